"""Grounding: a quote, word, number or date that nothing carries takes its statement away; an honest one stays."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answer import AnsweredDate
from rag.composition.draft import Draft, Quote, Statement
from rag.grounding import is_exact, is_grounded, keep_grounded
from rag.language.dates import show_date
from rag.passage import Standing, Validity
from rag.rules.verdict import Verdict
from tests.rag.samples import make_passage

TEXT = (
    "Lastensuojelun asiakirjat tallennetaan viimeistään 1.3.2025. Vanhoja asiakirjoja ei ole pakko tallentaa.\n\n"
    "Varannossa on 5 092 asiakirjaa ja 8 117 merkintää, joiden laatiminen kesti 2,5 päivää:\n"
    "- lausunnot\n- suunnitelmat (ei luonnoksia)"
)
UNTIL = Validity(
    standing=Standing.SUPERSEDED, published=date(2022, 5, 10), in_force_until=date(2024, 6, 30), superseded_by="x"
)
PASSAGE = make_passage(TEXT, validity=UNTIL)
FIRST, SECOND = "Lastensuojelun asiakirjat tallennetaan viimeistään 1.3.2025.", "Vanhoja asiakirjoja ei ole pakko"


def state(text: str, quote: str = TEXT, **more: object) -> Statement:
    """A statement that rests on one quote of the passage."""
    return Statement(text, (Quote(PASSAGE, quote),), **more)


def make_date(iso: str) -> AnsweredDate:
    return AnsweredDate(
        date=iso,
        subject="child_welfare",
        sector=None,
        document="bulletin",
        verdict=Verdict.NO_RULE,
        rule=None,
        in_force_now=None,
    )


@pytest.mark.parametrize(
    "statement",
    [
        state("Asiakirjat tallennetaan viimeistään 1.3.2025 [[0]]."),
        state("Asiakirjat tallennetaan, kertoo tiedote 10.5.2022 [[0]]."),
        state("Sitä sovellettiin 30.6.2024 asti [[0]]."),
        state("Nyt viimeistään 1.9.2026 [[0]].", days=(date(2026, 9, 1),)),
        state("Muutos on laissa 307/2024 [[0]].", carried=("307/2024",)),
        state(f"{FIRST} [[0]]", FIRST, is_quoted=True),
        state("Lastensuojelun  asiakirjat\ntallennetaan viimeistään 1.3.2025.", FIRST, is_quoted=True),
        state(f"{FIRST} [[0]] (kumoutunut; voimassa 30.6.2024 asti)", FIRST, is_quoted=True),
        state("lausunnot", "lausunnot", is_quoted=True),
        state("suunnitelmat (ei luonnoksia)", "suunnitelmat (ei luonnoksia)", is_quoted=True),
        Statement("Lähteessä suomeksi:"),
    ],
    ids=lambda statement: statement.text,
)
def test_honest_statement_stays(statement: Statement) -> None:
    assert is_grounded(statement)


@pytest.mark.parametrize(
    "quote",
    [
        FIRST.replace("1.3.2025", "1.4.2025"),
        FIRST.replace("1.3.2025", "1.3.2026"),
        FIRST.replace("viimeistään ", ""),
        FIRST.replace("Lastensuojelun", "Vammaispalvelujen"),
        FIRST.lower(),
        SECOND.replace("ei ole", "on"),
        SECOND.replace("ei ", ""),
        "5 093 asiakirjaa",
        f"{FIRST} Vammaispalvelujen asiakirjat 1.9.2025.",
        ".3.2025",
        "asiakirjoja ei ole pak",
        "  ",
    ],
)
def test_quote_that_the_passage_does_not_have_takes_the_statement_away(quote: str) -> None:
    assert not is_grounded(state("Näin sanotaan [[0]].", quote))


@pytest.mark.parametrize(
    "text",
    [
        "Asiakirjat tallennetaan viimeistään 1.4.2025 [[0]].",
        "Asiakirjat tallennetaan viimeistään 1.3.2026 [[0]].",
        "Asiakirjat tallennetaan viimeistään 3/2025 [[0]].",
        "Asiakirjat tallennetaan vuonna 2025 [[0]].",
        "Muutos on laissa 307/2024 [[0]].",
        "Asiakirjoja on 5 093 [[0]].",
        "Nyt viimeistään 1.9.2026 [[0]].",
        "Asiakirjoja on 8 092 [[0]].",
        "Laatiminen kesti 5,2 päivää [[0]].",
    ],
)
def test_number_or_date_that_nothing_carries_takes_the_statement_away(text: str) -> None:
    assert not is_grounded(state(text))


def test_number_of_one_statement_does_not_carry_another() -> None:
    draft = Draft((state("Viimeistään 1.9.2026.", days=(date(2026, 9, 1),)), state("Kaikki 1.9.2026 mennessä.")))
    assert keep_grounded(draft).statements == draft.statements[:1]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1. maaliskuuta 2025", "1. huhtikuuta 2025"),
        ("1 March 2025", "1 April 2025"),
        ("den 1 mars 2025", "den 1 maj 2025"),
        ("1. maaliskuuta 2025", "2. maaliskuuta 2025"),
        ("1 March 2025", "1 March 2026"),
    ],
)
def test_changed_date_in_words_takes_the_statement_away(written: str, said: str) -> None:
    passage = make_passage(f"Viimeistään {written}.")
    assert not is_grounded(Statement(f"Viimeistään {said} [[0]].", (Quote(passage, passage.text),)))


@pytest.mark.parametrize(
    "text",
    [
        "Vanhoja asiakirjoja on pakko tallentaa. [[0]]",
        "Vanhoja asiakirjoja ole pakko tallentaa. [[0]]",
        "Vammaispalvelujen asiakirjat tallennetaan viimeistään 1.3.2025. [[0]]",
        "Jotakin aivan muuta. [[0]]",
        "suunnitelmat (luonnoksia)",
        "Vanhoja asiakirjoja on pakko (aina) tallentaa. [[0]]",
        f"{FIRST[:-9]}1.4.2025. [[0]]",
    ],
)
def test_quotation_in_other_words_than_the_passage_is_taken_away(text: str) -> None:
    assert not is_grounded(state(text, is_quoted=True))


def test_draft_that_is_carried_is_left_as_it_is() -> None:
    draft = Draft((state(f"{FIRST} [[0]]", is_quoted=True),), (make_date("2025-03-01"),), ("n",), ("f",))
    assert keep_grounded(draft) == draft


def test_dates_of_a_statement_that_falls_fall_with_it() -> None:
    kept, lost = state("Viimeistään 1.3.2025 [[0]]."), state("Sitten 1.4.2027 [[0]].")
    draft = Draft((kept, lost), (make_date("2025-03-01"), make_date("2027-04-01")), ("notice",), ("next?",))
    assert keep_grounded(draft) == Draft((kept,), (make_date("2025-03-01"),), ("notice",), ("next?",))


def test_items_fall_with_their_lead_in() -> None:
    lead_in = Statement("Tallennetaan 1.4.2027 alkaen:", is_quoted=True)
    assert keep_grounded(Draft((lead_in, state("lausunnot", "lausunnot", separator="\n- ")))).statements == ()


def test_lead_in_falls_with_its_last_item() -> None:
    lead_in, item = Statement("Varannossa on:"), state("valitukset", "valitukset", separator="\n- ")
    assert keep_grounded(Draft((lead_in, item))).statements == ()


@settings(deadline=None)
@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1)))
def test_only_the_days_that_are_carried_may_be_said(day: date) -> None:
    carried = {date(2025, 3, 1), date(2022, 5, 10), date(2024, 6, 30), date(2026, 9, 1)}
    statement = state(f"Viimeistään {show_date(day.isoformat())} [[0]].", days=(date(2026, 9, 1),))
    assert is_grounded(statement) == (day in carried)


@settings(deadline=None)
@given(st.data())
def test_any_run_of_words_of_a_passage_is_an_exact_quote(data: st.DataObject) -> None:
    words = TEXT.split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    spaces = data.draw(st.sampled_from([" ", "\n", "  ", "\u00a0", "\t"]))
    assert is_exact(Quote(PASSAGE, spaces.join(words[first:last])))
