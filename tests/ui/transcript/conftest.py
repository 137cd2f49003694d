"""What tests of transcripts share: a conversation made by hand."""

from collections.abc import Callable
from datetime import date

import pytest

from rag.answer import Answer, AnsweredDate, Citation
from ui.turn import Turn

SAVED_ON = date(2026, 11, 22)
WORDS = "Nyt: tallenna [1].\nToka rivi.\n\n- päätökset\n- lausunnot\n\n2. kirjaa"


@pytest.fixture(scope="session")
def turns(
    make_answer: Callable[..., Answer],
    make_citation: Callable[..., Citation],
    make_date: Callable[..., AnsweredDate],
) -> list[Turn]:
    """Two turns: one with a date, a source and a notice, and a refusal."""
    answer = make_answer(
        WORDS,
        dates=(make_date("2026-09-01", "child_welfare"),),
        citations=(make_citation(1, "eka: 1.9.2026"),),
        notices=("Laki on muuttunut.",),
    )
    return [Turn("Milloin?", answer), Turn("Mikä sää?", make_answer("Ei meille.", status="out_of_scope"))]
