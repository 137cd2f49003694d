"""Dates: an answer's dates are compared with the words, with the law asked again, and with what was expected."""

from datetime import date

import pytest

from evals.metrics.dates import measure_exact, measure_law, measure_verdicts
from rag.answer import AnswerStatus
from rag.rules.verdict import Verdict
from tests.evals.samples import answer, expect, state, try_out

LAW = state("2026-09-01", Verdict.AGREES)
OLD = state("2024-09-01", Verdict.SUPERSEDED)
BOTH = {"2026-09-01": "agrees", "2024-09-01": "superseded"}
SAID = "Viimeistään 1.9.2026. Aiemmin 1.9.2024."


@pytest.mark.parametrize(
    ("text", "dates", "exact", "verdicts"),
    [
        (SAID, (LAW, OLD), 1.0, 1.0),
        ("Viimeistään 1.9.2026.", (LAW, OLD), 0.0, 1.0),
        (SAID, (LAW,), 0.0, 0.5),
        (SAID, (LAW, state("2024-09-01", Verdict.AGREES)), 0.0, 0.5),
        (SAID, (), 1.0, 0.0),
        ("Ei päivää.", (), 0.0, 0.0),
    ],
)
def test_expected_dates_are_given_said_and_judged(text: str, dates: tuple, exact: float, verdicts: float) -> None:
    trial = try_out(answer(text, dates=dates), expect(expected_dates=BOTH))
    assert (measure_exact(trial), measure_verdicts(trial)) == (exact, verdicts)


def test_where_no_date_is_expected_or_the_question_was_rightly_declined_nothing_is_measured() -> None:
    declined = answer("En tiedä.", status=AnswerStatus.NOT_IN_GUIDANCE, citations=())
    case = expect(expected_status=("answered", "not_in_guidance"), expected_dates=BOTH)
    assert (measure_exact(try_out()), measure_verdicts(try_out())) == (None, None)
    assert (measure_exact(try_out(declined, case)), measure_verdicts(try_out(declined, case))) == (None, None)


@pytest.mark.parametrize(
    ("dates", "truth"),
    [
        ((LAW, OLD), 1.0),
        ((state("2026-09-01", Verdict.SUPERSEDED),), 0.0),
        ((state("2024-09-01", Verdict.AGREES),), 0.0),
        ((state("2027-09-01", Verdict.AGREES),), 0.0),
        ((state("2024-09-01", Verdict.SUPERSEDED, sector="public"),), 1.0),
        ((state("2026-09-01", Verdict.NO_RULE, subject="effort"),), 1.0),
    ],
)
def test_verdicts_are_those_that_the_rules_give(dates: tuple, truth: float) -> None:
    said = " ".join(f"{int(one.date[8:])}.{int(one.date[5:7])}.{one.date[:4]}" for one in dates)
    assert measure_law(try_out(answer(said, dates=dates))) == truth


def test_date_that_does_not_stand_in_the_words_is_wrong() -> None:
    assert measure_law(try_out(answer("Viimeistään 2.9.2026.", dates=(LAW,)))) == 0.0


@pytest.mark.parametrize(("on", "verdict"), [(date(2024, 6, 30), 0.0), (date(2024, 7, 1), 1.0)])
def test_law_is_that_of_the_day_asked_about(on: date, verdict: float) -> None:
    given = answer("1.9.2026", dates=(state("2026-09-01", Verdict.AGREES, sector="public"),))
    assert measure_law(try_out(given.model_copy(update={"as_of": on}))) == verdict
