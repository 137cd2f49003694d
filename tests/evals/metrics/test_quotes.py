"""Quotes: a quote is exact, a number carried and a negation kept, or the answer is not what it cites."""

import pytest

from evals.metrics.quotes import measure_exact, measure_negations, measure_numbers
from evals.program import Text
from rag.answer import AnswerStatus
from tests.evals.samples import OTHER, TEXT, answer, cite, try_out


def test_exact_quote_with_its_mark_counts() -> None:
    assert measure_exact(try_out()) == 1.0


@pytest.mark.parametrize(
    "given",
    [
        answer("Tiedot näkyvät [1].", citations=(cite(quote="Tiedot näkyvät heti"),)),
        answer(citations=(cite(quote=""),)),
        answer("Tiedot eivät näy heti [1][2]."),
        answer("Tiedot eivät näy heti."),
        answer(citations=(cite(text=Text("guide#gone.fi", "guide#gone", TEXT.text)),)),
        answer(citations=(cite(text=Text(TEXT.id, TEXT.section_key, "Tiedot eivät näy heti. Vanha teksti.")),)),
        answer(citations=(cite(text=Text(OTHER.id, OTHER.section_key, TEXT.text)),)),
    ],
    ids=["changed", "empty", "no citation", "no mark", "unknown text", "older text", "neighbour's text"],
)
def test_anything_else_does_not(given) -> None:
    assert measure_exact(try_out(given)) == 0.0


def test_white_space_does_not_matter_and_a_declining_reply_quotes_nothing() -> None:
    assert measure_exact(try_out(answer(citations=(cite(quote="Tiedot  eivät\nnäy heti"),)))) == 1.0
    assert measure_exact(try_out(answer("En tiedä.", status=AnswerStatus.OUT_OF_SCOPE, citations=()))) is None


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Jakso on 3 kuukautta [1].", 1.0),
        ("Jakso on 4 kuukautta [1].", 0.0),
        ("Siitä kertoo 17 § [1]. Jakso on 9 kuukautta [1].", 0.5),
        ("Näin on 22.11.2026 [1].", 1.0),
        ("Näin on 23.11.2026 [1].", 0.0),
        ("Laki 703/2023 tuli voimaan 1.1.2024 [1].", 1.0),
        ("Laki 704/2023 tuli voimaan [1].", 0.0),
        ("Ei lukuja [1].", None),
    ],
)
def test_every_number_is_carried_by_a_citation_the_question_or_the_law(text: str, share: float | None) -> None:
    assert measure_numbers(try_out(answer(text))) == share


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Tiedot eivät näy heti [1].", 1.0),
        ("Tiedot näy heti [1].", 0.0),
        ("Jakso ei on 3 kuukautta, ja siitä kertoo 17 § [1].", 0.0),
        ("Aivan muuta puhetta ilman yhteistä [1].", None),
    ],
)
def test_copied_sentence_denies_as_its_passage_does(text: str, share: float | None) -> None:
    assert measure_negations(try_out(answer(text))) == share
