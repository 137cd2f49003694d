"""Sources: the register of documents, read from YAML and checked; an error names the file, the line and the key."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from rag.errors import CorpusFault
from rag.language import LANGUAGES
from rag.passage import SourceKind, Standing, Validity

REGISTER = "sources.yaml"
LOCAL = "local"
"""The folder of the corpus that holds a user's own documents, laid over the shipped ones."""


class Source(BaseModel):
    """A document of the register: what it is, whose it is, how it stands, and its files by language."""

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


def read_register(corpus: Path) -> list[Source]:
    """The shipped sources with the user's own laid over them, files resolved; raises CorpusFault."""
    shipped = _read_file(corpus / REGISTER, corpus)
    own = _read_file(corpus / LOCAL / REGISTER, corpus / LOCAL, may_lack=True)
    by_id = {source.id: source for source in [*shipped, *own]}
    _check_references(list(by_id.values()), corpus / REGISTER)
    return list(by_id.values())


def check_entry(path: Path, entry: Mapping[str, Any]) -> Source:
    """The source that an entry of a register makes of a document; raises CorpusFault that names the field."""
    try:
        return Source.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(key) for key in first["loc"]) or "entry"
        raise CorpusFault(f"{path}: {field}: {str(first['msg']).removeprefix('Value error, ')}.") from error


def read_yaml(text: str) -> Any:  # noqa: ANN401 (YAML holds anything)
    """What a YAML text holds, days as they are written; raises YAMLError or ValueError."""
    return yaml.load(text, _Loader)  # noqa: S506 (a safe loader)


class _Loader(yaml.SafeLoader):
    """A safe loader that leaves days to the register's check, which names their line and key."""


_Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in rows if tag != "tag:yaml.org,2002:timestamp"]
    for sign, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _read_file(path: Path, folder: Path, may_lack: bool = False) -> list[Source]:
    """The sources of one register file; none where it may be lacking and is."""
    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        content = read_yaml(text)
    except OSError as error:
        if may_lack and isinstance(error, FileNotFoundError):
            return []
        raise CorpusFault(f"{path}: the register cannot be read ({error.strerror}); set KANTANEUVO_CORPUS.") from error
    except UnicodeDecodeError as error:
        raise CorpusFault(f"{path}: the register is not UTF-8 text; save it again as UTF-8.") from error
    except (yaml.YAMLError, ValueError) as error:
        where = _mark(text, error)
        raise CorpusFault(f"{path}{where}: not valid YAML; mend the line and run the ingest again.") from error
    try:
        sources = _Register.model_validate(content).sources
    except ValidationError as error:
        raise CorpusFault(_explain(path, text, error)) from error
    _refuse_duplicates(path, sources)
    return [source.model_copy(update={"files": _resolve(source, folder)}) for source in sources]


def _resolve(source: Source, folder: Path) -> dict[str, Path]:
    """The files of a source as paths from its register's folder."""
    return {language: folder / name for language, name in source.files.items()}


def _refuse_duplicates(path: Path, sources: Sequence[Source]) -> None:
    """Every id stands once in a file."""
    ids = [source.id for source in sources]
    if twice := next((name for name in ids if ids.count(name) > 1), None):
        raise CorpusFault(f"{path}: id: “{twice}” stands twice; give each source an id of its own.")


def _check_references(sources: Sequence[Source], path: Path) -> None:
    """What supersedes a source is a source of the register or the number of an act."""
    ids = {source.id for source in sources}
    for source in sources:
        name = source.superseded_by
        if name and "/" not in name and name not in ids:
            raise CorpusFault(f"{path}: {source.id}: superseded_by: there is no source “{name}”.")


def _mark(text: str, error: Exception) -> str:
    """Where a YAML error stands, as ", line 3"."""
    if isinstance(error, yaml.reader.ReaderError):
        return f", line {text.count(chr(10), 0, error.position) + 1}"
    mark = getattr(error, "problem_mark", None)
    return f", line {mark.line + 1}" if mark else ""


def _explain(path: Path, text: str, error: ValidationError) -> str:
    """The first error of a register as a sentence with file, line and key."""
    first = error.errors()[0]
    keys = [part for part in first["loc"] if part not in ("tuple",)]
    node, line = yaml.compose(text), 0
    for key in keys:
        node = _find_child(node, key)
        line = node.start_mark.line + 1 if node else line
    where = f", line {line}" if line else ""
    message = str(first["msg"]).removeprefix("Value error, ")
    return f"{path}{where}: {'.'.join(str(key) for key in keys) or 'the file'}: {message}."


def _find_child(node: yaml.Node | None, key: object) -> yaml.Node | None:
    """The node under a key or a place of a YAML node; None where there is none."""
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int):
        children: list[yaml.Node] = node.value
        return children[key]
    pairs: list[tuple[yaml.Node, yaml.Node]] = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)
