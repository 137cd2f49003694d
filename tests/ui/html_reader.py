"""Reading HTML in tests: the tags it has, and the text that a reader sees."""

from html.parser import HTMLParser


class Reader(HTMLParser):
    """What HTML holds: its tags with their attributes, its text, and the text inside marks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.marked: list[str] = []
        self._is_marked = False

    @property
    def names(self) -> set[str]:
        """The names of the tags."""
        return {name for name, _ in self.tags}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag begins."""
        self.tags.append((tag, dict(attrs)))
        self.text += "\n" if tag == "br" else ""
        if tag == "mark":
            self._is_marked = True
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        """A tag ends."""
        self._is_marked = self._is_marked and tag != "mark"

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        self.text += data
        if self._is_marked:
            self.marked[-1] += data

    def handle_comment(self, data: str) -> None:
        """A comment, which nothing of ours writes."""
        self.tags.append(("!--", {}))


def read_html(html: str) -> Reader:
    """HTML, read."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader
