"""Conversation: a follow-up is made to stand alone, and a complete question takes nothing from before."""

import pytest

from rag.asked_deadline import AskedDeadline, find_asked_deadline
from rag.conversation import make_standalone, recall
from rag.question import Profile

STORING = {
    "fi": "Milloin lastensuojelun asiakirjat on vietävä Kantaan?",
    "sv": "När måste barnskyddets handlingar sparas i Kanta?",
    "en": "When must child welfare documents be stored in Kanta?",
}
PRIVATE = ("on_behalf_of_public", "self_paid")


def ask_after(history, text):
    """The deadline that a question asks for after earlier ones."""
    return find_asked_deadline(make_standalone(text, history), Profile())


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        ("fi", "entä vammaispalvelut?", "disability"),
        ("fi", "Ja iäkkäät?", "older_people"),
        ("fi", "vammaispalvelut", "disability"),
        ("fi", "entä video- ja äänitallenteet?", "recordings"),
        ("sv", "och funktionshinderservice?", "disability"),
        ("sv", "Hur är det med missbrukarvård?", "substance_abuse"),
        ("en", "and recordings?", "recordings"),
        ("en", "How about disability services?", "disability"),
        ("en", "What about disability services?", "disability"),
        ("sv", "Vad gäller för missbrukarvård?", "substance_abuse"),
        ("sv", "och äldre?", "older_people"),
    ],
)
def test_follow_up_asks_the_same_of_another_service_task(language, text, subject):
    assert ask_after([STORING[language]], text) == AskedDeadline("storing", (subject,), ())


@pytest.mark.parametrize(
    ("language", "text", "sectors"),
    [
        ("fi", "entä yksityiset?", PRIVATE),
        ("fi", "Entä jos palvelunantaja on yksityinen?", PRIVATE),
        ("fi", "entä itse maksavat asiakkaat?", ("self_paid",)),
        ("fi", "entä hyvinvointialue?", ("public",)),
        ("sv", "och privata?", PRIVATE),
        ("en", "and private providers?", PRIVATE),
        ("en", "what about private providers?", PRIVATE),
    ],
)
def test_follow_up_narrows_the_question_to_a_sector(language, text, sectors):
    assert ask_after([STORING[language]], text) == AskedDeadline("storing", ("child_welfare",), sectors)


@pytest.mark.parametrize(
    "text",
    [
        "Entä liittyminen?",
        "Entä milloin on liityttävä Kantaan?",
    ],
)
def test_follow_up_asks_of_another_duty(text):
    asked = ask_after([STORING["fi"]], text)
    assert asked is not None
    assert asked.duty == "joining"


@pytest.mark.parametrize(
    ("before", "text", "place"),
    [
        ("Milloin Keski-Suomi otti Kannan käyttöön?", "entä Pirkanmaa?", "Pirkanmaa"),
        ("Mitä pilotteja oli Turussa?", "entä Jyväskylässä?", "Jyväskylä"),
        ("Milloin Turun on liityttävä Kantaan?", "Entä Tampereen?", "Tampere"),
    ],
)
def test_follow_up_asks_the_same_of_another_place(before, text, place):
    assert [found.name for found in make_standalone(text, [before]).places] == [place]


def test_follow_up_asks_the_same_of_another_number():
    meaning = make_standalone("entä aallossa 4?", ["Kuinka monta tietoa aallossa 3 on?"])
    assert "4" in meaning.text
    assert "3" not in meaning.text
    assert "how_many" in meaning.cues


def test_follow_up_asks_of_another_act():
    meaning = make_standalone("entä 784/2021?", ["Mitä 703/2023 säätää?"])
    assert meaning.acts == ("784/2021",)


def test_what_a_follow_up_brings_in_is_marked_as_new():
    meaning = make_standalone("entä vammaispalvelut?", [STORING["fi"]])
    assert {part.text: part.is_new for part in meaning.focus} == {
        "vammaispalvelut": True,
        "asiakirjat": False,
        "vietävä Kantaan": False,
    }


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Pitääkö lastensuojelun asiakirjat tallentaa Kantaan?", "Milloin?"),
        ("Måste barnskyddets handlingar sparas i Kanta?", "När?"),
        ("Must child welfare documents be stored in Kanta?", "When?"),
    ],
)
def test_question_word_alone_asks_of_the_thing_before(before, text):
    assert ask_after([before], text) == AskedDeadline("storing", ("child_welfare",), ())


@pytest.mark.parametrize(
    "text",
    [
        "Mitä asiakas näkee OmaKannassa?",
        "Kuka päättää lapsen asiakirjan näyttämisestä huoltajille?",
        "Milloin luovutuslupaa ei tarvita?",
        "Kuinka kauan yhden palvelutehtävän käyttöönotto kestää?",
        "Milloin vammaispalvelujen asiakirjat on tallennettava Kantaan?",
    ],
)
def test_complete_question_takes_nothing_from_before(text):
    meaning = make_standalone(text, [STORING["fi"]])
    assert meaning == make_standalone(text, [])
    assert meaning.text == text


def test_follow_ups_build_on_each_other():
    history = [STORING["fi"]]
    assert ask_after(history, "entä yksityiset?") == AskedDeadline("storing", ("child_welfare",), PRIVATE)
    history.append("entä yksityiset?")
    assert ask_after(history, "entä vammaispalvelut?") == AskedDeadline("storing", ("disability",), PRIVATE)
    history.append("entä vammaispalvelut?")
    assert ask_after(history, "entä päihdehuolto?") == AskedDeadline("storing", ("substance_abuse",), PRIVATE)


def test_complete_question_in_between_starts_the_conversation_anew():
    history = [STORING["fi"], "entä yksityiset?", "Mitä asiakas näkee OmaKannassa?"]
    meaning = make_standalone("entä huoltaja?", history)
    assert meaning.subjects == ()
    assert meaning.sectors == ()
    assert meaning.names("mykanta", "guardian")


def test_first_question_of_a_conversation_stands_as_it_is():
    meaning = make_standalone("entä vammaispalvelut?", [])
    assert meaning.text == "entä vammaispalvelut?"
    assert meaning.subjects == ("disability",)


@pytest.mark.parametrize(
    ("before", "text", "language"),
    [
        ("fi", "och funktionshinderservice?", "sv"),
        ("sv", "What about family law?", "en"),
        ("en", "Entä perheoikeudelliset palvelut?", "fi"),
    ],
)
def test_follow_up_in_another_language_is_answered_in_it(before, text, language):
    meaning = make_standalone(text, [STORING[before]])
    assert meaning.language == language
    assert len(meaning.subjects) == 1


def test_follow_up_without_a_language_of_its_own_keeps_that_of_the_conversation():
    assert make_standalone("1.9.2026?", [STORING["sv"]]).language == "sv"


def test_default_language_counts_where_nothing_else_tells():
    assert make_standalone("OmaKanta?", [], default="en").language == "en"
    assert make_standalone("OmaKanta?", []).language == "fi"


def test_a_model_is_reminded_of_the_latest_questions_that_fit() -> None:
    assert recall(["a" * 10, "b" * 10, "now"], letters=10) == ["b" * 10, "now"]
    assert recall(["now"], letters=0) == ["now"]
