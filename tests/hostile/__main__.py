"""The whole campaign, with its figures: `make torture`. It takes some minutes; with FOLDERS named, their PDFs alone."""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.reading import open_document
from tests.hostile.campaign import put_before
from tests.hostile.good_files import list_mutations
from tests.hostile.hidden_files import WORD, list_pairs
from tests.hostile.hostile_documents import list_docx, list_html, list_others
from tests.hostile.hostile_pdfs import list_pdfs


def _list_kinds() -> Iterator[tuple[str, Iterable[tuple[str, str, bytes]]]]:
    """The files of the campaign by kind."""
    yield "PDF", [(name, ".pdf", content) for name, content in list_pdfs()]
    yield "DOCX", [(name, ".docx", content) for name, content in list_docx()]
    yield "HTML", [(name, ".html", content) for name, content in list_html()]
    yield "other", list_others()
    yield "mutations", list_mutations()


def _list_strangers(places: list[Path]) -> list[tuple[str, str, bytes]]:
    """The PDFs below these places, which nobody here wrote."""
    found = [path for place in places for path in sorted(place.rglob("*.[pP][dD][fF]")) if path.is_file()]
    return [(str(path), ".pdf", path.read_bytes()) for path in found]


def _list_campaign(folders: list[Path]) -> Iterator[tuple[str, Iterable[tuple[str, str, bytes]]]]:
    """The PDFs of these folders; without any, all files of the campaign and the PDFs of this machine."""
    if folders:
        yield "PDFs of these folders", _list_strangers(folders)
        return
    yield from _list_kinds()
    yield "PDFs of this machine", _list_strangers([Path("/usr/share"), Path(sys.prefix), Path.home()])


def main() -> int:
    """Run the campaign; 1 where anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="read only the PDFs below it")
    folders = parser.parse_args().folders
    failures = []
    with tempfile.TemporaryDirectory() as name:
        corpus = Path(name) / "corpus"
        corpus.mkdir()
        (corpus / "sources.yaml").write_text("sources: []\n")
        for kind, files in _list_campaign(folders):
            tally = put_before(corpus, Path(name) / "files", files)
            said = f"{len(tally.failures)} failures of {tally.read + tally.refused}; {tally.read} read"
            print(f"{kind}: {said}, longest {tally.longest:.1f} s, largest {tally.largest} MB")
            print(*(f"  {count} × {reason}" for reason, count in tally.reasons.items()), sep="\n")
            failures += tally.failures
        failures += [] if folders else _try_pairs(Path(name))
    print(*failures, sep="\n")
    return 1 if failures else 0


def _try_pairs(folder: Path) -> list[str]:
    """Read the documents with hidden text and their twins; gives what went wrong."""
    wrong = []
    for pair in list_pairs():
        path = folder / f"pair{pair.ending}"
        path.write_bytes(pair.hidden)
        document = open_document(path)
        text = "\n".join(block.render() for section in document.sections for block in section.blocks)
        wrong += [f"{pair.name}: missed"] if not document.hidden or WORD in text else []
        path.write_bytes(pair.clean)
        wrong += [f"{pair.name}: the clean twin is flagged"] if open_document(path).hidden else []
    print(f"hidden text: {len(wrong)} failures of {2 * len(list_pairs())}")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
