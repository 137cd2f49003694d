"""Citations: the passages an answer rests on, each opening with its quotes marked."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from rag.answer import Citation
from rag.authorities import is_official
from rag.passage import Standing
from rag.replies import load_replies
from ui.answer.quotes import mark_quotes
from ui.day import write_day
from ui.texts import load_texts

_LONGEST_QUOTE = 60
"""Characters of a quote that tell two citations of one name apart."""

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
    """Every cited passage under its numbers and name; passages of one name are told apart by what is quoted."""
    groups = group_citations(citations)
    names = Counter(_name(group[0]) for group in groups)
    return "".join(_show_group(group, language, turn, names[_name(group[0])] > 1) for group in groups)


def _show_group(group: Group, language: str, turn: int, is_told_apart: bool) -> str:
    """A passage that opens under its numbers and name."""
    first, texts = group[0], load_texts(language)
    numbers = " ".join(f"[{citation.number}]" for citation in group)
    quote = f" – “{_shorten(first.quote)}”" if is_told_apart else ""
    place = texts("source.place", place=first.place) if first.place else ""
    return (
        f'<details class="source" id="{name_place(turn, group)}">'
        f"<summary><b>{numbers}</b> {escape(_name(first) + quote)}{_show_standing(first, language)}</summary>"
        f'<p class="origin">{escape(_describe_origin(first, language))}</p>'
        f'<div class="passage" lang="{escape(first.language)}">'
        f"{mark_quotes(first.passage_text, {citation.number: citation.quote for citation in group})}</div>"
        f'<p class="origin">{escape(" ".join([texts("source.quoted"), place]).strip())}</p>'
        f"{_show_link(first, language)}</details>"
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
