"""Settings: what the environment gives, else the defaults; what cannot be used is refused with a sentence."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.embedding import Embedder
from rag.errors import ChromaUnavailable, EmbedderUnavailable, IndexUnreadable, KantaneuvoError, SettingsError
from rag.settings import ROOT, SETTINGS, Settings, parse_day, read_today
from rag.vectors import VectorReader, write_vectors


def test_without_an_environment_the_defaults_hold() -> None:
    settings = Settings.from_environment({})
    assert settings == Settings()
    assert (settings.index, settings.corpus) == (ROOT / "index", ROOT / "corpus")
    assert (settings.chroma_url, settings.embedder, settings.model) == ("", "guidance-static", "")


@pytest.mark.parametrize(
    ("name", "given", "field", "value"),
    [
        ("KANTANEUVO_INDEX", "/x/index", "index", Path("/x/index")),
        ("KANTANEUVO_CORPUS", "own/corpus", "corpus", Path("own/corpus")),
        ("KANTANEUVO_CHROMA_URL", "http://localhost:8000", "chroma_url", "http://localhost:8000"),
        ("KANTANEUVO_RERANKER", "BAAI/bge-reranker-v2-m3", "reranker", "BAAI/bge-reranker-v2-m3"),
        ("KANTANEUVO_EMBEDDER", "intfloat/multilingual-e5-small", "embedder", "intfloat/multilingual-e5-small"),
        ("KANTANEUVO_MODEL", "ollama:gemma3", "model", "ollama:gemma3"),
        ("KANTANEUVO_MODEL_URL", "http://127.0.0.1:8080/v1", "model_url", "http://127.0.0.1:8080/v1"),
        ("KANTANEUVO_MODEL_TIMEOUT", "60", "model_timeout", 60),
        ("KANTANEUVO_MODEL_TOKENS", "500", "model_tokens", 500),
        ("KANTANEUVO_MODEL_CONTEXT", "2000", "model_context", 2000),
        ("KANTANEUVO_ADMINS", "Anna@example.fi, ,bertil", "admins", frozenset({"anna@example.fi", "bertil"})),
        ("KANTANEUVO_USER_HEADER", "X-Remote-User", "user_header", "X-Remote-User"),
    ],
)
def test_each_variable_sets_its_field_and_no_other(name: str, given: str, field: str, value: object) -> None:
    assert name in SETTINGS
    assert Settings.from_environment({name: given}) == replace(Settings(), **{field: value})


def test_empty_variables_mean_the_defaults() -> None:
    assert Settings.from_environment(dict.fromkeys(SETTINGS, "")) == Settings()


def test_variables_are_read_from_the_process_when_no_others_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KANTANEUVO_INDEX", "/elsewhere")
    monkeypatch.setenv("KANTANEUVO_TODAY", "2023-06-01")
    assert Settings.from_environment().index == Path("/elsewhere")
    assert read_today() == date(2023, 6, 1)


@pytest.mark.parametrize("environment", [{}, {"KANTANEUVO_TODAY": ""}])
def test_without_a_setting_today_is_the_clock_s(environment: dict[str, str]) -> None:
    assert abs((read_today(environment) - date.today()).days) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow",
        "1.9.2026",
        "2026-9-1",
        "20260901",
        "2026-02-30",
        "2026-13-01",
        "2026-09-01T00:00",
        " 2026-09-01",
        "２０２６-09-01",
        "2026-W36-2",
    ],
)
def test_what_is_no_day_is_refused_with_its_name_and_an_example(text: str) -> None:
    with pytest.raises(SettingsError) as fault:
        read_today({"KANTANEUVO_TODAY": text})
    assert str(fault.value) == f"KANTANEUVO_TODAY: “{text}” is not a day; write it as YYYY-MM-DD, such as 2026-09-01."


@given(st.dates())
def test_every_day_of_the_calendar_is_read(day: date) -> None:
    assert parse_day(day.isoformat(), "as_of") == day


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_refused_with_a_sentence(text: str) -> None:
    try:
        assert len(parse_day(text, "as_of").isoformat()) == len(text)
    except SettingsError as fault:
        assert str(fault).startswith("as_of: “")


@pytest.mark.parametrize("name", ["/no/such/model", "~nobody9/m"])
def test_embedder_that_cannot_be_loaded_is_refused_with_the_setting(name: str) -> None:
    with pytest.raises(EmbedderUnavailable, match=f"KANTANEUVO_EMBEDDER: the model “{name}” cannot be loaded"):
        Embedder(name).load()


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9",
        "https://127.0.0.1:9/chroma",
        "http://127.0.0.1:port",
        "http://127.0.0.1:99999",
        "127.0.0.1:9",
        "http://",
        "http://[::1",
    ],
)
def test_chroma_address_where_nobody_answers_is_refused_with_the_setting(url: str, tmp_path: Path) -> None:
    settings = Settings(index=tmp_path, chroma_url=url)
    with pytest.raises(IndexUnreadable, match="KANTANEUVO_CHROMA_URL"):
        write_vectors(tmp_path, settings, "000001-a", [])
    with pytest.raises(IndexUnreadable, match="KANTANEUVO_CHROMA_URL"):
        VectorReader(tmp_path, settings, "000001-a", 1)


def test_the_password_of_a_chroma_server_is_not_shown(tmp_path: Path) -> None:
    settings = Settings(index=tmp_path, chroma_url="http://name:secret@127.0.0.1:9")
    with pytest.raises(ChromaUnavailable) as fault:
        VectorReader(tmp_path, settings, "000001-a", 1)
    assert "127.0.0.1:9" in fault.value.detail
    assert "secret" not in str(fault.value) + fault.value.detail


def test_refusals_are_faults_that_a_person_can_act_on() -> None:
    assert issubclass(SettingsError, KantaneuvoError)
    assert SettingsError.code == "settings"
