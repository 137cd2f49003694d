"""Known items: the share is of texts found, held-out acts are those that training leaves out, bad files are named."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from evals.embedders.known_items import SectionsFault, Task, list_statute_tasks, measure_task
from evals.embedders.searchers import OurWords, Scores, Together, Vectors, WordsAsWritten
from rag.embedding import Embedder
from rag.statute_sections import SEED, is_held_out

HELD_OUT = next(f"{number}/2020" for number in range(1, 999) if is_held_out(f"{number}/2020", SEED))
TRAINED_ON = next(f"{number}/2020" for number in range(1, 999) if not is_held_out(f"{number}/2020", SEED))


@dataclass(frozen=True)
class Fixed:
    """A searcher that gives what a test says."""

    scores: list[list[float]]
    name: str = "fixed"

    def score(self, questions: Sequence[str], language: str, texts: Sequence[str]) -> Scores:
        """The scores of the test."""
        return np.asarray(self.scores, dtype=np.float32)


class CountingEmbedder(Embedder):
    """The built-in embedder, which counts what it embeds."""

    passages = questions = 0

    def embed_passages(self, texts: list[str]) -> Scores:
        """The vectors of some texts."""
        self.passages += len(texts)
        return super().embed_passages(texts)

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        self.questions += 1
        return super().embed_query(text)


@pytest.mark.parametrize(("within", "share"), [(1, 1 / 3), (2, 2 / 3), (3, 1.0)])
def test_share_is_of_the_questions_whose_own_text_stands_high_enough(within: int, share: float) -> None:
    scores = [[0.9, 0.5, 0.1], [0.9, 0.5, 0.1], [0.9, 0.5, 0.1]]
    task = Task("x", "fi", ["a", "b", "c"], ["a", "b", "c"], range(3), within)
    assert measure_task(Fixed(scores), task).value == pytest.approx(share)


@pytest.mark.parametrize("searcher", [WordsAsWritten(), OurWords()], ids=lambda one: one.name)
def test_words_find_the_text_that_has_them(searcher: WordsAsWritten | OurWords) -> None:
    texts = ["Lausunto annetaan viikossa.", "Hakemus käsitellään kunnassa.", "Maksu peritään kerran."]
    task = Task("x", "fi", ["hakemus käsitellään", "maksu"], texts, [1, 2], within=1)
    assert measure_task(searcher, task).value == 1.0


def test_base_forms_find_what_words_as_written_do_not() -> None:
    texts = ["Lausunto annetaan viikossa.", "Hakemus käsitellään kunnassa.", "Maksu peritään kerran."]
    task = Task("x", "fi", ["hakemuksen"], texts, [1], within=1)
    assert measure_task(OurWords(), task).value == 1.0
    assert WordsAsWritten().score(["hakemuksen"], "fi", texts).max() == 0.0


def write_data(folder: Path) -> Path:
    """A section of an act that is held out, twice with one heading, and one of an act that is not."""
    rows = [
        {"act": HELD_OUT, "heading": "Tarkoitus", "heading_sv": "Syfte", "text": "Lain tarkoitus."},
        {"act": HELD_OUT, "heading": "Voimaantulo", "heading_sv": "Ikraft", "text": "Tulee voimaan."},
        {"act": HELD_OUT, "heading": "Voimaantulo", "heading_sv": "Ikraftträdande", "text": "Tulee voimaan heti."},
        {"act": TRAINED_ON, "heading": "Soveltaminen", "heading_sv": "Tillämpning", "text": "Sovelletaan."},
    ]
    path = folder / "sections.jsonl"
    path.write_text("".join(f"{json.dumps(row | {'text_sv': 'Text.'})}\n" for row in rows))
    return path


def test_only_held_out_acts_are_asked_and_only_headings_that_stand_once(tmp_path: Path) -> None:
    heading, heading_sv, text = list_statute_tasks(write_data(tmp_path), is_among_all=False)
    assert list(heading.questions) == ["Tarkoitus"]
    assert heading.texts[heading.places[0]] == "Lain tarkoitus."
    assert sorted(heading_sv.questions) == ["Ikraft", "Ikraftträdande", "Syfte"]
    assert "Sovelletaan." not in text.texts


def test_all_sections_are_searched_where_that_is_wanted(tmp_path: Path) -> None:
    among_all = list_statute_tasks(write_data(tmp_path), is_among_all=True)[-1]
    assert "Sovelletaan." in among_all.texts
    assert list(among_all.questions) == ["Tarkoitus"]


@pytest.mark.parametrize("content", ["no json", '{"act": "1/2020"}', ""])
def test_file_that_holds_no_such_sections_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "data.jsonl"
    path.write_text(content)
    with pytest.raises(SectionsFault, match=r"data\.jsonl"):
        list_statute_tasks(path, is_among_all=False)


def test_a_text_is_embedded_once_for_all_tasks() -> None:
    embedder = CountingEmbedder("guidance-static")
    vectors, texts = Vectors("ours", embedder), ["Lausunto annetaan.", "Hakemus tehdään."]
    together = Together("both", vectors)
    for questions in (["lausunto"], ["hakemus"]):
        assert vectors.score(questions, "fi", texts).shape == (1, 2)
        assert together.score(questions, "fi", texts).argmax() == texts.index(
            next(text for text in texts if text.lower().startswith(questions[0]))
        )
    assert (embedder.passages, embedder.questions) == (2, 2)
