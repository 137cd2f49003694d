"""Law groups: cases of the law that have the same date on the same ground, told together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rag.rules.duty import rule_duty_to_join
from rag.rules.ruling import SECTORS, Ruling
from rag.rulings import Case


@dataclass(frozen=True)
class LawGroup:
    """Cases with the same ruling, but for subject and sector."""

    cases: tuple[Case, ...]

    @property
    def ruling(self) -> Ruling:
        """The ruling that stands for all of the group."""
        return self.cases[0].ruling

    @property
    def subjects(self) -> list[str]:
        """The subjects, each once."""
        return list(dict.fromkeys(case.subject for case in self.cases))

    @property
    def sectors(self) -> list[str]:
        """The sectors, each once."""
        return list(dict.fromkeys(case.sector for case in self.cases))

    @property
    def follows_joining(self) -> bool:
        """Whether the duty is to store and has no date of its own."""
        return self.ruling.kind == "joining" and self.ruling.id.startswith("storing")

    def has_condition(self, on: date) -> bool:
        """Whether some provider of the group need not join without an information system for client data."""
        duties = [rule_duty_to_join(sector, on) for sector in self.sectors]
        return any(duty and not duty.binds(has_client_information_system=False) for duty in duties)


def group_cases(cases: Sequence[Case]) -> list[LawGroup]:
    """Cases in groups, in the order of their dates; subjects of a group have the same sectors in it."""
    rulings: dict[object, dict[str, list[Case]]] = {}
    for case in cases:
        ruling = case.ruling
        key = (ruling.days, ruling.kind, ruling.certainty, ruling.sources, ruling.id.split(".")[0])
        rulings.setdefault(key, {}).setdefault(case.subject, []).append(case)
    groups = []
    for by_subject in rulings.values():
        by_sectors: dict[tuple[str, ...], list[Case]] = {}
        for alike in by_subject.values():
            by_sectors.setdefault(tuple(case.sector for case in alike), []).extend(alike)
        groups += [LawGroup(tuple(alike)) for alike in by_sectors.values()]
    return sorted(groups, key=lambda group: (group.ruling.day, SECTORS.index(group.sectors[0])))
