"""Guidance dates: each date of the guidance is told with its verdict and its document; drafts are not told."""

from datetime import date

import pytest

from rag.asked_deadline import AskedDeadline
from rag.composition.draft import Draft
from rag.composition.guidance_dates import GuidanceDate, compose_guidance_dates, find_guidance_dates
from rag.grounding import keep_grounded
from rag.passage import Passage, SourceKind, Standing, Validity
from tests.conftest import TODAY
from tests.rag.conftest import Shelve
from tests.rag.samples import make_brief, make_passage

QUESTION = "Milloin lastensuojelun asiakirjat on tallennettava Kantaan?"
ASKED = AskedDeadline("storing", ("child_welfare",), ())
DRAFT = Validity(standing=Standing.DRAFT, published=date(2022, 1, 1))
LATER = Validity(standing=Standing.IN_FORCE, published=date(2027, 1, 1))


def state(day: str, what: str = "Lastensuojelun", **fields: object) -> Passage:
    return make_passage(f"{what} asiakirjat tallennetaan viimeistään {day}.", **fields)


def find(
    shelve: Shelve, *passages: Passage, on: date = TODAY, asked: AskedDeadline = ASKED, question: str = QUESTION
) -> list[GuidanceDate]:
    return find_guidance_dates(make_brief(shelve(*passages), question, on), asked)


def compose(shelve: Shelve, *passages: Passage, on: date = TODAY) -> Draft:
    """What is said of the guidance, which grounding must leave as it is."""
    brief = make_brief(shelve(*passages), QUESTION, on)
    draft = compose_guidance_dates(brief, find_guidance_dates(brief, ASKED), ())
    assert keep_grounded(draft) == draft
    return draft


@pytest.mark.parametrize(
    ("day", "on", "verdict", "repealed"),
    [
        ("1.9.2026", TODAY, "agrees", None),
        ("1.3.2025", TODAY, "superseded", date(2024, 7, 1)),
        ("1.3.2025", date(2024, 7, 1), "superseded", date(2024, 7, 1)),
        ("1.3.2025", date(2024, 6, 30), "agrees", None),
        ("1.4.2027", TODAY, "conflicts", None),
        ("1.9.2026", date(2024, 6, 30), "conflicts", None),
    ],
)
def test_date_is_compared_with_the_law_of_the_day(
    shelve: Shelve, day: str, on: date, verdict: str, repealed: date | None
) -> None:
    (found,) = find(shelve, state(day), on=on)
    assert (found.verdict, found.repealed) == (verdict, repealed)
    assert found.dated.document == "bulletin"
    assert found.dated.verdict == verdict


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("1.9.2026", "Saman päivän 1.9.2026 kertoo myös tiedote 10.5.2022 [[0]]."),
        ("1.3.2025", "Päivämäärä 1.3.2025, jonka kertoo tiedote 10.5.2022 [[0]], kumottiin 1.7.2024;"),
        ("1.4.2027", "Päivämäärä 1.4.2027, jonka kertoo tiedote 10.5.2022 [[0]], poikkeaa laista:"),
    ],
)
def test_date_is_said_with_its_document_and_how_it_fares(shelve: Shelve, day: str, said: str) -> None:
    (statement,) = compose(shelve, state(day)).statements
    assert statement.text.startswith(said)
    assert statement.quotes[0].text == f"Lastensuojelun asiakirjat tallennetaan viimeistään {day}."


def test_repealed_date_never_reads_as_no_duty(shelve: Shelve) -> None:
    (statement,) = compose(shelve, state("1.3.2025")).statements
    assert statement.text.endswith("velvollisuutta ei kumottu.")


@pytest.mark.parametrize(
    "passage",
    [
        state("1.3.2025", validity=DRAFT),
        state("1.3.2025", validity=LATER),
        state("1.3.2025", kind=SourceKind.STATUTE_DIGEST),
        state("1.3.2025", what="Vammaispalvelun"),
        state("1.3.2025", what="Itse maksavien lastensuojelun"),
        make_passage("Lastensuojelun koulutus on 1.3.2025.", section=("Ohje", "Koulutus")),
    ],
    ids=["draft", "later", "statute", "other subject", "other sector", "no duty"],
)
def test_date_that_is_not_guidance_on_what_is_asked_is_left_out(shelve: Shelve, passage: Passage) -> None:
    assert (
        find(shelve, state("1.9.2026"), passage.model_copy(update={"id": "other#x.fi", "document": "other"}))[1:] == []
    )


def test_statute_of_earlier_law_is_told_when_that_is_asked(shelve: Shelve) -> None:
    old = Validity(standing=Standing.SUPERSEDED, published=date(2022, 1, 1), in_force_until=date(2024, 6, 30))
    passage = state("1.3.2025", kind=SourceKind.STATUTE_DIGEST, validity=old)
    question = "Mikä oli aiemman lain mukaan lastensuojelun asiakirjojen tallentamisen määräaika?"
    assert [row.claim.iso for row in find(shelve, passage, question=question)] == ["2025-03-01"]


def test_sector_that_is_asked_for_gets_its_own_date(shelve: Shelve) -> None:
    passages = state("1.3.2025"), state("1.1.2026", what="Itse maksavien lastensuojelun", name="own")
    asked = AskedDeadline("storing", ("child_welfare",), ("self_paid",))
    found = {row.claim.iso: row.dated.sector for row in find(shelve, *passages, asked=asked)}
    assert found == {"2025-03-01": "self_paid", "2026-01-01": "self_paid"}


def test_date_that_a_document_gives_twice_is_told_once(shelve: Shelve) -> None:
    assert len(find(shelve, state("1.3.2025"), state("1.3.2025", name="again"))) == 1


def test_date_that_two_documents_give_is_told_in_one_sentence_that_cites_both(shelve: Shelve) -> None:
    other = state("1.3.2025", id="guide#s.fi", section_key="guide#s", document="guide", short={"fi": "opas"})
    (statement,) = compose(shelve, state("1.3.2025"), other).statements
    assert "tiedote 10.5.2022 [[0]] ja opas [[1]]" in statement.text
    assert [quote.passage.document for quote in statement.quotes] == ["bulletin", "guide"]


def test_date_that_the_law_has_said_already_is_not_listed_again(shelve: Shelve) -> None:
    brief = make_brief(shelve(state("1.9.2026")), QUESTION)
    stated = find_guidance_dates(brief, ASKED)
    assert compose_guidance_dates(brief, stated, [stated[0].dated]).dates == ()


def test_date_of_a_duty_without_a_rule_is_listed_but_not_judged_in_words(shelve: Shelve) -> None:
    draft = compose(shelve, state("1.3.2025", validity=Validity(standing=Standing.IN_FORCE)), on=date(2021, 10, 31))
    assert draft.statements == ()
    assert [dated.verdict for dated in draft.dates] == ["no_rule"]


def test_date_that_is_law_for_no_subject_is_told_once_however_long_it_was_law_for_each(shelve: Shelve) -> None:
    both = AskedDeadline("storing", ("child_welfare", "substance_abuse"), ("self_paid",))
    brief = make_brief(shelve(state("1.1.2026", "Itse maksavien asiakkaiden")), "Milloin itse maksavien asiakirjat?")
    stated = find_guidance_dates(brief, both)
    assert len({row.verdict for row in stated}) == 2
    (told,) = compose_guidance_dates(brief, stated, ()).statements
    assert "1.7.2024" in told.text
