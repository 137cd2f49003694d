"""Visibility: what a client sees in MyKanta, and what a professional may keep from being shown (omakanta-ohje)."""

from collections.abc import Collection

from rag.rules.guidance.table import Row, Table, load_table


def list_visibility() -> Table:
    """Every document, person and deed that the guidance on MyKanta speaks of."""
    return load_table("visibility")


def rule_visibility(named: Collection[str]) -> Row | None:
    """What the guidance on MyKanta says of the things named.

    Seven groups of documents are never shown; client report entries, joint matters and parentage are not shown at
    first; decisions, assessments, plans, the beginning of a client relationship and the own worker are shown,
    where the document is stored in the form of phase 2 or newer. A professional may delay, mark as special
    content or restrict from guardians; guardians and mandate holders otherwise see what the client sees.
    """
    return list_visibility().find_row(named)
