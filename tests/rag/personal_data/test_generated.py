"""Personal data made by code: what is written in any of twenty spellings is found, and ordinary lines never are."""

import gzip
import json
import random
import re
from pathlib import Path

import pytest

from rag.personal_data import BUSINESS_ID, KINDS, find_personal_data, redact
from rag.settings import ROOT
from tests.rag.personal_data.generated import PLAIN, SPELLINGS, make_codes, make_lines, make_others

STATUTES = ROOT.parent / "shared" / "data" / "finlex-sections.jsonl.gz"
"""Sections of statutes, where a developer has them."""


def shows_figures(text: str, piece: str) -> bool:
    """Whether the text as it may be logged still shows a figure of a piece of personal data, or the address itself."""
    shown = redact(text)
    place = text.index(piece)
    return any(sign.isdigit() or sign == "@" for sign in shown[place : place + len(piece)])


def list_missed(seed: int, count: int) -> list[tuple[str, str]]:
    """The codes that are not found or not wholly masked, with their spellings."""
    return [
        (spelling, text)
        for spelling, code, text in make_codes(count, seed)
        if not find_personal_data(text) or shows_figures(text, code)
    ]


def test_twenty_spellings_are_tried() -> None:
    assert len(SPELLINGS) == 20


def test_identity_codes_are_found_in_twenty_spellings() -> None:
    missed = list_missed(seed=20230101, count=5000)
    plain = [row for row in missed if row[0] in PLAIN]
    assert len(plain) <= 0.001 * 1500, plain
    assert len(missed) - len(plain) <= 0.01 * 3500, missed


def test_other_personal_data_are_found_and_masked() -> None:
    missed = [
        (kind, text)
        for kind, piece, text in make_others(2000, seed=20230101)
        if not find_personal_data(text, (*KINDS, BUSINESS_ID)) or shows_figures(text, piece)
    ]
    assert len(missed) <= 0.01 * 2000, missed


def test_ordinary_lines_hold_no_personal_data() -> None:
    lines = list(make_lines(5000, seed=20230101))
    assert len(lines) == 5000
    taken = [line for line in lines if find_personal_data(line)]
    assert len(taken) <= 0.001 * 5000, taken


def test_questions_of_the_evals_are_told_apart() -> None:
    paths = sorted((ROOT / "evals" / "questions").glob("*.jsonl"))
    cases = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    asked = [case for case in cases if "question" in case]
    wrong = [
        case["id"]
        for case in asked
        if bool(find_personal_data(case["question"])) != ("personal_data" in case.get("expected_status", []))
    ]
    assert len(asked) > 1000
    assert not wrong


def test_statutes_hold_no_personal_data() -> None:
    if not STATUTES.exists():
        pytest.skip("the sections of statutes are not on this machine")
    with gzip.open(STATUTES, "rt", encoding="utf-8") as file:
        rows = random.Random(1).sample(file.readlines(), 1200)
    texts = [json.loads(row).get(key) or "" for row in rows for key in ("text", "text_sv")]
    lines = [line for text in texts for line in re.split(r"(?<=[.;]) ", text) if line]
    taken = [line for line in lines if find_personal_data(line)]
    assert len(lines) > 5000
    assert len(taken) <= 0.001 * len(lines), taken


def test_originals_hold_no_personal_data(originals: Path) -> None:
    lines = [line for path in originals.rglob("*.txt") for line in path.read_text(encoding="utf-8").splitlines()]
    assert len([line for line in lines if find_personal_data(line)]) <= 0.001 * len(lines)
