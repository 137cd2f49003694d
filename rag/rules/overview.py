"""Overview: every rule of law in force on a day, row by row, with the sectors it holds for alike."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rag.rules.catalogue import RULES, find_ruling
from rag.rules.ruling import SECTORS, Ruling


@dataclass(frozen=True)
class Row:
    """A ruling, whose own sector is left empty, and the sectors that have it."""

    ruling: Ruling
    sectors: tuple[str, ...]

    @property
    def is_for_all(self) -> bool:
        """Whether the ruling is the same for every sector."""
        return self.sectors == SECTORS

    @property
    def follows_joining(self) -> bool:
        """Whether the day is that of joining, for a duty that has no date of its own."""
        return any(step.key == "follows_joining" for step in self.ruling.steps)


def list_rows(on: date) -> list[Row]:
    """The rows of a day, in the order of the catalogue; none before the first law."""
    return [row for duty, subject in RULES for row in _list_rows_of(duty, subject, on)]


def describe_row(row: Row) -> dict[str, Any]:
    """A row for a machine to read, by the names that an answer gives its rulings."""
    ruling, other = row.ruling, row.ruling.other_reading
    return {
        "id": ruling.id,
        "kind": ruling.kind,
        "subject": ruling.subject,
        "sectors": list(row.sectors),
        "date": _write(ruling.day),
        "other_reading": {"date": _write(other.day), "reason": other.reason, "source": other.source} if other else None,
        "follows_joining": row.follows_joining,
        "legal_basis": "; ".join(str(basis) for basis in ruling.legal_basis),
        "sources": list(ruling.sources),
        "certainty": ruling.certainty.value,
        "in_force_from": _write(ruling.in_force_from),
        "in_force_until": _write(ruling.in_force_until),
    }


def _list_rows_of(duty: str, subject: str, on: date) -> list[Row]:
    """The rows of one duty and subject: one for each ruling that differs in more than its sector."""
    alike: dict[Ruling, list[str]] = {}
    for sector in SECTORS:
        ruling = find_ruling(duty, subject, sector, on)
        if ruling:
            alike.setdefault(replace(ruling, sector=""), []).append(sector)
    return [Row(ruling, tuple(sectors)) for ruling, sectors in alike.items()]


def _write(day: date | None) -> str | None:
    """A day as ISO; None stays None."""
    return day.isoformat() if day else None
