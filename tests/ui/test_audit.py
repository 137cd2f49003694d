"""Audit log: tells who asked, when and what the answer rested on; the question is there as a keyed digest alone."""

import json
import stat
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from rag.errors import SettingsError
from rag.question import Question
from rag.settings import Settings
from tests.conftest import TODAY, Ask
from ui.audit import AuditLog, open_audit_log

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TEXT = "Milloin lastensuojelun asiakirjat on vietävä Kantaan?"
QUESTION = Question(text=TEXT, today=TODAY, as_of=TODAY)
KEY = "a secret of sixteen"


def test_entry_tells_who_when_and_which_sources_but_not_the_content(ask: Ask, tmp_path: Path) -> None:
    answer = ask(TEXT)
    AuditLog(tmp_path / "audit", KEY, 90).add(AT, "maija@example.fi", QUESTION, answer)
    (path,) = (tmp_path / "audit").iterdir()
    written = path.read_text(encoding="utf-8")
    entry = json.loads(written)
    assert (path.name, entry["at"], entry["who"]) == (
        "2026-11-22.jsonl",
        "2026-11-22T09:30:00+00:00",
        "maija@example.fi",
    )
    assert entry["sources"] == sorted({citation.passage for citation in answer.citations})
    assert (entry["status"], entry["index"], entry["law"]) == ("answered", answer.index, ["152/2026"])
    assert "lastensuojelun" not in written
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_digest_is_the_same_for_the_same_question_and_another_with_another_key(ask: Ask, tmp_path: Path) -> None:
    answer = ask(TEXT)
    for key in (KEY, KEY, f"{KEY}!"):
        AuditLog(tmp_path, key, 90).add(AT, "local", QUESTION, answer)
    digests = [json.loads(line)["digest"] for line in (tmp_path / "2026-11-22.jsonl").read_text().splitlines()]
    assert digests[0] == digests[1] != digests[2]


def test_files_whose_days_are_over_are_deleted(ask: Ask, tmp_path: Path) -> None:
    log = AuditLog(tmp_path, KEY, 30)
    for age in (31, 30, 0):
        log.add(AT - timedelta(days=age), "local", QUESTION, ask(TEXT))
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["2026-10-23", "2026-11-22"]
    log.forget_before(date(2026, 11, 1))
    assert [path.stem for path in tmp_path.iterdir()] == ["2026-11-22"]


def test_audit_is_off_unless_set_and_asks_for_a_secret(tmp_path: Path) -> None:
    assert open_audit_log(Settings()) is None
    with pytest.raises(SettingsError, match="KANTANEUVO_AUDIT_KEY"):
        open_audit_log(replace(Settings(), audit=tmp_path, audit_key="short"))
    assert open_audit_log(replace(Settings(), audit=tmp_path, audit_key=KEY)) == AuditLog(tmp_path, KEY, 90)
    assert KEY not in repr(replace(Settings(), audit_key=KEY))


@pytest.mark.parametrize("days", ["0", "-1", "kuukausi"])
def test_wrong_number_of_days_is_refused(days: str) -> None:
    with pytest.raises(SettingsError, match="KANTANEUVO_AUDIT_DAYS"):
        Settings.from_environment({"KANTANEUVO_AUDIT_DAYS": days})
