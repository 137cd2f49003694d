"""Guidance pairs: what the model learns of English and of the field's words."""

from pathlib import Path

import pytest

from ingest.embedder.guidance import Pair, make_guidance_pairs

CORPUS = Path(__file__).parents[3] / "corpus"


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    return make_guidance_pairs(CORPUS)


def test_terms_lead_to_the_official_finnish_one(pairs: list[Pair]) -> None:
    assert ("child welfare", "lastensuojelu") in pairs
    assert ("barnskydd", "lastensuojelu") in pairs


def test_headings_in_every_language_lead_to_the_finnish_text(pairs: list[Pair]) -> None:
    headings = {"Duty to join (7 §)", "Skyldighet att ansluta sig (7 §)", "Velvollisuus liittyä (7 §)"}
    texts = {here: {there for heading, there in pairs if heading == here} for here in headings}
    assert set.intersection(*texts.values())


def test_each_pair_comes_once_and_no_text_is_empty(pairs: list[Pair]) -> None:
    assert len(pairs) == len(set(pairs)) > 1000
    assert all(here.strip() and there.strip() for here, there in pairs)
