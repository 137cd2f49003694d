"""Statements: an answer cut into its sentences and list items, each with the citations that it rests on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.answer import Answer, Citation
from rag.language.sentences import split_sentences

_MARK = re.compile(r"\[(\d+)\]")
_END_BEFORE_MARKS = re.compile(r"([.!?:])((?:\s*\[\d+\])+)")
_ITEM = "- "


@dataclass(frozen=True)
class Statement:
    """A sentence or item of an answer without its marks, and the citations that carry it."""

    text: str
    citations: tuple[Citation, ...]


def split_statements(answer: Answer) -> list[Statement]:
    """The statements of an answer in order.

    A sentence without a mark rests on the next mark of its line, else on the last one before it: so the items of
    a list rest on the mark of the sentence that leads into it. One that leads into marked items rests on theirs.
    """
    by_number = {citation.number: citation for citation in answer.citations}
    lines = [
        [(sentence, find_marks(sentence)) for sentence in split_sentences(line)] for line in _list_lines(answer.answer)
    ]
    statements: list[Statement] = []
    last: tuple[int, ...] = ()
    for number, marked in enumerate(lines):
        for place, (sentence, numbers) in enumerate(marked):
            ahead = [
                *marked[place:],
                *(lines[number + 1] if sentence.endswith(":") and number + 1 < len(lines) else []),
            ]
            last = numbers or next((later for _, later in ahead if later), last)
            cited = tuple(by_number[number] for number in last if number in by_number)
            statements.append(Statement(" ".join(_MARK.sub("", sentence).split()), cited))
    return [statement for statement in statements if any(letter.isalnum() for letter in statement.text)]


def find_marks(text: str) -> tuple[int, ...]:
    """The numbers of the citations that a text marks, in order."""
    return tuple(int(number) for number in _MARK.findall(text))


def join_texts(citations: Sequence[Citation]) -> str:
    """Everything that some citations carry: the passages with their headings and the names of their documents."""
    return "\n".join(
        part
        for citation in citations
        for part in (citation.passage_text, *citation.section, citation.title, citation.name)
    )


def _list_lines(text: str) -> Iterator[str]:
    """The lines of an answer without Markdown, marks moved before the full stop that they follow."""
    for line in text.replace("*", "").split("\n"):
        if line.strip():
            yield _END_BEFORE_MARKS.sub(r"\2\1", line.strip().removeprefix(_ITEM))
