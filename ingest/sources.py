"""Sources: the register of documents, read from YAML and checked; an error names the file, the line and the key."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from ingest.fetching.address import SERVER, check_address, name_server
from ingest.register_text import explain_fault, find_line, read_yaml
from rag.errors import CorpusFault
from rag.language import LANGUAGES
from rag.passage import SourceKind, Standing, Validity

REGISTER = "sources.yaml"
LOCAL = "local"
"""The folder of a user's own documents in a corpus, with a register of their own."""

WAITING = f"{LOCAL}/waiting"
"""The folder of what was fetched and waits for an admin to publish it, with a register of its own."""


class Source(BaseModel):
    """A document of the register: what it is, whose it is, how it stands, and its files by language.

    `url` is where a reader finds the original, `address` where it is fetched from; what was fetched is known by the
    day, by the server's name for that version and by the digest of its bytes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str = Field(min_length=1)
    short: dict[str, str] = Field(default_factory=dict)
    publisher: str = ""
    published: date | None = None
    published_not_before: date | None = None
    kind: SourceKind
    standing: Standing
    in_force_from: date | None = None
    in_force_until: date | None = None
    superseded_by: str | None = Field(default=None, pattern=r"^([a-z0-9-]+|\d+/\d{4})$")
    review_by: date | None = None
    url: str | None = Field(default=None, pattern=r"^https?://")
    address: str | None = None
    retrieved_on: date | None = None
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    files: dict[str, Path] = Field(min_length=1)

    @field_validator("title", "publisher")
    @classmethod
    def _is_text(cls, given: str) -> str:
        """Given on a command line, it may be bytes that are no text."""
        try:
            given.encode()
        except UnicodeEncodeError as error:
            raise ValueError("not UTF-8 text; write it again in UTF-8") from error
        return given

    @field_validator("address")
    @classmethod
    def _can_be_fetched(cls, given: str | None) -> str | None:
        """An address is one of a secure page."""
        return None if given is None else check_address(given)

    @model_validator(mode="after")
    def _is_consistent(self) -> "Source":
        """Its validity makes sense; languages are known."""
        self.validity_with({})
        if unknown := (set(self.files) | set(self.short)) - set(LANGUAGES):
            raise ValueError(f"unknown language {sorted(unknown)[0]}; known are {', '.join(LANGUAGES)}")
        return self

    def validity_with(self, notes: Mapping[str, Any]) -> Validity:
        """The validity of a section: its own where its notes say so, the source's otherwise."""
        shared = {name: getattr(self, name) for name in Validity.model_fields}
        if "standing" in notes:
            shared |= {"in_force_until": None, "superseded_by": None}
        return Validity.model_validate(shared | dict(notes))


class _Register(BaseModel):
    """The file of sources."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sources: tuple[Source, ...]


class ShippedRegister(_Register):
    """The file of the shipped sources, which alone lists the hosts that may be fetched from."""

    hosts: tuple[Annotated[str, Field(pattern=SERVER)], ...] = ()


_AnyRegister = TypeVar("_AnyRegister", bound=_Register)


def read_register(corpus: Path) -> list[Source]:
    """The shipped sources with the user's own laid over them, files resolved; raises CorpusFault."""
    shipped = read_shipped(corpus)
    by_id = {source.id: source for source in [*shipped.sources, *read_own(corpus)]}
    _check_references(list(by_id.values()), shipped.hosts, corpus / REGISTER)
    return list(by_id.values())


def read_shipped(corpus: Path) -> ShippedRegister:
    """The shipped register, files resolved; raises CorpusFault."""
    register = _read_file(corpus / REGISTER, ShippedRegister)
    return register.model_copy(update={"sources": _resolve(register, corpus)})


def read_own(corpus: Path, folder: str = LOCAL) -> tuple[Source, ...]:
    """The user's own sources, or those that wait, files resolved; none without a register. Raises CorpusFault."""
    path = corpus / folder / REGISTER
    return _resolve(_read_file(path, _Register), corpus / folder) if path.exists() else ()


def check_entry(path: Path, entry: Mapping[str, Any]) -> Source:
    """The source that an entry of a register makes of a document; raises CorpusFault that names the field."""
    try:
        return Source.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(key) for key in first["loc"]) or "entry"
        raise CorpusFault(f"{path}: {field}: {str(first['msg']).removeprefix('Value error, ')}.") from error


def _read_file(path: Path, kind: type[_AnyRegister]) -> _AnyRegister:
    """One register file, checked; raises CorpusFault."""
    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        content = read_yaml(text)
    except OSError as error:
        raise CorpusFault(f"{path}: the register cannot be read ({error.strerror}); set KANTANEUVO_CORPUS.") from error
    except UnicodeDecodeError as error:
        raise CorpusFault(f"{path}: the register is not UTF-8 text; save it again as UTF-8.") from error
    except (yaml.YAMLError, ValueError) as error:
        where = find_line(text, error)
        raise CorpusFault(f"{path}{where}: not valid YAML; mend the line and run the ingest again.") from error
    try:
        register = kind.model_validate(content)
    except ValidationError as error:
        raise CorpusFault(explain_fault(path, text, error)) from error
    _refuse_duplicates(path, register.sources)
    return register


def _resolve(register: _Register, folder: Path) -> tuple[Source, ...]:
    """The sources of a register with their files as paths from its folder."""
    return tuple(
        source.model_copy(update={"files": {language: folder / name for language, name in source.files.items()}})
        for source in register.sources
    )


def _refuse_duplicates(path: Path, sources: Sequence[Source]) -> None:
    """Every id stands once in a file."""
    ids = [source.id for source in sources]
    if twice := next((name for name in ids if ids.count(name) > 1), None):
        raise CorpusFault(f"{path}: id: “{twice}” stands twice; give each source an id of its own.")


def _check_references(sources: Sequence[Source], hosts: Sequence[str], path: Path) -> None:
    """What supersedes a source is a source of the register or the number of an act; its address is on a listed host."""
    ids = {source.id for source in sources}
    for source in sources:
        name = source.superseded_by
        if name and "/" not in name and name not in ids:
            raise CorpusFault(f"{path}: {source.id}: superseded_by: there is no source “{name}”.")
        if source.address and name_server(source.address) not in hosts:
            host = name_server(source.address)
            raise CorpusFault(f"{path}: {source.id}: address: {host} is none of the hosts listed under “hosts”.")
