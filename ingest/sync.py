"""Sync: the corpus to a new generation of the index; unchanged vectors are carried over, nothing is half written."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from ingest.earlier import Earlier
from ingest.fingerprint import fingerprint_sources
from ingest.passages import make_passages
from ingest.sources import Source, read_register
from rag.embedding import Embedder, Vectors
from rag.errors import CorpusFault, IndexFault, IndexUnreadable
from rag.generations import (
    LEXICON,
    Manifest,
    check_files,
    count_generations,
    find_current,
    lock_for_writing,
    publish_generation,
    read_manifest,
    start_generation,
    write_files,
)
from rag.language.dictionaries import write_dictionaries
from rag.lexicon import Lexicon
from rag.passage import Passage
from rag.settings import Settings
from rag.vectors import VectorReader, delete_vectors, list_unreachable, write_vectors

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


def bring_up_to_date(
    settings: Settings, show: Callable[[str], None] = lambda _: None, change: Callable[[], None] = lambda: None
) -> Outcome:
    """Read the corpus and publish a new generation if anything changed; raises a KantaneuvoError.

    A source that cannot be read is reported as a failure and keeps the passages it had; the others go in. `change`
    is done to the corpus first, while no other ingest can read or write.
    """
    with lock_for_writing(settings.index):
        change()
        embedder = Embedder(settings.embedder, settings.dimensions)
        show("Reading the corpus")
        sources = read_register(settings.corpus)
        fingerprints = fingerprint_sources(sources)
        if untouched := _find_untouched(settings, embedder, fingerprints):
            return untouched
        write_dictionaries(show)
        earlier = Earlier.read(settings.index, embedder.identity)
        passages, outcome = read_corpus(sources, earlier, fingerprints)
        if not passages:
            raise CorpusFault(f"{settings.corpus}: no source could be read, so there is nothing to answer from.")
        is_same = earlier.manifest and not (outcome.created or outcome.updated or outcome.deleted)
        if is_same and earlier.manifest and _is_sound(settings, earlier.manifest):
            return outcome
        show(f"Building the index of {len(passages)} passages")
        failed = {failure["source"] for failure in outcome.failures}
        read = {name: mark for name, mark in fingerprints.items() if name not in failed}
        return _with_generation(outcome, _build(settings, embedder, earlier, passages, read))


def _find_untouched(settings: Settings, embedder: Embedder, fingerprints: Mapping[str, str]) -> Outcome | None:
    """The outcome where no source has changed and the index is sound, without reading a document; else None."""
    try:
        manifest = read_manifest(find_current(settings.index))
    except IndexFault:
        return None
    is_ours = manifest.is_of_this_version and manifest.embedder == embedder.identity
    if not is_ours or manifest.sources != fingerprints or not _is_sound(settings, manifest):
        return None
    return Outcome(generation=manifest.id, unchanged=manifest.passages, sources=list(fingerprints))


def _is_sound(settings: Settings, manifest: Manifest) -> bool:
    """Whether the current generation's files are as they were written and Chroma opens; else it is built anew."""
    try:
        folder = find_current(settings.index)
        check_files(folder)
        VectorReader(folder, settings, manifest.id, manifest.passages).close()
    except IndexFault:
        return False
    return True


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


def _build(
    settings: Settings, embedder: Embedder, earlier: Earlier, passages: list[Passage], sources: dict[str, str]
) -> str:
    """Write a generation aside, audit it, publish it; gives its id. `sources` are the fingerprints of those read."""
    vectors = _embed(embedder, earlier, passages)
    name = _name_generation(settings.index, passages, embedder.identity)
    forget = partial(delete_vectors, settings)
    folder = start_generation(settings.index, name, forget)
    try:
        Lexicon.build([(passage.worded_text, passage.language) for passage in passages], folder / LEXICON)
        rows = [
            {"id": row.id, "text": row.text, "vector": vector, "visible_from": row.validity.visible_from}
            for row, vector in zip(passages, vectors, strict=True)
        ]
        write_vectors(folder, settings, name, rows)
        if lost := list_unreachable(folder, settings, name, vectors):
            raise IndexUnreadable(
                f"{folder}: {len(lost)} passages cannot be found by their own vectors, so the index was not "
                "published; the earlier one answers on. Run the ingest again."
            )
        size = {"passages": len(passages), "dimensions": vectors.shape[1]}
        write_files(folder, passages, vectors, Manifest(id=name, embedder=embedder.identity, sources=sources, **size))
        return publish_generation(settings.index, folder, forget)
    except OSError as error:
        raise IndexUnreadable(
            f"{settings.index}: the index could not be written ({error.strerror}); the earlier one answers on."
        ) from error


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


def _name_generation(index: Path, passages: Sequence[Passage], embedder_identity: str) -> str:
    """The next number, and a digest of what the generation holds."""
    content = "\n".join([embedder_identity, *(f"{row.id} {row.digest}" for row in passages)])
    return f"{count_generations(index) + 1:06}-{hashlib.sha256(content.encode()).hexdigest()[:8]}"


def _with_generation(outcome: Outcome, name: str) -> Outcome:
    """The outcome with the generation that was published."""
    return Outcome(**{**vars(outcome), "generation": name})
