"""Quoting: the sentence, item or row of a passage that says a thing."""

from collections.abc import Iterator, Sequence

from rag.blocks import parse_blocks, strip_marker
from rag.language.glossary import find_terms
from rag.language.sentences import split_sentences
from rag.passage import Passage


def list_units(passage: Passage) -> Iterator[str]:
    """The sentences, items and rows of a passage, each an exact part of its text."""
    for block in parse_blocks(passage.text):
        yield from split_sentences(block.text)
        for item in block.items:
            yield strip_marker(item)


def find_unit(passage: Passage, wanted: Sequence[str]) -> str:
    """The first unit of a passage that has any of the wanted words, else its first unit."""
    units = list(list_units(passage))
    return next((unit for unit in units if any(word in unit for word in wanted)), units[0])


def names_any(passage: Passage, alternatives: Sequence[Sequence[str]]) -> bool:
    """Whether some unit of a passage names a term of any of some alternatives."""
    wanted = {term for terms in alternatives for term in terms}
    return any(not wanted.isdisjoint(find_terms(unit, passage.language)) for unit in list_units(passage))


def find_unit_naming(passage: Passage, alternatives: Sequence[Sequence[str]]) -> str:
    """The unit of a passage that names most terms of one of some alternatives, the later of equals."""
    units = list(list_units(passage))
    named = [find_terms(unit, passage.language) for unit in units]
    counts = [max(len(found.intersection(terms)) for terms in alternatives) for found in named]
    return max(zip(counts, range(len(units)), units, strict=True))[2]
