"""Markdown: headings make sections; lists and tables keep their lead-in; a comment gives a section's own fields."""

from collections.abc import Iterator

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.section import Section
from rag.blocks import Block, write_row

_PARSER = MarkdownIt("commonmark").enable("table")
LONGEST_COMMENT = 2000
"""Characters of a section's comment at most; no comment needs more, and YAML takes long over some."""

_OWN_FIELDS = ("id", "place", "page", "follows")


def read_markdown(text: str) -> list[Section]:
    """The sections of a Markdown document.

    A comment directly after a heading, such as `<!-- {id: storing, place: page 1} -->`, names the section, its
    place in the original, and any field of its validity that differs from the document's. Raises ValueError for
    a comment whose fields cannot be read.
    """
    return list(_Reader(_PARSER.parse(text)).read_sections())


class _Reader:
    """A walk over the tokens of a document."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def read_sections(self) -> Iterator[Section]:
        """Every section with its path of headings, in order; text before the first heading is one too."""
        path: list[str] = []
        notes: dict[str, object] = {}
        blocks: list[Block] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.type == "heading_open":
                yield _make_section(path, blocks, notes)
                path = [*path[: int(token.tag[1]) - 1], self._take_inline("heading_close")]
                notes, blocks = {}, []
            elif token.type == "html_block":
                notes |= _read_comment(token.content, path)
                self._at += 1
            else:
                self._add_block(blocks)
        yield _make_section(path, blocks, notes)

    def _add_block(self, blocks: list[Block]) -> None:
        """Add the block at hand; a list or table takes the paragraph before it as its lead-in."""
        kind = self._tokens[self._at].type
        if kind == "paragraph_open":
            blocks.append(Block(self._take_inline("paragraph_close")))
        elif kind in ("bullet_list_open", "ordered_list_open"):
            self._lead_into(blocks, self._take_list(kind.replace("open", "close")))
        elif kind == "table_open":
            self._lead_into(blocks, self._take_table())
        else:
            content = " ".join(self._tokens[self._at].content.split())
            if content:
                blocks.append(Block(content))
            self._at += 1

    @staticmethod
    def _lead_into(blocks: list[Block], items: list[str]) -> None:
        """Put items under the paragraph before them."""
        led = blocks.pop() if blocks and not blocks[-1].items else Block("")
        blocks.append(Block(led.text, tuple(items)))

    def _take_inline(self, close: str) -> str:
        """The text up to the closing token, which is passed."""
        parts = []
        while self._tokens[self._at].type != close:
            if self._tokens[self._at].type == "inline":
                parts.append(_flatten(self._tokens[self._at]))
            self._at += 1
        self._at += 1
        return " ".join(parts)

    def _take_list(self, close: str) -> list[str]:
        """The items of a list, nested ones after their own; the outermost closing token is passed."""
        items: list[str] = []
        level = self._tokens[self._at].level
        while not (self._tokens[self._at].type == close and self._tokens[self._at].level == level):
            token = self._tokens[self._at]
            if token.type == "list_item_open":
                items.append(f"{token.info}. " if token.info else "- ")
            elif token.type == "inline":
                items[-1] += ("" if items[-1].endswith((". ", "- ")) else " ") + _flatten(token)
            self._at += 1
        self._at += 1
        return items

    def _take_table(self) -> list[str]:
        """The rows of a table, each with the names of its columns; the closing token is passed."""
        rows: list[list[str]] = []
        while self._tokens[self._at].type != "table_close":
            token = self._tokens[self._at]
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(_flatten(token))
            self._at += 1
        self._at += 1
        return [write_row(rows[0], row) for row in rows[1:]]


def _make_section(path: list[str], blocks: list[Block], notes: dict[str, object]) -> Section:
    """A section of what was gathered since the last heading."""
    page = notes.get("page")
    return Section(
        heading=tuple(path),
        blocks=tuple(blocks),
        place=str(notes.get("place", "")),
        page=page if isinstance(page, int) else None,
        id=str(notes.get("id", "")),
        follows=str(notes.get("follows", "")),
        notes={key: value for key, value in notes.items() if key not in _OWN_FIELDS},
    )


def _read_comment(html: str, path: list[str]) -> dict[str, object]:
    """The fields of a section's comment; other comments and HTML give none. Raises ValueError for broken fields."""
    inner = html.strip().removeprefix("<!--").removesuffix("-->").strip()
    if not inner.startswith("{"):
        return {}
    try:
        is_short = len(inner) <= LONGEST_COMMENT
        repeats = is_short and "*" in inner and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(inner))
        is_plain = is_short and not repeats
        fields = yaml.safe_load(inner) if is_plain else None
    except (yaml.YAMLError, ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        raise ValueError(
            f"section “{path[-1] if path else ''}”: its comment is not valid YAML; write {{key: value, …}}"
        )
    return {str(key): value for key, value in fields.items()}


def _flatten(token: Token) -> str:
    """The plain text of an inline token, its marks and links taken off."""
    children = token.children or []
    return " ".join("".join(" " if child.type.endswith("break") else child.content for child in children).split())
