"""Deadline: how a parameter's value becomes a ruling, on its own or by following the duty to join."""

from collections.abc import Callable
from datetime import date

from rag.rules.parameter import Parameter, Value, load_parameter, load_verification
from rag.rules.ruling import Certainty, Ruling, Step

Rule = Callable[[str, date], Ruling | None]
"""A rule of one subject: the sector and the day asked about, to the ruling in force, or None."""


def rule_from(name: str, kind: str, subject: str, joining: Rule | None = None) -> Rule:
    """The rule that reads the parameter `name`; values that follow joining ask the rule `joining`."""

    def rule(sector: str, on: date) -> Ruling | None:
        """The ruling in force for a sector on a day."""
        value = load_parameter(name).find_value(sector, on)
        if value is None:
            return None
        if value.follows and joining:
            return _follow(joining(sector, on), value, _identify(kind, subject), subject)
        return _state(value, kind, subject, sector)

    return rule


def boundaries(parameter: Parameter) -> set[date]:
    """The days on which a parameter's law changes."""
    return {value.in_force_from for value in parameter.values}


def _identify(kind: str, subject: str) -> str:
    """The id of a rule: its kind, and its subject where the kind has several."""
    return kind if kind == subject else f"{kind}.{subject}"


def _state(value: Value, kind: str, subject: str, sector: str) -> Ruling | None:
    """The ruling of a value that gives its own day."""
    if value.day is None:
        return None
    return Ruling(
        id=_identify(kind, subject),
        kind=kind,
        subject=subject,
        sector=sector,
        day=value.day,
        in_force_from=value.in_force_from,
        in_force_until=value.in_force_until,
        legal_basis=value.legal_basis,
        sources=(value.source,),
        certainty=value.certainty,
        verified_through=load_verification().verified_through,
        other_reading=value.other_reading,
        steps=(Step("own_date", (("basis", str(value.legal_basis[-1])),)),),
    )


def _follow(joined: Ruling | None, value: Value, rule_id: str, subject: str) -> Ruling | None:
    """The ruling of a duty without a date of its own: it begins when the provider joins, at the latest then."""
    if joined is None:
        return None
    ends = [day for day in (joined.in_force_until, value.in_force_until) if day]
    contested = Certainty.CONTESTED in (joined.certainty, value.certainty)
    return Ruling(
        id=rule_id,
        kind=joined.kind,
        subject=subject,
        sector=joined.sector,
        day=joined.day,
        in_force_from=max(joined.in_force_from, value.in_force_from),
        in_force_until=min(ends) if ends else None,
        legal_basis=value.legal_basis,
        sources=(value.source, *joined.sources),
        certainty=Certainty.CONTESTED if contested else value.certainty,
        verified_through=joined.verified_through,
        other_reading=joined.other_reading,
        steps=(
            Step("follows_joining", (("basis", str(value.legal_basis[0])),)),
            Step("joining_date", (("basis", str(joined.legal_basis[-1])),)),
        ),
    )
