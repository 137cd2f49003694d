"""Organisation: what an organisation says of its own practice, as the form at the end of the MyKanta guidance asks.

These are the organisation's own statements: they are told as such, and never compared with the law.
"""

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from rag.personal_data import find_personal_data
from rag.rules.ruling import SERVICE_TASKS
from rag.settings import ORGANISATION_FILE

LARGEST = 20_000
"""Bytes that the file may have."""

LONGEST = {"short": 200, "long": 800}
"""Letters that a line and a longer text may have."""

REASONS = {
    "yaml": "not valid YAML with a value for each name",
    "large": f"larger than {LARGEST} bytes",
    "unknown": "there is no such field",
    "long": "too long",
    "personal_data": "personal data of a person, such as a phone number, must not stand here",
    "day": "not a day that can be used",
    "wrong": "a value that cannot be used",
}
"""What can be wrong with a file, as an admin is told."""


class UnusableOrganisation(ValueError):
    """What of an organisation's file cannot be used: the field, or the line of a text that is no YAML, and why."""

    def __init__(self, reason: str, field: str = "", line: int = 0) -> None:
        self.reason, self.field, self.line = reason, field, line
        where = field or (f"line {line}" if line else "the file")
        super().__init__(f"{where}: {REASONS[reason]}")


def _tidy(text: str) -> str:
    """A text on one line without signs that are not seen; raises an error of validation where it has personal data."""
    text = " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())
    if find_personal_data(text):
        raise PydanticCustomError("personal_data", "personal data")
    return text


Line = Annotated[str, Field(max_length=LONGEST["short"]), AfterValidator(_tidy)]
Paragraph = Annotated[str, Field(max_length=LONGEST["long"]), AfterValidator(_tidy)]


class Organisation(BaseModel):
    """An organisation's own practice; what it does not say is left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Line = ""
    storing: Literal["real_time", "batches"] | None = None
    batches_run: Line = ""
    approves_automatically: bool | None = None
    shown_from: dict[Literal[SERVICE_TASKS], date] = Field(default_factory=dict)  # type: ignore[valid-type]
    limits: Paragraph = ""
    restricting: Paragraph = ""

    @property
    def says_anything(self) -> bool:
        """Whether it says more than a name."""
        return bool(self.model_dump(exclude={"name"}, exclude_defaults=True))


def read_organisation(content: bytes) -> Organisation:
    """The practice that a YAML file gives; raises UnusableOrganisation."""
    if len(content) > LARGEST:
        raise UnusableOrganisation("large")
    try:
        given = yaml.safe_load(content.decode("utf-8-sig"))
    except yaml.MarkedYAMLError as error:
        raise UnusableOrganisation("yaml", line=error.problem_mark.line + 1 if error.problem_mark else 0) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UnusableOrganisation("yaml") from error
    if not isinstance(given, dict | None):
        raise UnusableOrganisation("yaml")
    return make_organisation(given or {})


def make_organisation(given: dict[Any, Any]) -> Organisation:
    """The practice of some fields; raises UnusableOrganisation that names the first that is wrong."""
    try:
        return Organisation.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        kinds = {"extra_forbidden": "unknown", "string_too_long": "long", "personal_data": "personal_data"}
        field = ".".join(str(part) for part in first["loc"] if part != "[key]")
        raise UnusableOrganisation(kinds.get(first["type"], "wrong"), field) from error


def write_organisation(organisation: Organisation) -> str:
    """The practice as a YAML file that can be read again."""
    given = organisation.model_dump(mode="json", exclude_defaults=True)
    return yaml.safe_dump(given, allow_unicode=True, sort_keys=False)


def read_default(corpus: Path) -> Organisation | None:
    """The practice that an admin has given for all; None where there is none. Raises UnusableOrganisation."""
    try:
        return read_organisation((corpus / ORGANISATION_FILE).read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnusableOrganisation("wrong") from error
