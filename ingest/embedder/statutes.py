"""Statutes: acts as Finlex's open data gives them, turned into the file of sections that training reads.

The packages of Finlex unpack to folders `…/statute/YEAR/NUMBER/fin@/main.xml`, the Swedish act beside it as `swe@`.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from tqdm import tqdm

from ingest.document import Document, Unreadable
from ingest.reading.statute_xml import read_statute_xml
from rag.blocks import render_blocks

SHORTEST, LONGEST = 40, 6000
"""Characters of a section that is kept: a shorter one says nothing, a longer one is a table."""

FINNISH, SWEDISH = "fin@", "swe@"


def write_sections(folder: Path, output: Path) -> tuple[int, list[str]]:
    """Write the sections of every act under a folder; gives how many, and what could not be read and why."""
    faults: list[str] = []
    count = 0
    waiting = output.with_name(output.name + ".part")
    with gzip.open(waiting, "wt", encoding="utf-8") as lines:
        for path in tqdm(_find_acts(folder), desc="Reading acts", unit="act"):
            try:
                rows = list(_read_act(path))
            except (OSError, Unreadable) as error:
                faults.append(f"{path}: {error}")
                continue
            count += len(rows)
            lines.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    waiting.replace(output)
    return count, faults


def _find_acts(folder: Path) -> list[Path]:
    """The Finnish files of the acts as they were given, in order; consolidated versions are left out."""
    return sorted(folder.rglob(f"statute/*/*/{FINNISH}/main.xml"))


def _read_act(path: Path) -> Iterator[dict[str, str]]:
    """The sections of an act, each with the Swedish section of the same number."""
    number, year = path.parents[1].name, path.parents[2].name
    finnish = read_statute_xml(path.read_bytes())
    beside = path.parents[1] / SWEDISH / "main.xml"
    swedish = read_statute_xml(beside.read_bytes()) if beside.is_file() else Document(())
    texts_sv = dict(_list_sections(swedish))
    for section, (heading, text) in _list_sections(finnish):
        heading_sv, text_sv = texts_sv.get(section, ("", ""))
        if SHORTEST <= len(text) <= LONGEST:
            yield {
                "act": f"{number}/{year}",
                "title": finnish.title,
                "title_sv": swedish.title,
                "section": section,
                "heading": heading,
                "heading_sv": heading_sv,
                "text": text,
                "text_sv": text_sv,
            }


def _list_sections(document: Document) -> Iterator[tuple[str, tuple[str, str]]]:
    """The numbered sections of a document: number, then heading and text with white space folded."""
    for section in document.sections:
        if section.place.endswith("§"):
            heading = section.heading[-1].removeprefix(section.place).strip()
            yield section.place, (heading, " ".join(render_blocks(section.blocks).split()))
