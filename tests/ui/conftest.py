"""What tests of the shown answer share: dates and citations made by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from rag.answer import Answer, AnsweredDate, AnswerStatus, Citation, RuleView
from rag.passage import SourceKind, Standing
from rag.rules.ruling import Certainty
from rag.rules.verdict import Verdict

DAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def make_date() -> Callable[..., AnsweredDate]:
    """A date of an answer: its day, subject, sector, verdict and the certainty of its rule."""

    def make(day: str, subject: str, sector: str | None = None, **more: Any) -> AnsweredDate:
        rule = RuleView(
            id=f"storing.{subject}",
            kind="storing",
            date=DAY,
            in_force_from=DAY,
            in_force_until=None,
            legal_basis="703/2023, 102 §",
            certainty=more.get("certainty", Certainty.CONFIRMED),
            verified_through="152/2026",
        )
        verdict = more.get("verdict", Verdict.AGREES)
        return AnsweredDate(
            date=day, subject=subject, sector=sector, document="laki", verdict=verdict, rule=rule, in_force_now=None
        )

    return make


@pytest.fixture(scope="session")
def make_citation() -> Callable[..., Citation]:
    """A citation of a passage: its number, quote and whatever else matters."""

    def make(number: int, quote: str, **more: Any) -> Citation:
        facts: dict[str, Any] = {
            "document": "laki",
            "title": "Laki",
            "name": "tiivistelmämme: laki",
            "publisher": "Eduskunta",
            "published": date(2024, 6, 7),
            "kind": SourceKind.STATUTE_DIGEST,
            "section": ("Laki", "Määräajat"),
            "place": "102 §",
            "page": None,
            "passage_text": "- eka: 1.9.2026\n- toka: 1.10.2029",
            "url": "https://finlex.fi/laki",
            "passage": "laki#102",
            "language": "fi",
            "standing": Standing.IN_FORCE,
        }
        return Citation(number=number, quote=quote, **{**facts, **more})

    return make


@pytest.fixture(scope="session")
def make_answer() -> Callable[..., Answer]:
    """An answer with what matters of it."""

    def make(text: str = "Nyt: tallenna [1].", **more: Any) -> Answer:
        facts: dict[str, Any] = {
            "id": None,
            "question": "Milloin?",
            "standalone_question": "Milloin?",
            "language": "fi",
            "as_of": DAY,
            "today": DAY,
            "status": AnswerStatus.ANSWERED,
        }
        return Answer(answer=text, **{**facts, **more})

    return make
