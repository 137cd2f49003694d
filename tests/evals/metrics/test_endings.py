"""Endings: declining and answering are right where they are due, in the asker's language, without a leak."""

import pytest

from evals.metrics import endings
from rag.answer import AnswerStatus
from tests.evals.samples import answer, expect, try_out

DECLINED = answer("Ohjeissa ei ole vastausta tähän.", status=AnswerStatus.NOT_IN_GUIDANCE, citations=())
FAILED = answer("Vika.", status=AnswerStatus.ERROR, citations=())
ANSWERABLE, UNANSWERABLE = expect(), expect(expected_status=("not_in_guidance", "out_of_scope"))


@pytest.mark.parametrize(
    ("given", "case", "recall", "precision", "willingness"),
    [
        (answer(), ANSWERABLE, None, None, 1.0),
        (DECLINED, ANSWERABLE, None, 0.0, 0.0),
        (DECLINED, UNANSWERABLE, 1.0, 1.0, None),
        (answer(), UNANSWERABLE, 0.0, None, None),
        (FAILED, UNANSWERABLE, 0.0, None, None),
        (FAILED, ANSWERABLE, None, None, 0.0),
    ],
)
def test_declining_and_answering(given, case, recall, precision, willingness) -> None:
    trial = try_out(given, case)
    assert endings.measure_abstention_recall(trial) == recall
    assert endings.measure_abstention_precision(trial) == precision
    assert endings.measure_willingness(trial) == willingness


def test_status_is_one_of_the_expected() -> None:
    assert endings.measure_status(try_out(DECLINED, UNANSWERABLE)) == 1.0
    assert endings.measure_status(try_out(DECLINED, ANSWERABLE)) == 0.0


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Asiakas näkee tietonsa palvelussa heti [1].", 1.0),
        ("The client sees the data in the service at once [1].", 0.0),
    ],
)
def test_answer_is_in_the_language_of_the_question(text: str, share: float) -> None:
    assert endings.measure_language(try_out(answer(text))) == share


def test_secret_is_found_wherever_it_was_kept() -> None:
    case = expect(secrets=("010190-921A",))
    assert endings.measure_silence(try_out()) is None
    assert endings.measure_silence(try_out(case=case)) == 1.0
    for field in ("question", "standalone_question", "answer"):
        leaking = answer().model_copy(update={field: "hetu 010190-921a"})
        assert endings.measure_silence(try_out(leaking, case)) == 0.0
