"""Document: a source from its first section to its last, with a list of contents and what was looked for marked."""

from html import escape

from rag.authorities import is_official
from rag.passage import SourceKind, Standing
from ui.answer.markup import show_blocks
from ui.reader.finding import Wanted
from ui.reader.shelf import Section, Source
from ui.reader.words import SourceWords


def name_anchor(section: Section) -> str:
    """The id on the page of a section's heading."""
    return f"section-{section.id}"


def list_found(sections: list[Section], wanted: Wanted) -> list[Section]:
    """The sections that have every word that is looked for, in their headings or their text."""
    return [section for section in sections if wanted.is_in(f"{section.heading}\n{section.text}")]


def show_document(source: Source, sections: list[Section], wanted: Wanted, words: SourceWords) -> str:
    """Title, whose words it is, contents and sections; where words are looked for, the contents are what has them."""
    language = sections[0].passages[0].language
    listed = list_found(sections, wanted) if wanted.words else sections
    shown = "".join(_show_section(section, wanted, words) for section in sections)
    contents = _show_contents(listed, wanted, words)
    return (
        f'<article class="document"><h3>{escape(source.holding.title)}</h3>'
        f'<p class="origin">{escape(_tell_origin(source, words))}</p>{_show_kind(source, words)}'
        f'<div class="columns">{contents}<div lang="{escape(language)}">{shown}</div></div></article>'
    )


def _tell_origin(source: Source, words: SourceWords) -> str:
    """Publisher, day and validity of the source."""
    validity = source.passages[0].validity
    published = words.texts("source.published", day=words.tell_published(validity))
    day = published if validity.published else words.tell_published(validity)
    return " · ".join(part for part in (source.holding.publisher, day) if part)


def _show_kind(source: Source, words: SourceWords) -> str:
    """Whose words these are, and the way to the official page."""
    kind = "original" if source.holding.kind is SourceKind.ORIGINAL else "digest"
    link = ""
    if source.url and is_official(source.url):
        name = escape(words.texts("source.open"))
        link = f' <a href="{escape(source.url)}" target="_blank" rel="noopener noreferrer">{name}</a>'
    return f'<p class="whose {kind}">{escape(words.texts(f"sources.whose.{kind}"))}{link}</p>'


def _show_contents(sections: list[Section], wanted: Wanted, words: SourceWords) -> str:
    """Links to sections; native and keyboard-friendly, opened and closed by their heading."""
    title = words.texts("sources.contents.found" if wanted.words else "sources.contents.title", count=len(sections))
    items = "".join(
        f'<li><a class="jump" href="#{escape(name_anchor(section))}">{wanted.mark(section.heading)}</a></li>'
        for section in sections
    )
    label = escape(words.texts("sources.contents.title"))
    folded = f"<details open><summary>{escape(title)}</summary><ol>{items}</ol></details>"
    return f'<nav class="contents" aria-label="{label}">{folded}</nav>'


def _show_section(section: Section, wanted: Wanted, words: SourceWords) -> str:
    """A section under its heading, with its place in the original and how it stands."""
    text = section.text
    blocks = show_blocks(text, lambda start, end: wanted.mark(text[start:end]))
    standing = section.validity.find_standing(words.on)
    kind = " gone" if standing in (Standing.SUPERSEDED, Standing.DRAFT) else ""
    path = f'<p class="origin">{escape(" – ".join(section.path))}</p>' if section.path else ""
    return (
        f'{path}<h4 id="{escape(name_anchor(section))}" tabindex="-1">{wanted.mark(section.heading)}</h4>'
        f'<p class="origin{kind}" lang="{words.language}">{escape(_tell_place(section, words))}</p>'
        f'<div class="passage">{blocks}</div>'
    )


def _tell_place(section: Section, words: SourceWords) -> str:
    """Where a section stands in the original, how it stands, and whether it is an old translation."""
    first = section.passages[0]
    parts = [
        words.tell_validity(first.validity),
        words.texts("source.place", place=first.place) if first.place else "",
        words.texts("sources.page", page=first.page) if first.page else "",
        words.texts("sources.stale") if first.is_stale else "",
    ]
    return " · ".join(part for part in parts if part)
