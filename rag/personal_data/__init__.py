"""Personal data: what must not get in, seen in a text before a search, a model, a file or a log has it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.personal_data.folding import fold
from rag.personal_data.identity_codes import find_identity_codes
from rag.personal_data.patterns import PATTERNS, find_written, is_office_address

KINDS = ("bank_account", "identity_code", "email", "phone", "address")
"""What belongs to a person, surest kinds first: of two that are one, the longer counts, then the surer."""

BUSINESS_ID = "business_id"
"""What may be asked with, for it belongs to a company, but is masked where nothing shall be kept."""

_REFERENCE = re.compile(
    r"\b0(?:10|20|29|600|700|800|100)(?:[ -]?\d){3,8}\b"
    r"|\b\d{7}-\d\b|\b[A-ZÅÄÖ]{2,}/[\w./-]+|\b\d+(?:[./-]\d+){3,}\b|\b\d{8,}\b"
    r"|\b\d{5} [A-ZÅÄÖ][a-zåäö]+"
)


@dataclass(frozen=True)
class PersonalData:
    """A piece of personal data in a text: its kind and where it stands."""

    kind: str
    start: int
    end: int


def find_personal_data(text: str, kinds: tuple[str, ...] = KINDS) -> list[PersonalData]:
    """The personal data of a text in order: identity codes, phone numbers, e-mail, bank accounts, addresses.

    What is shaped like an identity code counts also when its check character is wrong. Business ids, numbers of
    acts and cases, and the addresses of authorities do not count. Names cannot be found reliably and are not.
    """
    found: list[PersonalData] = []
    for data in sorted(_find_all(text, kinds), key=lambda data: data.start - data.end):
        if not any(data.start < other.end and other.start < data.end for other in found):
            found.append(data)
    return sorted(found, key=lambda data: data.start)


def find_public_references(text: str) -> list[tuple[int, int]]:
    """Where a text has what belongs to no person and is no topic either: an office's address, the number of a company
    or a case.
    """
    offices = [match.span() for match in PATTERNS["address"].finditer(text) if is_office_address(match)]
    return offices + [match.span() for match in _REFERENCE.finditer(text)]


def mask_personal_data(text: str, kinds: tuple[str, ...] = KINDS) -> str:
    """The text with every piece of personal data made stars."""
    while found := find_personal_data(text, kinds):
        for data in found:
            text = text[: data.start] + "*" * (data.end - data.start) + text[data.end :]
    return text


def redact(text: str) -> str:
    """The text as it may be logged: with business ids masked too, for that of a trader is a person's."""
    return mask_personal_data(text, (*KINDS, BUSINESS_ID))


def _find_all(text: str, kinds: tuple[str, ...]) -> Iterator[PersonalData]:
    """Candidates by kind, in the order of the kinds."""
    folded = fold(text)
    for kind in kinds:
        found = find_identity_codes(folded.text) if kind == "identity_code" else find_written(kind, folded.text)
        for start, end in found:
            yield PersonalData(kind, *folded.find_place(start, end))
