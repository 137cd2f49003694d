"""Audit log: who asked, when, and what the answer rested on, never what was asked or answered; off unless set."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from rag.errors import SettingsError
from rag.settings import Settings

if TYPE_CHECKING:
    from rag.answer import Answer
    from rag.question import Question

_OWN_RIGHTS = 0o600
_SHORTEST_KEY = 16


@dataclass(frozen=True)
class AuditLog:
    """A folder with a file a day, each kept for some days; a question is there as a keyed digest alone."""

    folder: Path
    key: str
    days: int

    def add(self, at: datetime, who: str, question: "Question", answer: "Answer") -> None:
        """Write down that someone was answered, and delete the files whose days are over."""
        entry = {
            "at": at.isoformat(timespec="seconds"),
            "who": who,
            "status": answer.status,
            "as_of": answer.as_of.isoformat(),
            "sources": sorted({citation.passage for citation in answer.citations}),
            "index": answer.index,
            "law": sorted({dated.rule.verified_through for dated in answer.dates if dated.rule}),
            "digest": hmac.new(self.key.encode(), question.text.encode(), hashlib.sha256).hexdigest(),
        }
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{at.date().isoformat()}.jsonl"
        path.touch(mode=_OWN_RIGHTS)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(entry)}\n")
        self.forget_before(at.date() - timedelta(days=self.days))

    def forget_before(self, first: date) -> None:
        """Delete the files of earlier days."""
        for path in self.folder.glob("????-??-??.jsonl"):
            if path.stem < first.isoformat():
                path.unlink(missing_ok=True)


def open_audit_log(settings: Settings) -> AuditLog | None:
    """The audit log of the settings; None where none is wanted. Raises SettingsError for one without a secret key."""
    if settings.audit is None:
        return None
    if len(settings.audit_key) < _SHORTEST_KEY:
        raise SettingsError(
            f"KANTANEUVO_AUDIT_KEY: the audit log needs a secret of at least {_SHORTEST_KEY} characters, "
            "or questions could be guessed from their digests; set one, or leave KANTANEUVO_AUDIT empty."
        )
    return AuditLog(settings.audit, settings.audit_key, settings.audit_days)
