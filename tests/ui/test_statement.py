"""Statement: the help page uses the words that stand in the answers and on the other pages."""

import pytest

from rag.replies import load_replies
from rag.rules.verdict import Verdict
from tests.text_files import LANGUAGES
from ui.texts import load_texts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", list(Verdict))
def test_help_explains_every_mark_by_the_word_beside_it(language: str, verdict: Verdict) -> None:
    assert f"**{load_replies(language).say(f'verdicts.{verdict}')}**" in load_texts(language)("help.verdicts.text")


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_names_what_it_points_to_as_the_pages_do(language: str) -> None:
    texts = load_texts(language)
    assert texts("basis.title") in texts("help.method.text")
    assert texts("pages.sources") in texts("help.limits.text")
