"""Nuggets: the facts that an answer must, may and must not have."""

import pytest

from evals.metrics.nuggets import measure_absent, measure_all, measure_strict, measure_vital
from rag.answer import AnswerStatus
from tests.evals.samples import answer, expect, try_out


@pytest.mark.parametrize(
    ("vital", "okay", "shares"),
    [
        (("EIVÄT", "heti|pian"), (), (1.0, 1.0, 1.0)),
        (("eivät", "koskaan"), (), (0.5, 0.0, 0.5)),
        (("eivät",), ("koskaan",), (1.0, 1.0, 0.5)),
        ((), ("heti",), (None, None, 1.0)),
        ((), (), (None, None, None)),
    ],
)
def test_share_of_facts(vital: tuple[str, ...], okay: tuple[str, ...], shares: tuple[float | None, ...]) -> None:
    trial = try_out(case=expect(expected_vital=vital, expected_okay=okay))
    assert (measure_vital(trial), measure_strict(trial), measure_all(trial)) == shares


def test_facts_are_found_in_notices_too_and_through_markup() -> None:
    trial = try_out(
        answer("**Tiedot** [1].", notices=("Laki on muuttunut.",)), expect(expected_vital=("^tiedot", "muuttu"))
    )
    assert measure_strict(trial) == 1.0


@pytest.mark.parametrize(("pattern", "share"), [("näkyvät", 1.0), ("eivät näy", 0.0)])
def test_what_must_not_be_said_is_seen(pattern: str, share: float) -> None:
    assert measure_absent(try_out(case=expect(expected_absent=(pattern,)))) == share


def test_facts_are_not_owed_where_the_question_may_be_declined_and_was_but_forbidden_words_still_count() -> None:
    declined = answer("Päivä on 1.1.2030.", status=AnswerStatus.NOT_IN_GUIDANCE, citations=())
    case = expect(
        expected_status=("answered", "not_in_guidance"), expected_vital=("2026",), expected_absent=(r"1\.1\.2030",)
    )
    assert (measure_vital(try_out(declined, case)), measure_absent(try_out(declined, case))) == (None, 0.0)
