"""Settings: where the index and the corpus lie, which models are used; read from the environment once."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from rag.errors import SettingsError

ROOT = Path(__file__).parents[1]
"""The project's folder."""

DEFAULT_EMBEDDER = "guidance-static"
"""The embedder in `rag/models`, which needs no network."""

ORGANISATION_FILE = "organisation.yaml"
"""The file of the corpus in which an admin gives what the organisation says of its own practice."""

SETTINGS = {
    "KANTANEUVO_INDEX": "folder of the index (default: index)",
    "KANTANEUVO_CORPUS": "folder of the register and the documents (default: corpus)",
    "KANTANEUVO_CHROMA_URL": "address of a Chroma server; empty = Chroma runs inside the program",
    "KANTANEUVO_EMBEDDER": f"name or folder of a sentence-transformers model (default: {DEFAULT_EMBEDDER})",
    "KANTANEUVO_DIMENSIONS": "numbers of each vector that are used, such as 128; empty = all",
    "KANTANEUVO_RERANKER": "name or folder of a cross-encoder that orders what is found; empty = none",
    "KANTANEUVO_MODEL": "name of a LangChain chat model; empty = no language model",
    "KANTANEUVO_MODEL_URL": "address of the chat model's server; empty = the provider's usual one",
    "KANTANEUVO_MODEL_TIMEOUT": "seconds that the chat model may take for an answer (default: 30)",
    "KANTANEUVO_MODEL_TOKENS": "tokens that the chat model may write for an answer (default: 800)",
    "KANTANEUVO_MODEL_CONTEXT": "tokens that the chat model may be sent with a question (default: 6000)",
    "KANTANEUVO_FETCH_LOOPBACK": "for tests: port and certificate authority of a server on this machine to fetch from",
    "KANTANEUVO_RUNS": "folder of the evaluation runs (default: evals/runs)",
    "KANTANEUVO_ADMINS": "e-mail addresses or names of the admins, with commas between",
    "KANTANEUVO_USER_HEADER": "header in which a trusted proxy names the user; empty = no such proxy",
    "KANTANEUVO_AUDIT": "folder of the chat's audit log; empty = none",
    "KANTANEUVO_AUDIT_KEY": "the secret that questions are digested with in the audit log",
    "KANTANEUVO_AUDIT_DAYS": "days that the audit log is kept (default: 90)",
    "KANTANEUVO_FEEDBACK": "file or database address of the feedback; off = none (default: feedback/feedback.db)",
    "KANTANEUVO_FEEDBACK_DAYS": "days that feedback is kept (default: 365)",
    "KANTANEUVO_REMEMBERED": "answers kept in memory for questions that come again; 0 = none (default: 256)",
    "KANTANEUVO_QUESTIONS_PER_MINUTE": "questions that one asker may ask in the chat; 0 = any number (default: 15)",
    "KANTANEUVO_TRACES": "address of an OpenTelemetry collector that is sent a span a step; empty = none",
    "KANTANEUVO_TODAY": "the day to take for today, YYYY-MM-DD; empty = the clock's",
}
"""Every setting and what it means."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TELEMETRY_OFF = {
    "ANONYMIZED_TELEMETRY": "False",
    "CHROMA_TELEMETRY_ENABLED": "False",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_TRACING": "false",
    "TOKENIZERS_PARALLELISM": "false",
}


@dataclass(frozen=True)
class Settings:
    """What a run is set to."""

    index: Path = ROOT / "index"
    corpus: Path = ROOT / "corpus"
    runs: Path = ROOT / "evals" / "runs"
    chroma_url: str = ""
    embedder: str = DEFAULT_EMBEDDER
    dimensions: int = 0
    reranker: str = ""
    model: str = ""
    model_url: str = ""
    model_timeout: float = 30
    model_tokens: int = 800
    model_context: int = 6000
    admins: frozenset[str] = frozenset()
    user_header: str = ""
    audit: Path | None = None
    audit_key: str = field(default="", repr=False)
    audit_days: int = 90
    feedback: str = field(default=str(ROOT / "feedback" / "feedback.db"), repr=False)
    feedback_days: int = 365
    fetch_loopback: str = ""
    remembered: int = 256
    questions_per_minute: int = 15
    traces: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings that the environment variables give."""
        return cls(
            index=Path(environment.get("KANTANEUVO_INDEX") or cls.index),
            corpus=Path(environment.get("KANTANEUVO_CORPUS") or cls.corpus),
            runs=Path(environment.get("KANTANEUVO_RUNS") or cls.runs),
            chroma_url=environment.get("KANTANEUVO_CHROMA_URL", ""),
            embedder=environment.get("KANTANEUVO_EMBEDDER") or cls.embedder,
            dimensions=_read_dimensions(environment.get("KANTANEUVO_DIMENSIONS", "")),
            reranker=environment.get("KANTANEUVO_RERANKER", ""),
            model=environment.get("KANTANEUVO_MODEL", ""),
            model_url=environment.get("KANTANEUVO_MODEL_URL", ""),
            model_timeout=_read_count(environment, "KANTANEUVO_MODEL_TIMEOUT", int(cls.model_timeout)),
            model_tokens=_read_count(environment, "KANTANEUVO_MODEL_TOKENS", cls.model_tokens),
            model_context=_read_count(environment, "KANTANEUVO_MODEL_CONTEXT", cls.model_context),
            admins=frozenset(name.strip().casefold() for name in environment.get("KANTANEUVO_ADMINS", "").split(","))
            - {""},
            user_header=environment.get("KANTANEUVO_USER_HEADER", "").strip(),
            audit=Path(environment["KANTANEUVO_AUDIT"]) if environment.get("KANTANEUVO_AUDIT") else None,
            audit_key=environment.get("KANTANEUVO_AUDIT_KEY", ""),
            audit_days=_read_count(environment, "KANTANEUVO_AUDIT_DAYS", cls.audit_days),
            feedback=_read_feedback(environment.get("KANTANEUVO_FEEDBACK", "").strip() or cls.feedback),
            feedback_days=_read_count(environment, "KANTANEUVO_FEEDBACK_DAYS", cls.feedback_days),
            fetch_loopback=environment.get("KANTANEUVO_FETCH_LOOPBACK", ""),
            remembered=_read_number(environment, "KANTANEUVO_REMEMBERED", cls.remembered),
            questions_per_minute=_read_number(environment, "KANTANEUVO_QUESTIONS_PER_MINUTE", cls.questions_per_minute),
            traces=environment.get("KANTANEUVO_TRACES", "").strip(),
        )


