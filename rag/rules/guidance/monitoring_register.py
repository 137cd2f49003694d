"""Monitoring register: what goes to THL's monitoring register of social welfare, and how (seurantarekisteri)."""

from collections.abc import Collection

from rag.rules.guidance.table import Row, Table, load_table


def list_deliveries() -> Table:
    """Every group of data that the guidance on the monitoring register speaks of."""
    return load_table("monitoring_register")


def rule_delivery(named: Collection[str]) -> Row | None:
    """What the guidance on the monitoring register says of the data named.

    Since 2023 the wellbeing services counties deliver, period by period of three months, identifying data, client
    relationship periods and those of child welfare; decisions and other data on services where possible; family
    law services not at first. Storing in Kanta is the main way; what is missing there is delivered separately.
    """
    return list_deliveries().find_row(named)
