"""Scope: whether a question is ours and can be taken, and whether it asks for an act."""

from rag.asked_deadline import OTHER_THINGS
from rag.meaning import Meaning

LONGEST = 4000
"""Characters a question may have."""


def asks_for_act(meaning: Meaning) -> bool:
    """Whether a question asks which act is in force, or whether one is."""
    if meaning.names("bulletin"):
        return False
    asks_basis = bool(meaning.subjects) and meaning.names("deadline")
    if "which_act" in meaning.cues and not asks_basis and (meaning.duty is None or meaning.names("in_force")):
        return True
    names_act = bool(meaning.acts) or meaning.names("client_data_act", "client_documents_act", "act")
    is_of_contents = meaning.subjects or meaning.duty is not None or meaning.names(*OTHER_THINGS)
    return names_act and meaning.names("in_force") and not is_of_contents


def is_instruction(meaning: Meaning) -> bool:
    """Whether a text gives the assistant orders instead of asking something of our field."""
    return "instructions" in meaning.cues and not meaning.subjects and meaning.duty is None


def asks_nothing(meaning: Meaning) -> bool:
    """Whether a question names no thing at all ("when?"), so that one must ask back."""
    return not any(part.kind != "cue" for part in meaning.focus) and not meaning.dates
