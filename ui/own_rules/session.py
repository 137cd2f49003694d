"""Session: the organisation's own rules as this session has them, the admin's default at first, never stored."""

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from rag.settings import ORGANISATION_FILE

if TYPE_CHECKING:
    from rag.organisation import Organisation

_OWN, _VERSION = "organisation", "organisation_version"


def find_organisation(corpus: Path) -> "Organisation | None":
    """What was filled in here, or else the default; a default that cannot be used is none."""
    if _OWN in st.session_state:
        own: Organisation = st.session_state[_OWN]
        return own
    if not (corpus / ORGANISATION_FILE).exists():
        return None
    from rag.organisation import UnusableOrganisation, read_default

    try:
        return read_default(corpus)
    except UnusableOrganisation:
        return None


def keep_organisation(organisation: "Organisation") -> None:
    """Use these rules until the session ends; the form shows them from now on."""
    st.session_state[_OWN] = organisation
    st.session_state[_VERSION] = count_version() + 1


def forget_organisation() -> None:
    """Use the default again."""
    st.session_state.pop(_OWN, None)
    st.session_state[_VERSION] = count_version() + 1


def is_own() -> bool:
    """Whether the session has rules of its own."""
    return _OWN in st.session_state


def count_version() -> int:
    """How often the rules were changed; the fields of the form are new ones each time."""
    return int(st.session_state.get(_VERSION, 0))
