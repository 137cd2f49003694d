"""Citations: what is said is carried by what is cited, and nothing is cited in vain."""

import pytest

from evals.metrics.citations import measure_documents, measure_precision, measure_recall, measure_sections
from rag.answer import AnswerStatus
from tests.evals.samples import OTHER, answer, cite, expect, try_out

BOTH = (cite(1), cite(2, OTHER))


@pytest.mark.parametrize(
    ("text", "recall", "precision"),
    [
        ("Tiedot eivät näy heti [1].", 1.0, 1.0),
        ("Turvakodin asiakirjat eivät näy koskaan [2].", 1.0, 1.0),
        ("Turvakodin asiakirjat eivät näy koskaan [1].", 0.0, 0.0),
        ("Turvakodin asiakirjat eivät näy koskaan [1][2].", 1.0, 0.5),
        ("Tiedot eivät näy heti [1]. Kunta maksaa kaiken palkan [1].", 0.5, 0.5),
        ("Jakso on 3 kuukautta [1].", 1.0, 1.0),
        ("Jakso on 5 kuukautta [1].", 0.0, 0.0),
        ("Tiedot eivät näy heti.", 0.0, None),
    ],
)
def test_statements_are_supported_and_citations_needed(text: str, recall: float, precision: float | None) -> None:
    trial = try_out(answer(text, citations=BOTH))
    assert (measure_recall(trial), measure_precision(trial)) == (recall, precision)


def test_document_and_section_are_among_the_expected() -> None:
    right = try_out(case=expect(expected_documents=("guide", "x"), expected_sections=("guide#period",)))
    wrong = try_out(case=expect(expected_documents=("x",), expected_sections=("guide#other",)))
    assert (measure_documents(right), measure_sections(right)) == (1.0, 1.0)
    assert (measure_documents(wrong), measure_sections(wrong)) == (0.0, 0.0)
    assert (measure_documents(try_out()), measure_sections(try_out())) == (None, None)


def test_declining_reply_has_no_statements_and_owes_its_document_only_where_there_is_one() -> None:
    declined = answer("En tiedä.", status=AnswerStatus.NOT_IN_GUIDANCE, citations=())
    may_decline = expect(expected_status=("answered", "not_in_guidance"), expected_documents=("guide",))
    assert measure_recall(try_out(declined)) is None
    assert measure_documents(try_out(declined, may_decline)) is None
    assert measure_documents(try_out(declined, expect(expected_documents=("guide",)))) == 0.0
