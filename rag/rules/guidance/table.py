"""Table: what guidance says of things one by one, as rows, each with the section it was transcribed from."""

from collections.abc import Collection
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field

from rag.rules.reading import FOLDER, SECTION_KEY, read_model


class Row(BaseModel):
    """What guidance says of some things.

    `names` are alternatives: the row speaks of a question that names every term of one of them (ids of the
    glossary). `says` is the key of a sentence in the replies; `source` the section that says it, `also` sections
    that say on what condition.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    names: tuple[tuple[str, ...], ...] = Field(min_length=1)
    says: str
    source: str = Field(pattern=SECTION_KEY)
    also: tuple[str, ...] = ()

    def speaks_of(self, named: Collection[str]) -> bool:
        """Whether the row speaks of a question that names these terms."""
        return any(set(terms) <= set(named) for terms in self.names)


class Table(BaseModel):
    """The rows of one area; where several speak of a question, the first counts, so exceptions stand first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    description: str
    rows: tuple[Row, ...] = Field(min_length=1)

    def find_row(self, named: Collection[str]) -> Row | None:
        """The row that speaks of the things named; None where the guidance says nothing of them."""
        return next((row for row in self.rows if row.speaks_of(named)), None)


@lru_cache
def load_table(area: str) -> Table:
    """The table of an area; raises ParameterError with file and key where it is wrong."""
    return read_model(FOLDER / "guidance" / f"{area}.yaml", Table)
