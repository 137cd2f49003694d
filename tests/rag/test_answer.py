"""Answer: as JSON it has the fields, forms and values that were agreed, and keeps no more than it says."""

import json
from datetime import date

import pytest
from pydantic import ValidationError

from rag.answer import Answer, AnsweredDate, AnswerStatus, Citation, RuleView
from rag.passage import SourceKind, Standing
from rag.rules.ruling import Certainty
from rag.rules.verdict import Verdict

FIELDS = {
    *("id", "question", "standalone_question", "language", "as_of", "today", "status", "answer", "verdict", "dates"),
    *("citations", "notices", "follow_ups", "composer", "index", "timings_ms"),
}
DATE_FIELDS = {"date", "subject", "sector", "document", "verdict", "rule", "in_force_now"}
RULE_FIELDS = {
    *("id", "kind", "date", "in_force_from", "in_force_until", "legal_basis", "certainty", "verified_through"),
}
CITATION_FIELDS = {
    *("number", "document", "title", "publisher", "published", "kind", "section", "page", "quote", "passage_text"),
    *("url", "passage", "standing"),
}

RULE = RuleView(
    id="storing.child_welfare",
    kind="joining",
    date=date(2026, 9, 1),
    in_force_from=date(2024, 7, 1),
    in_force_until=None,
    legal_basis="703/2023, 69 § 1 mom.",
    certainty=Certainty.CONFIRMED,
    verified_through="152/2026",
)
DATED = AnsweredDate(
    date="2022-04",
    subject="waves",
    sector=None,
    document="keski-suomi-2021",
    verdict=Verdict.NO_RULE,
    rule=RULE,
    in_force_now=None,
)
CITATION = Citation(
    number=1,
    document="bulletin",
    title="Tiedote",
    name="tiivistelmämme: tiedote",
    publisher="Kunta",
    published=None,
    kind=SourceKind.STATUTE_DIGEST,
    section=("Tiedote", "Tallentaminen"),
    place="sivu 1",
    page=None,
    quote="Teksti.",
    passage_text="Teksti.",
    url=None,
    passage="bulletin#storing.fi",
    language="fi",
    standing=Standing.UNDATED,
)


def make_answer(**fields: object) -> Answer:
    made = {
        "id": None,
        "question": "Milloin?",
        "standalone_question": "Milloin?",
        "language": "fi",
        "as_of": date(2026, 11, 22),
        "today": date(2026, 11, 22),
        "status": AnswerStatus.ANSWERED,
        "answer": "Teksti. [1]",
    }
    return Answer(**{**made, **fields})


def read_json(answer: Answer) -> dict:
    return json.loads(answer.model_dump_json())


def test_answer_has_every_agreed_field() -> None:
    written = read_json(make_answer(dates=(DATED,), citations=(CITATION,)))
    assert set(written) >= FIELDS
    assert set(written["dates"][0]) >= DATE_FIELDS
    assert set(written["dates"][0]["rule"]) >= RULE_FIELDS
    assert set(written["citations"][0]) >= CITATION_FIELDS


def test_statuses_verdicts_kinds_and_standings_are_the_agreed_words() -> None:
    assert {status.value for status in AnswerStatus} == {
        *("answered", "needs_clarification", "not_in_guidance", "out_of_scope", "personal_data", "error")
    }
    assert [verdict.value for verdict in Verdict] == ["agrees", "no_rule", "superseded", "conflicts"]
    assert {kind.value for kind in SourceKind} == {"digest", "original", "statute_digest"}
    assert {standing.value for standing in Standing} == {*("in_force", "superseded", "draft", "historical", "undated")}
    assert {certainty.value for certainty in Certainty} == {"confirmed", "inferred", "contested"}


def test_days_are_written_as_iso_and_dates_keep_their_precision() -> None:
    written = read_json(make_answer(dates=(DATED,)))
    assert (written["as_of"], written["today"]) == ("2026-11-22", "2026-11-22")
    assert written["dates"][0]["date"] == "2022-04"
    assert written["dates"][0]["rule"]["date"] == "2026-09-01"
    assert written["dates"][0]["rule"]["in_force_until"] is None


def test_answer_without_dates_has_no_verdict_and_empty_lists() -> None:
    written = read_json(make_answer())
    assert written["verdict"] is None
    assert [written[name] for name in ("dates", "citations", "notices", "follow_ups")] == [[]] * 4
    assert written["composer"] == "extractive"


def test_answer_is_read_back_from_its_json() -> None:
    answer = make_answer(id="q1", dates=(DATED,), citations=(CITATION,), notices=("Huomaa.",))
    assert Answer.model_validate_json(answer.model_dump_json()) == answer


def test_answer_is_not_changed_once_given() -> None:
    with pytest.raises(ValidationError):
        make_answer().answer = "muuta"  # type: ignore[misc]


def test_status_that_nobody_agreed_on_is_refused() -> None:
    with pytest.raises(ValidationError, match="status"):
        make_answer(status="perhaps")
