"""Guidance pairs: our digests and the glossary in three languages, so that English and the field's words are known."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from ingest.passages import make_passages
from ingest.sources import read_register
from rag.language import LANGUAGES
from rag.language.glossary import load_glossary
from rag.language.sentences import split_sentences
from rag.passage import Passage

Pair = tuple[str, str]

DIGESTS = ("digest", "statute_digest")
"""Kinds of source that we wrote ourselves; a user's own documents are never trained on."""


def make_guidance_pairs(corpus: Path) -> list[Pair]:
    """Headings, sentences and texts of every section in each language with the Finnish text; terms with terms."""
    sections: dict[str, dict[str, Passage]] = defaultdict(dict)
    for source in read_register(corpus):
        if source.kind in DIGESTS:
            for passage in make_passages(source):
                sections[passage.id.rsplit(".", 1)[0]][passage.language] = passage
    pairs = chain(_pair_terms(), *(_pair_section(section) for section in sections.values()))
    return sorted(set(pairs))


def _pair_section(section: dict[str, Passage]) -> Iterator[Pair]:
    """The pairs of one passage in its languages."""
    finnish = section.get(LANGUAGES[0])
    for passage in section.values():
        yield passage.section[-1], passage.text
        if finnish is None:
            continue
        yield passage.section[-1], finnish.text
        if passage is not finnish:
            yield passage.text, finnish.text
            yield passage.section[-1], finnish.section[-1]
        for sentence in split_sentences(passage.text):
            yield sentence, finnish.text


def _pair_terms() -> Iterator[Pair]:
    """Every form of a term with its official Finnish one."""
    for term in load_glossary().terms.values():
        for form in chain.from_iterable(term.list_forms(language) for language in LANGUAGES):
            if form != term.fi[0]:
                yield form, term.fi[0]
