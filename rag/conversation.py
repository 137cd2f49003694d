"""Conversation: a follow-up made to stand alone, by what it names and what the earlier question named."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.focus import Focus
from rag.language.cues import begins_with_cue, find_cues
from rag.language.words import split_words
from rag.meaning import Meaning, read_meaning

FOLLOW_UP_WORDS = 9
"""Words a follow-up has at most; a longer question stands alone."""

VAGUE_THINGS = 2
"""Things a question with a pronoun names at most when the pronoun stands for something said before."""

BARE_WORDS = 3
"""Words under which a question that asks nothing by itself is a follow-up."""

_ASKING = frozenset({"when", "who", "how_long", "how_many", "list", "yes_no", "where"})
_LOOKING_BACK = frozenset({"law_of_day", "before", "before_change", "old_act", "earlier_law", "basis"})
_OPENING = re.compile(
    r"^(?:no |ja |och |and )?(?:entäs?|entäpä|hur är det med|hur blir det för|hur blir det med|vad gäller för"
    r"|what about|how about|ja|och|and)\b[\s,]*",
    re.IGNORECASE,
)


def make_standalone(text: str, history: Sequence[str], default: str | None = None) -> Meaning:
    """The meaning of a question in the light of the earlier ones, oldest first.

    A follow-up takes the place of what it names in the question before it: a service task for a service task, a
    sector, a place, a number. What has no counterpart there is added to it. A question that stands alone drops
    what went before. `default` is the language of a question whose own cannot be told.
    """
    meaning: Meaning | None = None
    for asked in [*history, text]:
        own = read_meaning(asked, default=meaning.language if meaning else default)
        meaning = _continue(meaning, own) if meaning and _is_follow_up(own) else own
    assert meaning is not None
    return meaning


def recall(asked: Sequence[str], letters: int) -> list[str]:
    """The latest questions that fit into so many letters, oldest first; the one asked now always."""
    kept = list(asked[-1:])
    for earlier in reversed(asked[:-1]):
        letters -= len(earlier)
        if letters < 0:
            break
        kept.insert(0, earlier)
    return kept


def _is_follow_up(own: Meaning) -> bool:
    """Whether a question needs the one before it."""
    count = len(split_words(own.text))
    things = [part for part in own.focus if part.kind != "cue"]
    if count > FOLLOW_UP_WORDS or not things:
        return not things
    if begins_with_cue(own.text, "follow_up", own.language):
        return not _names_enough(own)
    if "pronoun" in own.cues and len(things) <= VAGUE_THINGS:
        return True
    if "begin" in own.cues and not (own.subjects or own.dates or own.topics or own.places):
        return True
    if own.cues & _LOOKING_BACK and not (own.subjects or own.duty or own.topics or own.acts or own.places):
        return True
    return count <= BARE_WORDS and not own.cues & _ASKING


def _names_enough(own: Meaning) -> bool:
    """Whether a question that begins like a follow-up says everything itself: what is asked, of what."""
    if own.acts and own.cues & _ASKING:
        return True
    asks = own.cues & (_ASKING - {"yes_no", "list"})
    return bool(asks and (own.duty or own.topics) and (own.subjects or own.places or own.topics))


def _continue(before: Meaning, own: Meaning) -> Meaning:
    """The earlier question with what the follow-up names put in its place."""
    said, text, added = _OPENING.sub("", own.text), before.text, []
    for new in own.focus:
        old = _find_counterpart(before, own, new)
        if old:
            text = text.replace(old.text, new.text, 1)
        elif new.text.lower() not in {part.text.lower() for part in before.focus}:
            added.append(new)
    if len(added) == len(own.focus) or any(part.kind != "term" for part in added):
        text = f"{_drop_addition(before).rstrip(' ?')} – {said}"
    elif added:
        text = f"{text.rstrip(' ?')}, {' '.join(part.text for part in added)}?"
    whole = read_meaning(text, language=before.language)
    if not set(own.subjects) <= set(whole.subjects):  # "äldre" before "handlingar" means old documents
        whole = read_meaning(f"{_drop_addition(before).rstrip(' ?')} – {said}", language=before.language)
    fresh = {part.text.lower() for part in own.focus}
    return replace(
        whole,
        language=own.language if own.focus else before.language,
        cues=_take_cues(find_cues(said, own.language) & _ASKING, before.cues, _is_vague(own)) | (own.cues - _ASKING),
        duty=own.duty or whole.duty,
        subjects=own.subjects or whole.subjects,
        sectors=own.sectors or whole.sectors,
        focus=tuple(replace(part, is_new=part.text.lower() in fresh) for part in whole.focus),
    )


def _take_cues(own: frozenset[str], before: frozenset[str], is_vague: bool) -> frozenset[str]:
    """What a follow-up asks: as before where it only asks whether, or what "it" was, or asks nothing by itself."""
    return own if own - ({"yes_no", "list"} if is_vague else {"yes_no"}) else own | before


def _is_vague(own: Meaning) -> bool:
    """Whether a follow-up names nothing but days."""
    return all(part.kind in ("cue", "date") for part in own.focus)


def _drop_addition(before: Meaning) -> str:
    """The earlier question without what a follow-up added to it, unless that narrowed it by a sector or a place."""
    base, mark, addition = before.text.rpartition(" – ")
    added = read_meaning(addition, language=before.language) if mark else None
    keeps = added is None or added.sectors or added.places or added.subjects
    return before.text if keeps else base


def _find_counterpart(before: Meaning, own: Meaning, new: Focus) -> Focus | None:
    """What in the earlier question a new thing takes the place of: one of the same kind."""
    for old in before.focus:
        if old.kind in ("place", "number", "date") and old.kind == new.kind:
            return old
        if old.kind == new.kind == "term":
            for role in ("subject", "sector", "duty", "document", "person"):
                if _has_role(before, old, role) and _has_role(own, new, role):
                    return old
    return None


def _has_role(meaning: Meaning, focus: Focus, role: str) -> bool:
    """Whether a term of a question names a subject, a sector, a duty, a document or a person."""
    words = split_words(meaning.text)
    return any(
        (mention.term.plays == role or getattr(mention.term, role, None))
        and words[mention.first].text == focus.text.split()[0]
        for mention in meaning.mentions
    )
