"""Embedders on the command line: what cannot be used is said in a sentence, and nothing is measured."""

from pathlib import Path

import pytest

from evals.embedders.__main__ import main
from rag.settings import Settings


def test_file_that_is_not_there_is_said(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("KANTANEUVO_INDEX", str(settings.index))
    monkeypatch.setenv("KANTANEUVO_RUNS", str(tmp_path))
    assert main([str(tmp_path / "none.jsonl")]) == 2
    said = capsys.readouterr()
    assert "none.jsonl" in said.err
    assert said.out == ""
    assert list(tmp_path.iterdir()) == []
