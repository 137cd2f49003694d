"""The child that reads one file from standard input: `python -m ingest.reading KIND`, within its limits."""

import json
import resource
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import partial

from ingest.document import Document, Unreadable
from ingest.reading.html import read_html
from ingest.reading.office import read_office
from ingest.reading.pdf import read_pdf
from ingest.reading.plain import read_plain
from ingest.reading.statute_xml import read_statute_xml

CPU_SECONDS = 16
"""Seconds of processor time of a child."""

MEMORY = 512 * 1024 * 1024
"""Bytes of memory of a child."""

LONGEST = 10_000_000
"""Characters of text that one document may hold."""

READERS: dict[str, Callable[[bytes], Document]] = {
    "pdf": read_pdf,
    "office": read_office,
    "html": read_html,
    "xml": read_statute_xml,
    "markdown": partial(read_plain, "markdown"),
    "text": partial(read_plain, "text"),
}
"""The reader of each kind of file; a reader raises Unreadable for what a person can mend."""


def main() -> None:
    """Read the file and print its document, or its fault, as one JSON object."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        document = READERS[sys.argv[1]](sys.stdin.buffer.read())
        if sum(len(block.render()) for section in document.sections for block in section.blocks) > LONGEST:
            raise Unreadable(f"holds more than {LONGEST} characters; divide it into smaller documents")
        answer = asdict(document) | {"published": document.published.isoformat() if document.published else None}
    except Unreadable as error:
        answer = {"fault": str(error)}
    sys.stdout.write(json.dumps(answer, default=str))


if __name__ == "__main__":
    main()
