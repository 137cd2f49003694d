"""Sync: the corpus to a new generation of the index; unchanged vectors are carried over, nothing is half written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np
from tqdm import tqdm

from ingest.building import Content, build
from ingest.earlier import Earlier
from ingest.fingerprint import fingerprint_sources
from ingest.passages import make_passages
from ingest.restoration import restore
from ingest.sources import Source, read_register
from rag.embedding import Embedder, Vectors
from rag.errors import CorpusFault
from rag.generations import Manifest, clear_leftovers
from rag.language.dictionaries import write_dictionaries
from rag.passage import Passage
from rag.settings import Settings
from rag.vectors import delete_vectors
from rag.writer_lock import lock_for_writing

EMBEDDED_AT_ONCE = 256


@dataclass(frozen=True)
class Outcome:
    """What an ingest did: the generation that answers now, passages by what became of them, sources, failures."""

    generation: str
    created: int = 0
    updated: int = 0
    deleted: int = 0
    unchanged: int = 0
    sources: list[str] = field(default_factory=list)
    failures: list[dict[str, str]] = field(default_factory=list)
    date_changes: list[dict[str, Any]] = field(default_factory=list)

    @property
    def changes(self) -> int:
        """Passages that are not as they were."""
        return self.created + self.updated + self.deleted


def bring_up_to_date(
    settings: Settings, show: Callable[[str], None] = lambda _: None, change: Callable[[], None] = lambda: None
) -> Outcome:
    """Read the corpus and publish a new generation if anything changed; raises a KantaneuvoError.

    A source that cannot be read is reported as a failure and keeps the passages it had; the others go in. `change`
    is done to the corpus first, while no other ingest can read or write. An index that is damaged is built anew.
    """
    with lock_for_writing(settings.index):
        change()
        embedder = Embedder(settings.embedder, settings.dimensions)
        sound = restore(settings, embedder.identity, show)
        if sound:
            clear_leftovers(settings.index, partial(delete_vectors, settings))
        show("Reading the corpus")
        sources = read_register(settings.corpus)
        fingerprints = fingerprint_sources(sources)
        if untouched := _find_untouched(sound, embedder, fingerprints):
            return untouched
        write_dictionaries(show)
        earlier = Earlier.read(settings.index, embedder.identity)
        passages, outcome = read_corpus(sources, earlier, fingerprints)
        if not passages:
            raise CorpusFault(f"{settings.corpus}: no source could be read, so there is nothing to answer from.")
        failed = {failure["source"] for failure in outcome.failures}
        read = {name: mark for name, mark in fingerprints.items() if name not in failed}
        if sound and earlier.manifest == sound and sound.sources == read and not outcome.changes:
            return outcome
        show(f"Building the index of {len(passages)} passages")
        vectors = _embed(embedder, earlier, passages)
        return replace(outcome, generation=build(settings, Content(embedder.identity, passages, vectors, read)))


def _find_untouched(sound: Manifest | None, embedder: Embedder, fingerprints: Mapping[str, str]) -> Outcome | None:
    """The outcome where the index is sound and no source has changed, without reading a document; else None."""
    if sound is None or sound.embedder != embedder.identity or sound.sources != fingerprints:
        return None
    return Outcome(generation=sound.id, unchanged=sound.passages, sources=list(fingerprints))


def read_corpus(
    sources: Sequence[Source], earlier: Earlier, fingerprints: Mapping[str, str]
) -> tuple[list[Passage], Outcome]:
    """The passages of every source, and what changed since the earlier generation; what has not is not read again."""
    passages: list[Passage] = []
    read_before = earlier.manifest.sources if earlier.manifest else {}
    held = earlier.group_by_document()
    failures: list[dict[str, str]] = []
    for source in sources:
        if source.id in held and fingerprints.get(source.id) == read_before.get(source.id, "new"):
            passages += held[source.id]
            continue
        try:
            passages += make_passages(source)
        except CorpusFault as error:
            failures.append({"source": source.id, "error": str(error)})
            passages += held.get(source.id, [])
    now = {passage.id: passage for passage in passages}
    before = earlier.passages
    common = now.keys() & before.keys()
    updated = sorted(name for name in common if now[name].digest != before[name].digest)
    outcome = Outcome(
        generation=earlier.manifest.id if earlier.manifest else "",
        created=len(now.keys() - before.keys()),
        updated=len(updated),
        deleted=len(before.keys() - now.keys()),
        unchanged=len(common) - len(updated),
        sources=[source.id for source in sources],
        failures=failures,
        date_changes=list(_compare_dates(before, now)) if before else [],
    )
    return passages, outcome


def _compare_dates(before: dict[str, Passage], now: dict[str, Passage]) -> Iterable[dict[str, Any]]:
    """The passages whose dates changed, with the dates they stated and state."""
    for name in sorted(before.keys() | now.keys()):
        dates = [sorted({claim.iso for claim in side[name].claims}) if name in side else [] for side in (before, now)]
        if dates[0] != dates[1]:
            document = (now.get(name) or before[name]).document
            yield {"passage": name, "source": document, "before": dates[0], "after": dates[1]}


def _embed(embedder: Embedder, earlier: Earlier, passages: Sequence[Passage]) -> Vectors:
    """A vector for every passage, in order; only texts that had none are embedded."""
    known = dict(earlier.vectors)
    new = list(dict.fromkeys(row.searched_text for row in passages if row.searched_text not in known))
    with tqdm(total=len(new), desc="Embedding", unit="passage", disable=not new, leave=False) as bar:
        for start in range(0, len(new), EMBEDDED_AT_ONCE):
            part = new[start : start + EMBEDDED_AT_ONCE]
            known |= dict(zip(part, embedder.embed_passages(part), strict=True))
            bar.update(len(part))
    return np.stack([known[row.searched_text] for row in passages])
