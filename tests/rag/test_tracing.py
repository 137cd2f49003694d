"""Tracing: each question has a span with one for each step, which tell no text; without a setting there is none."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from ingest.sync import bring_up_to_date
from rag.chain import STEPS, Assistant
from rag.errors import SettingsError
from rag.question import Question
from rag.settings import Settings
from rag.tracing import Tracing
from tests.small_corpus import ANSWER, QUESTION, write_corpus

DAY = date(2026, 11, 23)


def test_question_and_each_step_have_a_span_without_any_text(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    generation = bring_up_to_date(settings).generation
    kept, assistant = InMemorySpanExporter(), Assistant(settings)
    assistant._tracing = tracing = Tracing(exporter=kept)
    answer = assistant.answer(Question(text=QUESTION, as_of=DAY, today=DAY))
    tracing.flush()
    *steps, whole = kept.get_finished_spans()
    assert ANSWER in answer.answer
    assert [span.name for span in steps] == list(STEPS)
    assert {span.parent.span_id for span in steps if span.parent} == {whole.context.span_id}
    assert dict(whole.attributes or {}) == {"status": "answered", "language": "fi", "generation": generation}
    told = " ".join(span.to_json() for span in (*steps, whole))
    assert not [word for word in (*QUESTION.split(), ANSWER) if word in told]


def test_nothing_is_traced_without_a_setting() -> None:
    with Tracing().span("scope") as facts:
        facts["status"] = "answered"
    assert Assistant(Settings())._tracing._provider is None


def test_address_that_is_none_is_told() -> None:
    with pytest.raises(SettingsError, match="KANTANEUVO_TRACES: “collector” is no address"):
        Assistant(replace(Settings(), traces="collector"))
