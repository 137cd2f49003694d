"""Corpus: as many passages as wanted, made by code from the words and the sections of the shipped guidance.

A real section comes once, as in a region's own guidance; all others are sentences of the words of the real ones.
"""

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

SECTIONS = 100
"""Sections that a made document has."""

REAL = 10
"""Of so many sections one is a real one, while there are any."""

_SECTION = re.compile(r"^## (.+)\n<!-- .*-->\n\n(.+)", re.MULTILINE)
_ENTRY = """  - id: {name}
    title: Ohje {name}
    short: {{fi: ohje {name}, sv: anvisningen {name}, en: the guidance {name}}}
    publisher: Mittaus
    published: 2024-01-01
    kind: original
    standing: in_force
    in_force_from: 2024-01-01
    files: {{fi: {name}.md}}
"""


def write_corpus(folder: Path, size: int, guidance: Path, seed: int) -> None:
    """Write a register and its documents with about so many passages; the same seed makes the same."""
    drawn = random.Random(seed)  # noqa: S311 (no secret hangs on it)
    real = [*_list_real(guidance)]
    words = [word for _, text in real for word in re.findall(r"\w+", text)]
    drawn.shuffle(real)
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"made-{number:05}" for number in range(-(-size // SECTIONS))]
    left = size
    for name in names:
        sections = [_make_section(drawn, number, real, words) for number in range(min(left, SECTIONS))]
        left -= len(sections)
        (folder / f"{name}.md").write_text("\n\n".join([f"# Ohje {name}", *sections]) + "\n", encoding="utf-8")
    register = "sources:\n" + "\n".join(_ENTRY.format(name=name) for name in names)
    (folder / "sources.yaml").write_text(register, encoding="utf-8")


def change_one(folder: Path) -> None:
    """Change one section of the first document."""
    path = folder / "made-00000.md"
    path.write_text(path.read_text(encoding="utf-8").replace(". ", ", mikä on muuttunut. ", 1), encoding="utf-8")


def _list_real(guidance: Path) -> Iterator[tuple[str, str]]:
    """The headings and texts of the shipped Finnish guidance."""
    for path in sorted(guidance.glob("*.fi.md")):
        yield from _SECTION.findall(path.read_text(encoding="utf-8"))


def _make_section(drawn: random.Random, number: int, real: list[tuple[str, str]], words: Sequence[str]) -> str:
    """A real section, or one of sentences whose words are drawn as often as the guidance uses them."""
    if number % REAL == 0 and real:
        heading, text = real.pop()
    else:
        heading = " ".join(drawn.choices(words, k=4)).capitalize()
        sentences = (" ".join(drawn.choices(words, k=drawn.randint(6, 14))).capitalize() for _ in range(4))
        text = ". ".join(sentences) + "."
    return f"## {heading} {number}\n\n{text}"
