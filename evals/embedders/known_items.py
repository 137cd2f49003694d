"""Known items: a heading, or a text in another language, is to find the section that it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.embedders.searchers import Searcher
from evals.statistics import Interval, find_share
from rag.errors import KantaneuvoError
from rag.generations import find_current, read_passages
from rag.settings import Settings
from rag.statute_sections import FOUND_WITHIN, SEED, StatuteSection, choose_held_out, list_once, read_sections


class SectionsFault(KantaneuvoError):
    """The file of statute sections cannot be used."""

    code = "sections"


@dataclass(frozen=True)
class Task:
    """Questions in a language, the texts among which each has its own, and how far down it may stand."""

    name: str
    language: str
    questions: Sequence[str]
    texts: Sequence[str]
    places: Sequence[int]
    within: int = FOUND_WITHIN


def measure_task(searcher: Searcher, task: Task) -> Interval:
    """The share of the questions whose text is found, with its interval."""
    scores = searcher.score(task.questions, task.language, task.texts)
    count = min(task.within, scores.shape[1])
    best = np.argpartition(-scores, count - 1, axis=1)[:, :count]
    found = (best == np.asarray(task.places)[:, None]).any(axis=1)
    return find_share(found.astype(float).tolist())


def list_statute_tasks(data: Path, is_among_all: bool) -> list[Task]:
    """The tasks on acts that the built-in embedder never saw; raises SectionsFault for a file that is none of sections.

    A heading in Finnish and in Swedish, and a Swedish text, are to find the Finnish section; the Finnish headings
    also among all sections, if wanted.
    """
    try:
        sections = list(read_sections(data))
    except (OSError, ValueError, KeyError) as error:
        raise SectionsFault(f"{data}: not a file of statute sections ({error}); see docs/embedder.md.") from error
    rows = choose_held_out(sections, SEED)
    if not rows:
        raise SectionsFault(f"{data}: no held-out act in it has headings in both languages; give a larger file.")
    texts = [row.text for row in rows]
    headings, places = list_once([row.heading for row in rows])
    headings_sv, places_sv = list_once([row.heading_sv for row in rows])
    tasks = [
        Task("heading, fi", "fi", headings, texts, places),
        Task("heading, sv", "sv", headings_sv, texts, places_sv),
        Task("text, sv to fi", "sv", [row.text_sv for row in rows], texts, range(len(rows))),
    ]
    others = _list_others(sections, rows) if is_among_all else []
    return tasks + ([Task("heading, fi, among all", "fi", headings, texts + others, places)] if others else [])


def _list_others(sections: Sequence[StatuteSection], rows: Sequence[StatuteSection]) -> list[str]:
    """The texts of all sections besides some."""
    chosen = set(rows)
    return [row.text for row in sections if row not in chosen]


def make_guidance_task(settings: Settings) -> Task:
    """The task on our own digests: an English section is to find the Finnish one first."""
    passages = read_passages(find_current(settings.index))
    finnish = {row.section_key: row.text for row in reversed(passages) if row.language == "fi"}
    english = {row.section_key: row.text for row in reversed(passages) if row.language == "en"}
    keys = [key for key in finnish if key in english]
    asked = [english[key] for key in keys]
    return Task("text, en to fi, first", "en", asked, [finnish[key] for key in keys], range(len(keys)), within=1)
