"""Personal data: what must not get in, seen in a question before it is searched with, stored or logged."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_SPACE = r"[\s\u00ad\u200b-\u200d\u2060\ufeff]*"
_DASH = r"[-+\u2010-\u2015\u2212\uff0da-fu-yA-FU-Y]"
_DAY = rf"(?:0[1-9]|[12]\d|3[01])\.?{_SPACE}(?:0[1-9]|1[0-2])\.?{_SPACE}(?:\d\d)?\d\d"
_STREET = (
    r"katu|tie|kuja|polku|väylä|kaari|kaarto|kierto|puisto|tori|raitti|penger|ranta|rinne|aukio|bulevardi"
    r"|vägen|väg|gatan|gata|gränden|gränd|stigen|stig|esplanaden|kajen|torget|stranden|brinken|backen|svängen"
    r"|bågen|allén|platsen|parken"
)
_PATH_OF_CARE = r"(?i:palvelu|hoito|asiakas|koulutus|kuntoutus|opinto|osaamis)polku"
_NUMBER = r"\s+\d{1,4}(?!\d|\s?[§/]|\.\d)(?:\s?[a-zA-Z]\b)?(?:\s+(?:as\.?\s*)?\d{1,4})?\b"
_PATTERNS = {
    # 131052-308T, also with the separators since 2023, dots or spaces inside, none, or a wrong check character
    "identity_code": re.compile(
        rf"(?<!\d)(?<!\d[./])(?:{_DAY}{_SPACE}{_DASH}{_SPACE}\d{{3}}{_SPACE}[0-9A-Za-z]"
        rf"|{_DAY}{_SPACE}\d{{3}}[A-Za-z]\b)(?!\d)"
    ),
    "bank_account": re.compile(r"\b[A-Za-z]{2}\d{2}(?:\s?[0-9A-Z]{4}){3,7}(?:\s?[0-9A-Z]{1,3})?\b"),
    "email": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    # mobile and area codes; service numbers of offices (010, 020, 029, 0800) are nobody's own
    "phone": re.compile(
        r"(?<![\w./-])(?:(?:\+|00)358[\s-]?\(?0?\)?|\(?0)(?:4\d{1,2}|50|[235689](?!\d)|[2568](?=\d{6,7}\b)|9|1[3-9])\)?"
        r"(?:[\s.-]?\d){6,8}(?![\w/-]|\.\d)"
        r"|(?<!\w)\+(?!358)[1-9]\d{0,2}(?:[\s-]?\d){7,11}(?!\d)"
    ),
    "address": re.compile(
        rf"(?!{_PATH_OF_CARE})\b(?:[A-ZÅÄÖ][a-zåäöé-]+(?:{_STREET})|[a-zåäöé-]{{3,}}(?:katu|kuja|vägen|gatan|gränden)"
        rf"|[Bb]ulevardi|[Ee]splanaden){_NUMBER}"
    ),
}
_REFERENCE = re.compile(
    r"\b0(?:10|20|29|600|700|800|100)(?:[ -]?\d){3,8}\b"
    r"|\b\d{7}-\d\b|\b[A-ZÅÄÖ]{2,}/[\w./-]+|\b\d+(?:[./-]\d+){3,}\b|\b\d{8,}\b"
    r"|\b\d{5} [A-ZÅÄÖ][a-zåäö]+"
)
_NOT_A_PHONE = re.compile(r"\d{7}-\d$|0(?:20|29|800|600|700|100)")
_OFFICE = re.compile(
    r"toimisto|toimipiste|virasto|pääkonttori|käyntiosoit|postiosoit|kirjaamo|\boffice|headquarters|visiting address"
    r"|kontor|besöksadress|postadress|registrator",
    re.IGNORECASE,
)
_OFFICE_REACH = 60
"""Characters before an address in which the word for an office tells that nobody lives there."""

_OFFICE_MAILBOXES = ("kirjaamo", "registratur", "registraattori", "info", "asiakaspalvelu", "neuvonta", "tietosuoja")
_AUTHORITIES = (
    "kela.fi",
    "thl.fi",
    "kanta.fi",
    "stm.fi",
    "fpa.fi",
    "finlex.fi",
    "valvira.fi",
    "gov.fi",
    "dvv.fi",
)


@dataclass(frozen=True)
class PersonalData:
    """A piece of personal data in a text: its kind and where it stands."""

    kind: str
    start: int
    end: int


def find_personal_data(text: str) -> list[PersonalData]:
    """The personal data of a text in order: identity codes, phone numbers, e-mail, bank accounts, addresses.

    What is shaped like an identity code counts also when its check character is wrong. Business ids, numbers of
    acts and cases, and the addresses of authorities do not count. Names cannot be found reliably and are not.
    """
    found: list[PersonalData] = []
    for data in _find_all(text):
        if not any(data.start < other.end and other.start < data.end for other in found):
            found.append(data)
    return sorted(found, key=lambda data: data.start)


def find_public_references(text: str) -> list[tuple[int, int]]:
    """Where a text has what belongs to no person and is no topic either: an office's address, the number of a company
    or a case.
    """
    offices = [match.span() for match in _PATTERNS["address"].finditer(text) if _is_public("address", match)]
    return offices + [match.span() for match in _REFERENCE.finditer(text)]


def mask_personal_data(text: str) -> str:
    """The text with every piece of personal data made stars."""
    for data in reversed(find_personal_data(text)):
        text = text[: data.start] + "*" * (data.end - data.start) + text[data.end :]
    return text


def _find_all(text: str) -> Iterator[PersonalData]:
    """Candidates by kind, surest kinds first; digits of any script count as digits."""
    plain = "".join(str(unicodedata.digit(letter, letter)) for letter in text)
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(plain):
            if not _is_public(kind, match):
                yield PersonalData(kind, match.start(), match.end())


def _is_public(kind: str, match: re.Match[str]) -> bool:
    """Whether a candidate is no person's: a mailbox, number or address of an office, a business id."""
    if kind == "phone":
        return bool(_NOT_A_PHONE.match(match.group()))
    if kind == "address":
        return bool(_OFFICE.search(match.string[max(match.start() - _OFFICE_REACH, 0) : match.start()]))
    if kind != "email":
        return False
    mailbox, domain = match.group().lower().rsplit("@", 1)
    is_authority = any(domain == known or domain.endswith(f".{known}") for known in _AUTHORITIES)
    return is_authority or mailbox in _OFFICE_MAILBOXES
