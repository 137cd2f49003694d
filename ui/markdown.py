"""Markdown: text of sources shown as text, never as marks, links or HTML of its own."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|<>~$:])")
_LIST_MARK = re.compile(r"^(- |\d+\. )")


def escape(text: str) -> str:
    """A line of text with every sign of Markdown made plain."""
    return _SPECIAL.sub(r"\\\1", text)


def show_lines(text: str) -> str:
    """A text with its paragraphs and lists, everything else in it plain."""
    return "\n".join(_show_line(line) for line in text.split("\n"))


def mark_quote(passage: str, quote: str) -> str:
    """A passage with its paragraphs and lists, and the quoted part marked."""
    return "\n".join(
        _show_line(line, quote) if quote in line else _show_line(line, line.strip() if line.strip() in quote else "")
        for line in passage.split("\n")
    )


def _show_line(line: str, quote: str = "") -> str:
    """One line, its list mark kept, the quote in it marked."""
    mark = _LIST_MARK.match(line)
    start = mark.group() if mark else ""
    content = line[len(start) :]
    if not quote or quote not in content:
        return start + escape(content)
    before, _, after = content.partition(quote)
    return f"{start}{escape(before)}:orange-background[{escape(quote)}]{escape(after)}"