def _read_count(environment: Mapping[str, str], name: str, default: int) -> int:
    """A setting that is a whole number above zero; raises SettingsError for any other."""
    given = environment.get(name) or str(default)
    if not re.fullmatch(r"[1-9][0-9]{0,6}", given):
        raise SettingsError(f"{name}: “{given}” is no whole number above zero; write one such as {default}.")
    return int(given)


def _read_dimensions(text: str) -> int:
    """How many numbers of each vector are used, 0 for all; raises SettingsError for what is no such number."""
    if text and not re.fullmatch(r"[1-9][0-9]{0,4}", text):
        raise SettingsError(f"KANTANEUVO_DIMENSIONS: “{text}” is no number of dimensions; write one such as 128.")
    return int(text or 0)


def _read_feedback(address: str) -> str:
    """Where feedback is kept; empty where none is taken."""
    return "" if address == "off" else address


def read_today(environment: Mapping[str, str] = os.environ) -> date:
    """Today by the setting or by the clock; only entry points ask. Raises SettingsError for a day that is none."""
    given = environment.get("KANTANEUVO_TODAY", "")
    return parse_day(given, "KANTANEUVO_TODAY") if given else date.today()


def read_now() -> datetime:
    """The moment by the clock; only entry points ask."""
    return datetime.now(UTC)


def parse_day(text: str, name: str) -> date:
    """A day written YYYY-MM-DD; raises SettingsError that names where the wrong one stands."""
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except (ValueError, TypeError) as error:
        raise SettingsError(f"{name}: “{text}” is not a day; write it as YYYY-MM-DD, such as 2026-09-01.") from error


def silence_telemetry() -> None:
    """Switch off what the libraries would send home, unless someone has switched it on by hand."""
    for name, value in _TELEMETRY_OFF.items():
        os.environ.setdefault(name, value)


def _read_number(environment: Mapping[str, str], name: str, default: int) -> int:
    """A setting that is a whole number, also 0; raises SettingsError for what is none, or is too large."""
    given = environment.get(name) or str(default)
    if not re.fullmatch(r"[0-9]{1,5}", given):
        raise SettingsError(f"{name}: “{given}” is no number up to 99999; write one such as {default}.")
    return int(given)
