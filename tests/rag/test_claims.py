"""Claims: each date of a passage is read with its duty, subject and sectors, from the nearest words that tell them."""

import pytest

from rag.blocks import parse_blocks, strip_marker
from rag.claims import find_claims, find_duty, find_sectors, find_subjects
from rag.language.glossary import load_glossary
from rag.language.words import split_words
from rag.passage import DateClaim
from rag.store import Generation

PRIVATE = ("on_behalf_of_public", "self_paid")
EVERYONE = ("public", *PRIVATE)

LIST = """\
Julkisen palvelunantajan on aloitettava asiakirjojen tallentaminen viimeistään näin:
- lastensuojelu: 1.3.2025
- perheoikeudelliset palvelut: 1.9.2026
- yksityiset: 1.1.2026"""


def read(text: str, heading: str = "", language: str = "fi") -> list[DateClaim]:
    return list(find_claims((heading,), text, language))


def find(text: str, language: str = "fi") -> list:
    return load_glossary().find_mentions(split_words(text), language)


@pytest.mark.parametrize(
    ("language", "text", "duty", "subjects", "sectors"),
    [
        ("fi", "Palvelunantajan on liityttävä Kantaan viimeistään 1.9.2026.", "joining", (), ()),
        ("fi", "Yksityisen on liityttävä Kantaan 1.9.2026 mennessä.", "joining", (), PRIVATE),
        ("sv", "Serviceproducenten ska ansluta sig till Kanta senast den 1 september 2026.", "joining", (), ()),
        ("en", "A private provider must join Kanta by 1 September 2026.", "joining", (), PRIVATE),
        ("fi", "Luovutuslupa otetaan käyttöön 1.9.2026.", "consent", ("consent",), ()),
        ("fi", "Lastensuojelun asiakirjat on tallennettava 1.9.2026 alkaen.", "storing", ("child_welfare",), ()),
        ("sv", "Barnskyddets handlingar ska sparas från 1.9.2026.", "storing", ("child_welfare",), ()),
        ("en", "Child welfare documents must be stored from 1.9.2026.", "storing", ("child_welfare",), ()),
        ("fi", "Itse maksavien asiakkaiden asiakirjat tallennetaan 1.9.2026.", "storing", (), ("self_paid",)),
        ("fi", "Laki tuli voimaan 1.9.2026.", None, (), ()),
    ],
)
def test_sentence_tells_duty_subject_and_sectors(
    language: str, text: str, duty: str | None, subjects: tuple[str, ...], sectors: tuple[str, ...]
) -> None:
    (claim,) = read(text, language=language)
    assert (claim.iso, claim.duty, claim.subjects, claim.sectors) == ("2026-09-01", duty, subjects, sectors)
    assert claim.quote == text


def test_items_take_what_they_leave_unsaid_from_the_lead_in() -> None:
    assert [(claim.iso, claim.duty, claim.subjects, claim.sectors, claim.quote) for claim in read(LIST)] == [
        ("2025-03-01", "storing", ("child_welfare",), ("public",), "lastensuojelu: 1.3.2025"),
        ("2026-09-01", "storing", ("family_law",), ("public",), "perheoikeudelliset palvelut: 1.9.2026"),
        ("2026-01-01", "storing", (), PRIVATE, "yksityiset: 1.1.2026"),
    ]


def test_sentence_takes_what_it_leaves_unsaid_from_the_heading() -> None:
    (claim,) = read("Tallentaminen on aloitettava 1.1.2026.", heading="Itse maksavat asiakkaat")
    assert claim.sectors == ("self_paid",)


def test_sentence_s_own_words_beat_the_heading() -> None:
    (claim,) = read("Vammaispalvelujen asiakirjat tallennetaan 1.9.2025.", heading="Lastensuojelu")
    assert claim.subjects == ("disability",)


def test_sentences_do_not_borrow_from_each_other() -> None:
    first, second = read("Palvelunantajan on liityttävä 1.9.2026. Ohje päivitettiin 3.4.2025.")
    assert (first.duty, second.duty) == ("joining", None)


def test_date_said_twice_in_a_sentence_is_one_claim() -> None:
    assert [claim.iso for claim in read("Alkaa 1.3.2025 eli 1. maaliskuuta 2025.")] == ["2025-03-01"]


@pytest.mark.parametrize("text", ["", "Asiakirjoja on 5 092.", "Lain 703/2023 mukaan jaksolla 1/2022."])
def test_text_without_dates_claims_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("yksityiset palvelunantajat", PRIVATE),
        ("yksityinen ostopalvelun tuottaja", ("on_behalf_of_public",)),
        ("itse maksavat ja hyvinvointialueet", ("public", "self_paid")),
        ("hyvinvointialueet ja yksityiset", EVERYONE),
        ("asiakirjat", ()),
    ],
)
def test_private_alone_means_both_private_sectors(text: str, sectors: tuple[str, ...]) -> None:
    assert find_sectors(find(text)) == sectors


def test_subjects_are_named_once_in_the_order_of_the_text() -> None:
    mentions = find("Vammaispalvelut, lastensuojelu ja vammaispalvelujen asiakirjat")
    assert find_subjects(mentions) == ("disability", "child_welfare")


def test_subject_of_a_statute_names_its_duty_before_other_words_do() -> None:
    assert find_duty(find("lokitietojen tallentaminen")) == "log_data"
    assert find_duty(find("tallentaminen")) == "storing"
    assert find_duty(find("koulutus")) is None


def test_claims_of_the_shipped_corpus_quote_a_whole_unit_of_their_passage(generation: Generation) -> None:
    for passage in generation.passages:
        items = {strip_marker(item) for block in parse_blocks(passage.text) for item in block.items}
        for claim in passage.claims:
            assert claim.quote in passage.text
            assert claim.quote in items or claim.quote[-1] in ".!?:)”"
