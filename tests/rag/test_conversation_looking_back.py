"""Conversation: a follow-up looks back, asks when to start, or names a document or a person for another."""

from datetime import date

import pytest

from rag.asked_day import find_law_day
from rag.asked_deadline import find_asked_deadline
from rag.asked_guidance import AskedRow, find_asked_guidance
from rag.asked_plan import AskedPlan
from rag.conversation import make_standalone
from rag.question import Profile

TODAY = date(2026, 11, 22)
STORING = {
    "fi": "Milloin lastensuojelun asiakirjat on tallennettava Kantaan?",
    "sv": "När måste barnskyddets handlingar sparas i Kanta?",
    "en": "When must child welfare documents be stored in Kanta?",
}
JOINING = {
    "fi": "Milloin on liityttävä Kantaan?",
    "sv": "När ska man ansluta sig till Kanta?",
    "en": "By when must a provider join Kanta?",
}


def ask_row(before, text):
    """What the row says that a follow-up asks for."""
    asked = find_asked_guidance(make_standalone(text, [before]), TODAY)
    return asked.row.says if isinstance(asked, AskedRow) else asked


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fi", "Entä ennen heinäkuuta 2024?", date(2024, 6, 30)),
        ("sv", "Och före juli 2024?", date(2024, 6, 30)),
        ("en", "What about before July 2024?", date(2024, 6, 30)),
        ("fi", "Mitä vanha laki sanoi?", date(2023, 12, 31)),
        ("sv", "Vad sade den gamla lagen?", date(2023, 12, 31)),
        ("en", "What did the old act say?", date(2023, 12, 31)),
        ("fi", "Mikä se oli ennen lakimuutosta?", date(2024, 6, 30)),
    ],
)
def test_follow_up_that_looks_back_asks_earlier_law_of_the_same_thing(language, text, day):
    meaning = make_standalone(text, [STORING[language]])

    assert find_law_day(meaning, TODAY) == day
    assert find_asked_deadline(meaning, Profile(), day).subjects == ("child_welfare",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Mihin lakiin se perustuu?"),
        ("fi", "Minkä pykälän mukaan?"),
        ("sv", "Vilken paragraf bygger det på?"),
        ("en", "What is the legal basis for that?"),
    ],
)
def test_follow_up_asks_for_the_basis_of_what_was_said(language, text):
    meaning = make_standalone(text, [STORING[language]])

    assert "basis" in meaning.cues
    assert find_asked_deadline(meaning, Profile()).subjects == ("child_welfare",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Milloin työ on siis aloitettava?"),
        ("fi", "Milloin meidän pitäisi aloittaa valmistelut?"),
        ("sv", "När måste vi börja då?"),
        ("en", "When should we start then?"),
        ("en", "When should we start preparing for that?"),
    ],
)
def test_follow_up_asks_when_to_start_for_the_deadline_before(language, text):
    meaning = make_standalone(text, [JOINING[language]])

    assert find_asked_guidance(meaning, TODAY) == AskedPlan()
    assert meaning.duty == "joining"


@pytest.mark.parametrize(
    ("before", "text", "says"),
    [
        ("Näkyykö päätös asiakkaalle OmaKannassa?", "Entä maksusitoumus?", "never"),
        ("Näkyykö maksusitoumus asiakkaalle OmaKannassa?", "entä päätös?", "shown"),
        ("Syns ett beslut för klienten i MittKanta?", "Och en betalningsförbindelse?", "never"),
        ("Is a decision shown to the client in MyKanta?", "What about a payment commitment?", "never"),
        ("Are decisions shown in MyKanta?", "And case notes?", "not_at_first"),
    ],
)
def test_follow_up_asks_the_same_of_another_document(before, text, says):
    assert ask_row(before, text) == says


@pytest.mark.parametrize(
    ("before", "text", "says"),
    [
        ("Näkeekö huoltaja tiedot OmaKannassa?", "Entä valtuutettu?", "same_as_client"),
        ("Näkeekö valtuutettu tiedot OmaKannassa?", "entä huoltaja?", "unless_restricted"),
        ("Ser vårdnadshavaren uppgifterna i MittKanta?", "Och en yrkesutbildad?", "not_for_professionals"),
        ("Can a guardian see the data in MyKanta?", "What about a professional?", "not_for_professionals"),
    ],
)
def test_follow_up_asks_the_same_of_another_person(before, text, says):
    assert ask_row(before, text) == says


def test_complete_question_after_a_look_back_is_of_the_law_in_force():
    meaning = make_standalone(STORING["fi"], ["Mitä vanha laki sanoi lastensuojelusta?"])

    assert find_law_day(meaning, TODAY) is None


def test_follow_up_after_a_look_back_may_name_another_service_task():
    history = [STORING["fi"], "Entä ennen heinäkuuta 2024?"]
    meaning = make_standalone("entä vammaispalvelut?", history)

    assert find_asked_deadline(meaning, Profile()).subjects == ("disability",)
