"""Holdings: what the published index holds, source by source, and which generations are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rag.generations import find_current, read_manifest, read_passages
from rag.passage import Passage, SourceKind, Standing
from rag.settings import Settings


@dataclass(frozen=True)
class Holding:
    """A source as the index holds it on a day."""

    id: str
    title: str
    publisher: str
    kind: SourceKind
    standing: Standing
    published: date | None
    until: date | None
    passages: int


@dataclass(frozen=True)
class Holdings:
    """The published generation: its name, its sources, and the names of the generations that are kept."""

    generation: str
    sources: tuple[Holding, ...]
    kept: tuple[str, ...]

    @property
    def passages(self) -> int:
        """How many passages there are in all."""
        return sum(source.passages for source in self.sources)


def read_holdings(settings: Settings, on: date) -> Holdings:
    """What the index holds on a day; raises IndexFault where there is none or it is damaged."""
    folder = find_current(settings.index)
    by_source = group_by_source(read_passages(folder))
    kept = sorted((path.name for path in folder.parent.iterdir() if path.suffix != ".tmp"), reverse=True)
    sources = (describe_source(name, passages, on) for name, passages in sorted(by_source.items()))
    return Holdings(read_manifest(folder).id, tuple(sources), tuple(kept))


def group_by_source(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    """Passages by the id of their source, in the order of the index."""
    by_source: dict[str, list[Passage]] = {}
    for passage in passages:
        by_source.setdefault(passage.document, []).append(passage)
    return by_source


def describe_source(name: str, passages: list[Passage], on: date) -> Holding:
    """A source by its passages: in force as long as one of them is."""
    standings = [passage.validity.find_standing(on) for passage in passages]
    ends = [passage.validity.in_force_until for passage in passages]
    return Holding(
        id=name,
        title=passages[0].title,
        publisher=passages[0].publisher,
        kind=passages[0].kind,
        standing=Standing.IN_FORCE if Standing.IN_FORCE in standings else standings[0],
        published=passages[0].validity.published,
        until=None if None in ends else max(end for end in ends if end),
        passages=len(passages),
    )
