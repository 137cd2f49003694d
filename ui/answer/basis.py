"""Basis: what an answer rests on in plain words, folded below it: the law, the passages, the check, the time taken."""

from collections.abc import Iterable, Iterator
from html import escape

from rag.answer import Answer, BasisPassage, BasisRuling
from rag.replies import load_replies
from rag.rules.ruling import SECTORS
from ui.day import write_day
from ui.texts import Texts, load_texts

_MOST_READ = 5
"""Passages that were read and not quoted, of which the first are named."""


def show_basis(answer: Answer) -> str:
    """What an answer rests on, to be opened; nothing where nothing was looked for."""
    if answer.basis is None:
        return ""
    texts = load_texts(answer.language)
    sections = {
        "question": [texts("basis.understood", question=answer.standalone_question)],
        "law": list(_tell_law(answer, texts)),
        "passages": list(_tell_passages(answer, texts)),
        "check": list(_tell_check(answer, texts)),
        "time": [_tell_time(answer, texts)],
    }
    inner = "".join(
        f"<h3>{escape(texts(f'basis.titles.{name}'))}</h3>{_list(lines)}" for name, lines in sections.items()
    )
    return f'<details class="basis"><summary>{escape(texts("basis.title"))}</summary>{inner}</details>'


def _tell_law(answer: Answer, texts: Texts) -> Iterator[str]:
    """Each ruling: what it concerns, its days and the steps of its reasoning."""
    rulings = answer.basis.rulings if answer.basis else ()
    for ruling in rulings:
        yield f"{_name_ruling(ruling, answer.language)}: {_tell_days(ruling, texts)}. {' '.join(ruling.steps)}"
    if not rulings:
        yield texts("basis.no_law")


def _name_ruling(ruling: BasisRuling, language: str) -> str:
    """What a ruling concerns; the sectors where they are not all."""
    replies = load_replies(language)
    named = replies.join([replies.say(f"subjects.{subject}.name") for subject in ruling.subjects])
    if len(ruling.sectors) == len(SECTORS):
        return named
    return f"{named} – {replies.join([replies.say(f'sectors.{sector}') for sector in ruling.sectors])}"


def _tell_days(ruling: BasisRuling, texts: Texts) -> str:
    """The days of a ruling, and how certain they are."""
    days = texts("deadlines.law.or").join(write_day(day) for day in ruling.days)
    return f"{days} ({texts(f'certainty.{ruling.certainty}')})"


def _tell_passages(answer: Answer, texts: Texts) -> Iterator[str]:
    """Each cited passage with why it was taken, and the names of those that were only read."""
    passages = answer.basis.passages if answer.basis else ()
    cited = [passage for passage in passages if passage.is_cited]
    yield from (f"{passage.name}. {_tell_ground(passage, texts)}" for passage in cited)
    read = [passage.name for passage in passages if not passage.is_cited][:_MOST_READ]
    if read:
        yield texts("basis.read", names="; ".join(read))


def _tell_ground(passage: BasisPassage, texts: Texts) -> str:
    """Why a passage was taken, and what of the question it does not have."""
    has, lacks = (", ".join(f"“{word}”" for word in words) for words in (passage.has, passage.lacks))
    told = texts(f"basis.grounds.{passage.ground}", words=has or "–")
    return f"{told} {texts('basis.lacks', words=lacks)}" if lacks else told


def _tell_check(answer: Answer, texts: Texts) -> Iterator[str]:
    """What grounding left out, and what a chat model's sentences came to."""
    refused = answer.basis.refused if answer.basis else 0
    yield texts("basis.refused", count=refused) if refused else texts("basis.refused_none")
    if answer.composition:
        made = answer.composition
        yield texts("basis.model", model=made.model, kept=made.kept, dropped=made.dropped)


def _tell_time(answer: Answer, texts: Texts) -> str:
    """How long each step took, and from which index the answer is."""
    steps = [
        f"{texts(f'basis.steps.{name}')} {round(taken)} ms"
        for name, taken in answer.timings_ms.items()
        if name != "total"
    ]
    total = round(answer.timings_ms.get("total", 0))
    return texts("basis.time", total=total, steps=", ".join(steps), index=answer.index)


def _list(lines: Iterable[str]) -> str:
    """Lines as a list."""
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
