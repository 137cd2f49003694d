"""Texts of the pages: every word stands in three languages with the same facts to fill in, and none is missing."""

import ast

import pytest

from rag.chain import STEPS
from rag.settings import ROOT
from tests.text_files import LANGUAGES, find_placeholders, read_sentences
from ui.texts import LANGUAGE_NAMES, load_texts

TEXTS = {language: read_sentences(ROOT / "ui" / "texts" / f"{language}.yaml") for language in LANGUAGES}


def list_used_keys() -> set[str]:
    """The keys that the pages ask their texts for in so many words."""
    calls = [
        node
        for path in [ROOT / "app.py", *(ROOT / "ui").rglob("*.py")]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func).endswith("texts")
    ]
    firsts = [call.args[0] for call in calls]
    return {first.value for first in firsts if isinstance(first, ast.Constant)} - set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_languages_have_the_same_keys(language: str) -> None:
    assert set(TEXTS[language]) == set(TEXTS["fi"])


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_languages_fill_in_the_same_facts(language: str) -> None:
    wrong = [
        key for key, text in TEXTS["fi"].items() if find_placeholders(text) != find_placeholders(TEXTS[language][key])
    ]
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    assert not [key for key, text in TEXTS[language].items() if not isinstance(text, str) or not text.strip()]


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_texts_are_translated(language: str) -> None:
    assert not [key for key, text in TEXTS["fi"].items() if TEXTS[language][key] == text and len(text.split()) > 2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_the_pages_ask_for_is_there(language: str) -> None:
    assert list_used_keys() - set(TEXTS[language]) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_the_chain_is_told_while_it_is_taken(language: str) -> None:
    assert {f"steps.{step}" for step in STEPS} <= set(TEXTS[language])


def test_every_language_can_be_chosen_by_its_own_name() -> None:
    assert set(LANGUAGE_NAMES) == set(LANGUAGES)


def test_facts_are_filled_in_as_they_are() -> None:
    assert load_texts("fi")("answer.understood", question="{x} [2]").endswith("{x} [2]")
    assert load_texts("sv")("source.place", place="{x}").endswith("{x}")
