"""Versions: what an answer was made by is told by digests that evaluation runs name too."""

import shutil
from dataclasses import replace
from pathlib import Path

from evals.origin import describe_origin
from rag.generations import find_current, name_current
from rag.settings import Settings
from rag.versions import digest_code, find_versions


def test_digests_are_those_of_an_evaluation_run(settings: Settings) -> None:
    found = find_versions(settings.index, name_current(settings.index))
    origin = describe_origin([], settings)
    assert (found.corpus, found.rules) == (origin.corpus, origin.rules)
    assert len(found.code) == 12


def test_corpus_is_unknown_once_its_generation_is_gone_or_damaged(settings: Settings, tmp_path: Path) -> None:
    assert find_versions(settings.index, "000000-gone").corpus == ""
    damaged = replace(settings, index=Path(shutil.copytree(settings.index, tmp_path / "index")))
    (find_current(damaged.index) / "passages.jsonl").write_text("{}\n")
    assert find_versions(damaged.index, name_current(damaged.index)).corpus == ""


def test_another_line_of_code_is_another_digest(tmp_path: Path) -> None:
    digests = []
    for number in range(2):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "rule.py").write_text(f"DAYS = {number}\n")
        digests.append(digest_code(folder))
    assert digests[0] != digests[1]
