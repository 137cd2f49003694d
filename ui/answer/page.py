"""An answer as HTML: the answer, its dates with their verdicts, its sources, its notices, and a button to copy all."""

import re
from html import escape

from rag.answer import Answer, AnswerStatus
from ui.answer.basis import show_basis
from ui.answer.citations import group_citations, name_place, show_citations
from ui.answer.dates import DateRow, list_rows
from ui.answer.markup import show_blocks
from ui.answer.outline import has_day, tell_day
from ui.answer.plain import write_plain
from ui.own_rules.panel import show_own
from ui.texts import Texts, load_texts

_MARKER = re.compile(r" ?(\[(\d+)\])")
_NOTICES_SHOWN = 3


def show_answer(answer: Answer, turn: int) -> str:
    """An answer and all that belongs to it; `turn` tells its sources from those of other answers."""
    texts = load_texts(answer.language)
    parts = [
        _show_understood(answer, texts),
        f'<div class="words">{_show_words(answer, turn)}</div>',
        _show_dates(list_rows(answer), texts),
        _show_sources(answer, texts, turn),
        show_own(answer.organisation, answer.language),
        _show_notices(answer.notices, texts),
        show_basis(answer),
        _show_foot(answer, texts),
    ]
    return f'<div class="answer {answer.status}" lang="{escape(answer.language)}">{"".join(parts)}</div>'


def _show_understood(answer: Answer, texts: Texts) -> str:
    """The question with what the conversation implies, where that was filled in."""
    if answer.standalone_question == answer.question or answer.status is not AnswerStatus.ANSWERED:
        return ""
    return f'<p class="understood">{escape(texts("answer.understood", question=answer.standalone_question))}</p>'


def _show_words(answer: Answer, turn: int) -> str:
    """The text of the answer, each marker leading to its source."""
    places = {
        str(citation.number): name_place(turn, group)
        for group in group_citations(answer.citations)
        for citation in group
    }

    def link(marker: re.Match[str]) -> str:
        """A marker as a link that stays on the line of the word before it, if it is one of the answer's."""
        place = places.get(marker[2])
        space = "&nbsp;" if marker[0].startswith(" ") else ""
        return f'{space}<a class="marker" href="#{place}">{marker[1]}</a>' if place else marker[0]

    return show_blocks(answer.answer, lambda start, end: _MARKER.sub(link, escape(answer.answer[start:end])))


def _show_dates(rows: list[DateRow], texts: Texts) -> str:
    """A table of the dates with their verdicts in words."""
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{escape(texts(f"answer.{name}"))}</th>' for name in ("day", "subject", "verdict"))
    body = "".join(
        f'<tr><td><time datetime="{escape(row.date)}">{row.day}</time></td><td>{escape(row.concerns)}</td>'
        f'<td><span class="verdict {row.verdict} {row.certainty}">{escape(row.words)}</span></td></tr>'
        for row in rows
    )
    table = f'<table class="dates"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f"<h2>{escape(texts('answer.dates'))}</h2>{table}"


def _show_sources(answer: Answer, texts: Texts, turn: int) -> str:
    """The cited passages."""
    if not answer.citations:
        return ""
    return f"<h2>{escape(texts('answer.sources'))}</h2>{show_citations(answer.citations, answer.language, turn)}"


def _show_notices(notices: tuple[str, ...], texts: Texts) -> str:
    """What the reader must know besides; of many, the last ones open on demand."""
    if not notices:
        return ""
    shown, more = notices[:_NOTICES_SHOWN], notices[_NOTICES_SHOWN:]
    rest = f"<details><summary>{escape(texts('answer.more_notices', count=len(more)))}</summary>{_list(more)}</details>"
    inner = f"<h2>{escape(texts('answer.notices'))}</h2>{_list(shown)}{rest if more else ''}"
    return f'<div class="notices">{inner}</div>'


def _show_foot(answer: Answer, texts: Texts) -> str:
    """The day the answer holds for, and a button that copies the answer with its sources."""
    if not has_day(answer):
        return ""
    button = (
        f'<button type="button" class="copy" data-copy="{escape(write_plain(answer))}" '
        f'data-done="{escape(texts("answer.copied"))}" data-failed="{escape(texts("answer.not_copied"))}">'
        f"{escape(texts('answer.copy'))}</button>"
    )
    return f'<div class="foot"><span>{escape(tell_day(answer))}</span><span role="status"></span>{button}</div>'


def _list(lines: tuple[str, ...]) -> str:
    """Lines as a list."""
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
