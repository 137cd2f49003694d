"""Section: what every reader gives, a titled part of a document with its place and what it says of itself."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from rag.blocks import Block, render_blocks


@dataclass(frozen=True)
class Section:
    """A titled part of a document.

    `heading` is the path of headings from the top; `blocks` its paragraphs, lists and rows; `place` where it
    stands in the original; `id` its own name if the document gives one; `follows` the fingerprint of the section
    it translates; `notes` the fields of its validity that it sets for itself.
    """

    heading: tuple[str, ...]
    blocks: tuple[Block, ...]
    place: str = ""
    page: int | None = None
    id: str = ""
    follows: str = ""
    notes: Mapping[str, object] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """What changes when the words of the section do; a translation names it to tell what it follows."""
        return hashlib.sha256(render_blocks(self.blocks).encode()).hexdigest()[:8]
