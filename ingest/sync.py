"""Sync: the corpus to a new generation of the index; unchanged vectors are carried over, nothing is half written."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from ingest.earlier import Earlier
from ingest.passages import make_passages
from ingest.sources import Source, read_register
from rag.embedding import Embedder, Vectors
from rag.errors import CorpusFault, IndexFault, IndexUnreadable
from rag.generations import (
    LEXICON,
    Manifest,
    count_generations,
    find_current,
    lock_for_writing,
    publish_generation,
    start_generation,
    write_files,
)
from rag.language.dictionaries import write_dictionaries
from rag.lexicon import Lexicon
from rag.passage import Passage
from rag.settings import Settings
from rag.store import open_generation
from rag.vectors import delete_vectors, list_unreachable, write_vectors

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
        earlier = Earlier.read(settings.index, embedder.identity)
        write_dictionaries(show)
        show("Reading the corpus")
        passages, outcome = read_corpus(read_register(settings.corpus), earlier)
        if not passages:
            raise CorpusFault(f"{settings.corpus}: no source could be read, so there is nothing to answer from.")
        if earlier.manifest and not (outcome.created or outcome.updated or outcome.deleted) and _answers(settings):
            return outcome
        show(f"Building the index of {len(passages)} passages")
        return _with_generation(outcome, _build(settings, embedder, earlier, passages))


def _answers(settings: Settings) -> bool:
    """Whether the current generation can be opened; one whose files were damaged is built anew."""
    try:
        open_generation(find_current(settings.index), settings).close()
    except IndexFault:
        return False
    return True


def read_corpus(sources: Sequence[Source], earlier: Earlier) -> tuple[list[Passage], Outcome]:
    """The passages of every source, and what changed since the earlier generation."""
    passages: list[Passage] = []
    failures: list[dict[str, str]] = []
    for source in sources:
        try:
            passages += make_passages(source)
        except CorpusFault as error:
            failures.append({"source": source.id, "error": str(error)})
            passages += [kept for kept in earlier.passages.values() if kept.document == source.id]
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


def _build(settings: Settings, embedder: Embedder, earlier: Earlier, passages: list[Passage]) -> str:
    """Write a generation aside, audit it, publish it; gives its id."""
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
        manifest = Manifest(id=name, embedder=embedder.identity, passages=len(passages), dimensions=vectors.shape[1])
        write_files(folder, passages, vectors, manifest)
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
