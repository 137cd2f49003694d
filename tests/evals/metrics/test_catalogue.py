"""Catalogue: each has a name, a formula in words, and is told in the card of the evals."""

import re

import pytest

from evals.metrics.catalogue import METRICS, UnknownMetric, find_metric, measure_all
from rag.settings import ROOT
from tests.evals.samples import expect, try_out

CARD = (ROOT / "evals" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", METRICS)
def test_metric_has_a_formula(name: str) -> None:
    assert METRICS[name].formula.endswith(".")


def test_card_tells_every_metric_and_no_other() -> None:
    told = CARD.split("## The metrics", 1)[1].split("\n## ", 1)[0]
    assert re.findall(r"^\| `(\w+)`", told, re.MULTILINE) == list(METRICS)


def test_unknown_metric_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownMetric, match="“wit” is no metric; there are: right"):
        find_metric("wit")


def test_only_what_applies_is_measured() -> None:
    measured = measure_all(try_out(case=expect(expected_vital=("heti",))))
    assert measured["vital"] == measured["right"] == 1.0
    assert not {"verdicts", "silence", "pairs", "stability"} & set(measured)


def test_wrong_date_unverified_quote_and_leak_are_hard() -> None:
    assert {name for name, metric in METRICS.items() if metric.is_hard} == {"date_law", "quote_exact", "silence"}
