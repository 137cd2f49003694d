"""Authorities: who answers for what in Kanta matters, to correct a question that takes another one for granted."""

from collections.abc import Collection

from rag.rules.guidance.table import Row, Table, load_table

AUTHORITIES = frozenset({"kela", "thl", "stm", "valvira"})
"""Terms of the glossary that name an authority."""


def list_authorities() -> Table:
    """Every task that the sources give to an authority."""
    return load_table("authorities")


def rule_wrong_authority(named: Collection[str]) -> Row | None:
    """The row of the right authority, where a question names a task and only wrong authorities for it.

    Kela organises the Kanta services (703/2023, 65 §) and guides in them first of all; THL gives the regulations
    on data structures (20 §), guides in recording and documents, and collects the monitoring register.
    """
    row = list_authorities().find_row(named) if AUTHORITIES & set(named) else None
    return row if row and row.says not in named else None
