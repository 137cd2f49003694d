"""Renewal: sources of the register fetched anew; each stands for itself, and what fails loses nothing."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from ingest.addition import Addition, Details, make_addition
from ingest.fetching.address import Unfetched
from ingest.fetching.arrival import write_arrival
from ingest.fetching.download import Fetcher
from ingest.fetching.version import UNKNOWN, Version
from ingest.local import write_documents
from ingest.reading import read_document
from ingest.sources import LOCAL, WAITING, Source, read_own, read_register, read_shipped
from rag.errors import CorpusFault


@dataclass(frozen=True)
class Fetched:
    """A source that was fetched: whether it is new, changed or unchanged, and what is to be added to which folder."""

    state: str
    address: str
    before: date | None
    addition: Addition
    folder: str = WAITING


@dataclass(frozen=True)
class Renewal:
    """What came of fetching some sources; a failure names its source and says what is wrong."""

    fetched: list[Fetched] = field(default_factory=list)
    failures: list[dict[str, str]] = field(default_factory=list)

    @property
    def additions(self) -> list[Addition]:
        """The documents to be added."""
        return [one.addition for one in self.fetched]

    def keep(self, corpus: Path) -> None:
        """Write what is new or changed where it waits, and what is unchanged where it is; raises CorpusFault."""
        for folder in (LOCAL, WAITING):
            if additions := [one.addition for one in self.fetched if one.folder == folder]:
                write_documents(corpus, additions, folder)


@dataclass(frozen=True)
class _Wanted:
    """A source to fetch: as the register has it without what was fetched, and as it was fetched before, and where."""

    source: Source
    address: str
    held: Source | None
    folder: str

    @property
    def file(self) -> Path | None:
        """The file that was fetched before, if it still is what was fetched, and from here."""
        if self.held is None or self.held.address != self.address:
            return None
        path = next(iter(self.held.files.values()))
        is_the_same = path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == self.held.sha256
        return path if is_the_same else None


@dataclass(frozen=True)
class Errand:
    """How sources are fetched: by what, into which folder aside, on which day, and who is told of each."""

    fetcher: Fetcher
    aside: Path
    today: date
    show: Callable[[str], None] = lambda _: None


def renew_sources(corpus: Path, names: Sequence[str], errand: Errand) -> Renewal:
    """Fetch sources by name, or all that have an address; raises CorpusFault for a name that the register lacks."""
    known = {source.id: source for source in read_register(corpus)}
    if lacking := next((name for name in names if name not in known), None):
        raise CorpusFault(f"{corpus}: there is no source “{lacking}”; see: python -m ingest list")
    renewal = Renewal()
    for name in dict.fromkeys(names or _list_fetchable(corpus)):
        try:
            renewal.fetched.append(_renew(_find_wanted(corpus, name), errand))
        except Unfetched as error:
            renewal.failures.append({"source": name, "error": f"{name}: {error}."})
    return renewal


def _list_fetchable(corpus: Path) -> list[str]:
    """The sources that have an address, but for those in whose place a document of the user's own answers."""
    own = {source.id: source for source in read_own(corpus)}
    shipped = {source.id: source for source in read_shipped(corpus).sources}
    return [name for name, source in {**shipped, **own}.items() if source.address]


def _find_wanted(corpus: Path, name: str) -> _Wanted:
    """A source that can be fetched; raises Unfetched without an address, or with a user's own in its place."""
    shipped: Mapping[str, Source] = {source.id: source for source in read_shipped(corpus).sources}
    own, waiting = (_find(read_own(corpus, folder), name) for folder in (LOCAL, WAITING))
    if own and not own.address:
        raise Unfetched("a document of your own answers in its place; to fetch it, first: python -m ingest remove")
    source = shipped.get(name) or own
    address = source.address if source and source.address else own.address if own else None
    if source is None or address is None:
        raise Unfetched("the register names no address for it; write one into its entry, as address: https://…")
    if name not in shipped:
        source = source.model_copy(update={"published": None})
    return _Wanted(source, address, waiting or own, WAITING if waiting else LOCAL)


def _find(sources: Iterable[Source], name: str) -> Source | None:
    """The source of a name, if there is one."""
    return next((source for source in sources if source.id == name), None)


def _renew(wanted: _Wanted, errand: Errand) -> Fetched:
    """Fetch one source and read it to its end; raises Unfetched."""
    name, held = wanted.source.id, wanted.file
    errand.show(f"Fetching {wanted.address}")
    known = Version(wanted.held.etag, wanted.held.last_modified) if held and wanted.held else UNKNOWN
    download = errand.fetcher.fetch(wanted.address, known)
    is_same = download.content is None and held is not None
    path = held if is_same and held else write_arrival(errand.aside, name, wanted.address, download)
    try:
        addition = make_addition(path, Details(id=name), {name: wanted.source})
        is_unchanged = held is not None and (is_same or _says_the_same(held, path))
    except CorpusFault as error:
        raise Unfetched(f"{wanted.address} {str(error).removeprefix(f'{path}: ').rstrip('.')}") from error
    marks: dict[str, Any] = {
        "address": wanted.address,
        "retrieved_on": errand.today.isoformat(),
        **asdict(download.version),
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }
    entry = addition.entry | {key: value for key, value in marks.items() if value}
    state = "new" if wanted.held is None else "unchanged" if is_unchanged else "changed"
    before = wanted.held.retrieved_on if wanted.held else None
    folder = wanted.folder if is_unchanged else WAITING
    return Fetched(state, wanted.address, before, replace(addition, entry=entry), folder)


def _says_the_same(held: Path, path: Path) -> bool:
    """Whether two files have the same sections, though their bytes may differ."""
    try:
        return held.read_bytes() == path.read_bytes() or read_document(held) == read_document(path)
    except CorpusFault:
        return False
