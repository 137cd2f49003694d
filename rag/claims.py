"""Claims: the dates that a passage states, each with the duty, the subject and the sectors it is about."""

from collections.abc import Iterator, Sequence

from rag.blocks import Block, parse_blocks, strip_marker
from rag.language.cues import find_cues
from rag.language.dates import find_dates, may_state_date
from rag.language.glossary import Mention, load_glossary
from rag.language.sentences import split_sentences
from rag.language.words import Word, split_words
from rag.passage import DateClaim

STATUTORY_SUBJECTS = {
    "patient_data": "patient_data",
    "prescriptions": "data_access",
    "data_access": "data_access",
    "log_data": "log_data",
    "consent": "consent",
}
"""Subjects that name their duty by themselves, with the duty."""


def find_claims(section: Sequence[str], text: str, language: str) -> tuple[DateClaim, ...]:
    """The dated claims of a passage, in order.

    What a sentence, item or row does not say of itself it takes from the sentence that leads into it, then from
    the heading of its section.
    """
    if not may_state_date(text):
        return ()
    heading = _find(" ".join(section[-1:]), language)
    return tuple(claim for block in parse_blocks(text) for claim in _read_block(block, heading, language))


def find_sectors(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The sectors that mentions name; "private" alone stands for both private sectors."""
    named = {mention.term.sector for mention in mentions if mention.term.sector}
    if "private" in named and not named & {"on_behalf_of_public", "self_paid"}:
        named |= {"on_behalf_of_public", "self_paid"}
    return tuple(sector for sector in ("public", "on_behalf_of_public", "self_paid") if sector in named)


def find_asked_sectors(mentions: Sequence[Mention], words: Sequence[Word], language: str) -> tuple[str, ...]:
    """The sectors that a question names.

    A private provider named with the public side, and not beside it ("private and public"), is one that acts for it:
    it sells to a county, or produces services on its behalf.
    """
    named = [mention for mention in mentions if mention.term.sector]
    public = [mention for mention in named if mention.term.sector == "public"]
    private = [mention for mention in named if mention.term.sector in ("private", "on_behalf_of_public")]
    if not (public and private) or any(mention.term.sector == "self_paid" for mention in named):
        return find_sectors(mentions)
    first, last = sorted((public[0].first, private[0].first))
    between = " ".join(word.lower for word in words[first : last + 1])
    return find_sectors(mentions) if "conjunction" in find_cues(between, language) else ("on_behalf_of_public",)


def find_subjects(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The subjects that mentions name, in order."""
    return tuple(dict.fromkeys(mention.term.subject for mention in mentions if mention.term.subject))


def find_duty(mentions: Sequence[Mention]) -> str | None:
    """The duty that mentions name: that of a statutory subject, or joining, or storing."""
    by_subject = (STATUTORY_SUBJECTS[name] for name in find_subjects(mentions) if name in STATUTORY_SUBJECTS)
    named = sorted(mention.term.duty for mention in mentions if mention.term.duty)
    return next(by_subject, named[0] if named else None)


def _read_block(block: Block, heading: list[Mention], language: str) -> Iterator[DateClaim]:
    """The claims of one block: of each sentence, and of each item in the light of its lead-in."""
    sentences = split_sentences(block.text)
    for sentence in sentences:
        yield from _read_unit(sentence, [heading], language)
    lead_in = _find(sentences[-1], language) if sentences and block.items else []
    for item in block.items:
        yield from _read_unit(strip_marker(item), [lead_in, heading], language)


def _read_unit(unit: str, around: list[list[Mention]], language: str) -> Iterator[DateClaim]:
    """The claims of a sentence or an item, by itself or the nearest context around it that tells each thing."""
    days = dict.fromkeys(stated.iso for stated in find_dates(unit))
    contexts = [_find(unit, language), *around] if days else []
    for iso in days:
        yield DateClaim(
            iso=iso,
            duty=next((duty for context in contexts if (duty := find_duty(context))), None),
            subjects=next((found for context in contexts if (found := find_subjects(context))), ()),
            sectors=next((found for context in contexts if (found := find_sectors(context))), ()),
            topic=next(
                (mention.term.topic for context in contexts for mention in context if mention.term.topic),
                None,
            ),
            quote=unit,
        )


def _find(text: str, language: str) -> list[Mention]:
    """The terms a text mentions."""
    return load_glossary().find_mentions(split_words(text), language)
