"""Citations: the passages an answer rests on, each a card that opens the passage with its quotes marked."""

from collections.abc import Sequence
from html import escape

from rag.answer import Citation
from rag.authorities import is_official
from rag.passage import Standing
from rag.replies import load_replies
from ui.answer.quotes import mark_quotes
from ui.day import write_day
from ui.texts import load_texts

_LONGEST_QUOTE = 110
"""Characters of a quote that a card shows."""

Group = list[Citation]
"""Citations of one passage."""


def group_citations(citations: Sequence[Citation]) -> list[Group]:
    """The citations by passage, in the order of their first numbers."""
    groups: dict[str, Group] = {}
    for citation in citations:
        groups.setdefault(citation.passage, []).append(citation)
    return list(groups.values())


def name_place(turn: int, group: Group) -> str:
    """The id on the page of the passage that a group of citations opens."""
    return f"source-{turn}-{group[0].number}"


def show_citations(citations: Sequence[Citation], language: str, turn: int) -> str:
    """Every cited passage as a card."""
    return "".join(_show_card(group, language, turn) for group in group_citations(citations))


def _show_card(group: Group, language: str, turn: int) -> str:
    """A card: numbers, whose words, section, standing, quote and origin; it opens the passage."""
    first = group[0]
    numbers = " ".join(f"[{citation.number}]" for citation in group)
    return (
        f'<details class="source" name="source" id="{name_place(turn, group)}">'
        f"<summary><b>{numbers}</b> {escape(_name(first))}{_show_standing(first, language)}"
        f'<span class="quoted" lang="{escape(first.language)}">“{escape(_shorten(first.quote))}”</span>'
        f'<span class="origin">{escape(_describe_origin(first, language))}</span></summary>'
        f"{_show_sheet(group, language)}</details>"
    )


def _show_sheet(group: Group, language: str) -> str:
    """What a card opens, beside the chat where there is room: the whole passage with what is quoted marked."""
    first, texts = group[0], load_texts(language)
    place = texts("source.place", place=first.place) if first.place else ""
    quotes = {citation.number: citation.quote for citation in group}
    return (
        f'<div class="sheet" role="region" tabindex="-1" aria-label="{escape(_name(first))}">'
        f'<button type="button" class="close">{escape(texts("source.close"))}</button>'
        f"<h3>{escape(_name(first))}</h3>"
        f'<p class="origin">{escape(_describe_origin(first, language))}</p>'
        f'<div class="passage" lang="{escape(first.language)}">{mark_quotes(first.passage_text, quotes)}</div>'
        f'<p class="origin">{escape(" ".join([texts("source.quoted"), place]).strip())}</p>'
        f"{_show_link(first, language)}</div>"
    )


def _name(citation: Citation) -> str:
    """Whose words a citation holds, and the section."""
    return f"{citation.name}: {citation.section[-1]}"


def _shorten(quote: str) -> str:
    """The beginning of a quote."""
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE].rstrip()}…"


def _name_standing(citation: Citation, language: str) -> str:
    """How the passage stands, in a word."""
    return load_replies(language).say(f"standing.{citation.standing}", until="").split(";")[0]


def _show_standing(citation: Citation, language: str) -> str:
    """The standing beside the name, where the passage is not in force."""
    if citation.standing is Standing.IN_FORCE:
        return ""
    return f' <span class="standing">{escape(_name_standing(citation, language))}</span>'


def _describe_origin(citation: Citation, language: str) -> str:
    """Title, publisher, day and standing of the document."""
    texts = load_texts(language)
    day = citation.published
    published = texts("source.published", day=write_day(day)) if day else texts("source.undated")
    parts = [citation.title, citation.publisher, published, _name_standing(citation, language)]
    return " · ".join(dict.fromkeys(parts))


def _show_link(citation: Citation, language: str) -> str:
    """A link to the official page, where the register gives one; no other address is a link."""
    if not citation.url or not is_official(citation.url):
        return ""
    name = escape(load_texts(language)("source.open"))
    return f'<p><a href="{escape(citation.url)}" target="_blank" rel="noopener noreferrer">{name}</a></p>'
