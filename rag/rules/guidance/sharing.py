"""Sharing: when a client's consent to data sharing is needed, what comes first, what a denial can target."""

from collections.abc import Collection

from rag.rules.guidance.table import Row, Table, load_table


def list_sharing() -> Table:
    """Every case of consent and denial that the guidance speaks of."""
    return load_table("sharing")


def rule_sharing(named: Collection[str]) -> Row | None:
    """What the guidance says of consent and denial for the things named.

    Sharing rests on the client's consent in the first place. None is needed for the own register, nor where the
    law gives a broad right of access. Neither consent nor denial can be recorded before the client has the newest
    information on Kanta. A denial can target a document, a service task or (703/2023, 59 §) a controller; it does
    not stop the use of the own register.
    """
    return list_sharing().find_row(named)
