"""Agreement: other sources that say in the same words what is quoted; it then stands once, and all are named."""

from collections.abc import Iterator, Sequence

from rag.blocks import Block, parse_blocks, strip_marker
from rag.composition.brief import Brief
from rag.composition.draft import Quote, Statement
from rag.composition.quoting import list_units
from rag.coverage import Found
from rag.language.sentences import split_sentences
from rag.language.words import split_words
from rag.passage import Passage, Standing


def list_agreeing(passage: Passage, lead_in: str, parts: Sequence[str], found: Sequence[Found]) -> list[Quote]:
    """The other passages found that say parts of a passage too, and of a list after its lead-in the whole."""
    wanted = _list_wanted(passage, lead_in, parts)
    others = (row.passage for row in found if row.passage.id != passage.id)
    same = ((other, _find_same(wanted, other)) for other in others if other.language == passage.language)
    return [Quote(other, unit) for other, unit in same if unit]


def say_agreement(brief: Brief, passage: Passage, agreeing: Sequence[Quote]) -> Iterator[Statement]:
    """Which other documents, in force on the day, say the same; one document is named once."""
    standings = (Standing.IN_FORCE, Standing.UNDATED, passage.validity.find_standing(brief.on))
    first = {quote.passage.document: quote for quote in reversed(agreeing)}
    others = [
        quote
        for document, quote in sorted(first.items(), key=lambda row: agreeing.index(row[1]))
        if document != passage.document and quote.passage.validity.find_standing(brief.on) in standings
    ]
    if others:
        titles = [quote.passage.short.get(brief.meaning.language, quote.passage.title) for quote in others]
        names = ", ".join(f"“{title}” [[{number}]]" for number, title in enumerate(titles))
        yield Statement(brief.say("agreeing", names=names), tuple(others), carried=tuple(titles), separator="\n\n")


def _list_wanted(passage: Passage, lead_in: str, parts: Sequence[str]) -> list[str]:
    """The sentences, or the whole list, that another passage must have."""
    lists = (block for block in parse_blocks(passage.text) if block.items and block.text.endswith(lead_in))
    whole = next(lists, None) if lead_in else None
    return _list_items(whole) if whole else [unit for unit in list_units(passage) if unit in "\n".join(parts)]


def _list_items(block: Block) -> list[str]:
    """The lead-in of a list and its items."""
    return [*split_sentences(block.text)[-1:], *(strip_marker(item) for item in block.items)]


def _find_same(wanted: Sequence[str], passage: Passage) -> str | None:
    """The last of the units of a passage that say the same as some in the same order; a list has no item more."""
    sentences = [unit for block in parse_blocks(passage.text) for unit in split_sentences(block.text)]
    said = [next((unit for unit in sentences if says_the_same(unit, one)), "") for one in wanted]
    lists = [_list_items(block) for block in parse_blocks(passage.text) if block.items]
    listed = [row for row in lists if len(row) == len(wanted) and all(map(says_the_same, row, wanted))]
    return listed[0][-1] if listed else said[-1] if wanted and all(said) else None


def says_the_same(one: str, other: str) -> bool:
    """Whether two units are the same words in the same order; letter case, spaces and punctuation may differ.

    Another ending may be another tense, and a word more the one that it hangs on: what was reworded does not agree.
    """
    return [word.lower for word in split_words(one)] == [word.lower for word in split_words(other)]
