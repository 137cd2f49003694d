"""Pairs: a question in other words, whose answer must be the same.

Typing errors, courtesy, small letters, odd spaces, another order of words, terms of one meaning; and questions of the
matrix that ask for the same cells in other phrases, inflected forms and languages.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from evals.case import Case
from evals.generated.matrix import Cell, list_matrix_cases, list_questions
from rag.language.glossary import load_glossary
from rag.language.words import Word, split_words

SEED = 20261123
LONG = 8
"""Letters a word has at least in which two may be swapped."""

Change = Callable[[Case, random.Random], str | None]


def list_pairs(cases: Sequence[Case]) -> Iterator[Case]:
    """For each case one more, its question changed in a way drawn by the seed; none where no way fits."""
    draw = random.Random(SEED)  # noqa: S311 (a seed is wanted)
    for case in cases:
        for name, change in draw.sample(sorted(CHANGES.items()), len(CHANGES)):
            text = change(case, draw)
            if text and text != case.question:
                yield _pair(case, name, text)
                break


def list_matrix_pairs() -> Iterator[Case]:
    """Every question of the matrix beside the first that asks for the same cells, in Finnish."""
    first: dict[tuple[Cell, ...], Case] = {}
    for case, asked in zip(list_matrix_cases(), list_questions(), strict=True):
        original = first.setdefault(asked.cells, case)
        if original is not case:
            name = "phrasing" if original.language == case.language else "language"
            yield case.model_copy(
                update={"id": f"{case.id}~{name}", "kind": "pair", "pair_of": original.id, "expected_dates": {}}
            )


def _pair(case: Case, name: str, text: str) -> Case:
    """The case in other words; only that its answer is the same is looked at."""
    kept = {"language", "history", "as_of", "profile", "expected_status", "split"}
    fields = case.model_dump(include=kept)
    return Case(id=f"{case.id}~{name}", kind="pair", question=text, pair_of=case.id, source=name, **fields)


def _swap_letters(case: Case, draw: random.Random) -> str | None:
    """Two letters inside a long word change places, as typing goes wrong."""
    long = [word for word in split_words(case.question) if len(word.text) >= LONG and word.text.isalpha()]
    if not long:
        return None
    word = draw.choice(long)
    place = draw.randrange(2, len(word.text) - 3)
    letters = word.text
    swapped = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    return _replace(case.question, word, swapped)


def _write_small(case: Case, _: random.Random) -> str:
    """All in small letters, without a mark at the end."""
    return case.question.lower().rstrip("?!. ")


def _add_courtesy(case: Case, draw: random.Random) -> str:
    """A greeting before, thanks after."""
    before, after = draw.choice(_read_words()["courtesy"][case.language])
    return f"{before} {case.question} {after}"


def _move_words(case: Case, _: random.Random) -> str | None:
    """What follows the first comma comes first; without one, the last two words change places."""
    text, end = case.question.rstrip("?!. "), case.question[len(case.question.rstrip("?!. ")) :]
    first, comma, rest = text.partition(", ")
    if comma:
        return f"{rest[:1].upper()}{rest[1:]}, {first[:1].lower()}{first[1:]}{end}"
    *words, one, other = text.split() if len(text.split()) > 4 else ("", "")
    return " ".join([*words, other, one]) + end if words else None


def _space_oddly(case: Case, _: random.Random) -> str:
    """White space as a pasted text has it."""
    return f"  {re.sub(r' ', '  ', case.question)} \n"


def _use_synonym(case: Case, draw: random.Random) -> str | None:
    """Another name of a service task, where one stands in the question as the dictionary has it."""
    found = load_glossary().find_mentions(split_words(case.question), case.language)
    words = split_words(case.question)
    for mention in found:
        start, end = words[mention.first].start, words[mention.last].end
        forms = _read_words()["synonyms"][case.language]
        own = case.question[start:end].lower()
        group = next((group for group in forms if own in group), None)
        if group:
            other: str = draw.choice([form for form in group if form != own])
            return case.question[:start] + other + case.question[end:]
    return None


def _replace(text: str, word: Word, other: str) -> str:
    """A text with one of its words another."""
    return text[: word.start] + other + text[word.end :]


@cache
def _read_words() -> Any:  # noqa: ANN401 (as YAML has it)
    """Words of courtesy and words of one meaning."""
    return yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


CHANGES: dict[str, Change] = {
    "typing": _swap_letters,
    "small": _write_small,
    "courtesy": _add_courtesy,
    "order": _move_words,
    "spaces": _space_oddly,
    "synonym": _use_synonym,
}
"""The ways to say the same, by name."""
