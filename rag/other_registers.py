"""Other registers: questions on documents of services that are no social welfare, and on data between the sectors."""

from rag.meaning import Meaning

_SHARED = ("data_access", "sharing", "shown", "social_welfare", "client_data", "patient_data")


def find_other_registers(meaning: Meaning) -> frozenset[str]:
    """The services that are no social welfare of whose documents' storing a question asks: a school's, a hospital's."""
    is_of_access = is_between_sectors(meaning) or meaning.names("prescription")
    asks_storing = meaning.names("storing", "deadline") and not is_of_access
    return meaning.other_registers if asks_storing else frozenset()


def is_between_sectors(meaning: Meaning) -> bool:
    """Whether a question is about data of social welfare in health care, or the other way round."""
    names_own = meaning.names("joining", "storing", "prescription")
    return meaning.names("health_care") and meaning.names(*_SHARED) and not names_own
