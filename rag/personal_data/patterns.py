"""Patterns: how phone numbers, e-mail, bank accounts, street addresses and business ids are written."""

import re
from collections.abc import Callable, Iterator
from string import ascii_uppercase

from rag.authorities import is_of_authority

_CAPITAL_STREET = (
    r"katu|kadun|kadulla|kadulle|kadulta|kadussa|tie|tiellä|tielle|tieltä|kuja|kujan|kujalla|kujalle|kujalta"
    r"|polku|polun|polulla|polulle|polulta|väylä|kaari|kaarto|kierto|puisto|puistikko|tori|raitti|raitilla|penger"
    r"|ranta|rannan|rannassa|rinne|rinteellä|aukio|bulevardi|laituri|lenkki|mutka"
    r"|vägen|väg|gatan|gata|gränden|gränd|stigen|stig|esplanaden|kajen|torget|stranden|brinken|backen|svängen"
    r"|bågen|allén|platsen|parken|stråket|promenaden"
)
_SMALL_STREET = (
    r"katu|kadun|kadulla|kadulle|kadulta|kuja|kujan|kujalla|kujalle|kujalta|raitti|raitilla|bulevardi"
    r"|vägen|gatan|gränden|gränd|stigen|esplanaden"
)
_ROAD = r"(?!(?:valta|kanta|moot|rauta|maan|seutu|yhdys|opin|hoito|lento|elin|vesi|ratkaisu)[a-zåäö]*tie)"
_PATH_OF_CARE = r"(?i:palvelu|hoito|asiakas|koulutus|kuntoutus|opinto|osaamis|ura|oppi)pol(?:ku|un|ulla|ulle|ulta)"
_HOUSE = (
    r"\s+\d{1,4}(?:\s?-\s?\d{1,3})?(?!\d|\s?[§/]|[.,]\d)(?:\s?[a-zA-Z]\b)?"
    r"(?:\s+(?:(?:as|bst|lgh)\.?\s*)?\d{1,4})?\b"
    r"(?:,?\s\d{5}(?:\s[A-ZÅÄÖ][a-zåäö]+)?\b)?"
)
_CITY = r"(?!Lappeenran|Pyhäran|Savonran|Kroatien)"
_JOINT = r"(?:[\s.-]|\s-\s|\)\s?-?)?"
_NO_FIGURE_BEFORE = r"(?<![\w./-])(?<!\d[\s,])"
PATTERNS = {
    "bank_account": re.compile(
        r"\b[Ff][Ii][\s.-]?\d{2}(?:[\s.-]?\d){13,15}(?!\d)"
        r"|\b[A-Za-z]{2}\d{2}(?:[\s-]?[0-9A-Za-z]{4}){2,7}(?:[\s-]?[0-9A-Za-z]{1,4})?\b"
    ),
    "email": re.compile(
        r"[\w.+-]+\s?(?:@|\((?:at|ät)\)|\[(?:at|ät)\]|\{at\})\s?[\w-]+(?:(?:\.|\s?[\[(](?:dot|piste|punkt)[\])]\s?)[\w-]+)+",
        re.IGNORECASE,
    ),
    # mobile and area codes; service numbers of offices (010, 020, 029, 0800) are nobody's own
    "phone": re.compile(
        rf"{_NO_FIGURE_BEFORE}(?:(?:\+|00)\s?358[\s-]?\(?0?\)?\s?|\(?(?:\+358\)?\s?)?0)"
        r"(?:4\d{1,2}|50|[235689](?!\d)|[2568](?=\d{6,7}\b)|9|1[3-9])\)?"
        rf"{_JOINT}/?\s?\d(?:{_JOINT}\d){{5,7}}(?![\w/-]|\.\d)"
        rf"|{_NO_FIGURE_BEFORE}\(?018\)?[\s-]\d{{5}}(?![\w/-]|\.\d)"
        r"|(?<!\w)(?:\+(?!\s?358)[1-9]\d{0,2}|(?<!\d\s)00(?:3[0-79]\d?|4\d|7)(?!8))[\s-]?(?:\(0\)[\s-]?)?\d(?:[\s-]?\d){6,10}(?!\d)"
        rf"|{_NO_FIGURE_BEFORE}07[02369]-?\d(?:[\s-]?\d){{6}}(?![\w/-]|\.\d)"
    ),
    "address": re.compile(
        rf"(?!{_PATH_OF_CARE}){_CITY}\b(?:[A-ZÅÄÖ][a-zåäöé-]+(?:{_CAPITAL_STREET})"
        rf"|(?:[A-ZÅÄÖ][a-zåäöé-]+\s)?[A-ZÅÄÖ][a-zåäöé-]+\s(?:tie|katu|kuja|polku|aukio|puisto|väg|gata|gränd|stig)"
        rf"|[a-zåäöé-]{{3,}}(?:{_SMALL_STREET})|{_ROAD}[a-zåäöé-]{{4,}}tie|[Bb]ulevardi|[Ee]splanaden){_HOUSE}"
    ),
    "business_id": re.compile(r"(?<![\w.-])(?:FI[\s-]?\d{8}|\d{7}\s?-\s?\d)(?![\w-]|\.\d)"),
}
"""How each kind is written, in a folded text."""

_OFFICE = re.compile(
    r"toimisto|toimipiste|virasto|pääkonttori|käyntiosoit|postiosoit|kirjaamo|\boffice|headquarters|visiting address"
    r"|kontor|besöksadress|postadress|registrator",
    re.IGNORECASE,
)
_OFFICE_NAME = re.compile(r"\b(?:kela|fpa|thl|dvv|mdb|valvira|stm|shm|kanta)[n,:(]*\s*$", re.IGNORECASE)
_OFFICE_ADDRESS = re.compile(r"(?:Nordenskiöld(?:inkatu|sgatan) 12|Mannerheim(?:intie|vägen) 166|Meritullinkatu 8)\b")
_OFFICE_REACH = 60
"""Characters before an address in which the word for an office tells that nobody lives there."""

_CLOCK_OR_DAY = re.compile(r"\d\d\.\d\d\s?-\s?\d\d\.\d\d|\d\d\.?(?:0\d|1[0-2])\.?(?:19|20)\d\d(?!\d)")
_SERVICE_NUMBER = re.compile(
    r"\d{7}\s?-\s?\d$|(?:(?:\+|00)\s?358[\s-]?(?:\(0\)\s?)?|0)(?:10|20|29|30|71|73|75|[678]00|100)"
)
_OFFICE_MAILBOXES = ("kirjaamo", "registratur", "registraattori", "info", "asiakaspalvelu", "neuvonta", "tietosuoja")
_IBAN_REMAINDER = 97


def find_written(kind: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a folded text has data of a kind that belong to a person."""
    is_public = _PUBLIC.get(kind)
    for match in PATTERNS[kind].finditer(text):
        if is_public is None or not is_public(match):
            yield match.span()


def is_office_address(match: re.Match[str]) -> bool:
    """Whether an address is that of an office, which is known or which the words before it tell."""
    before = match.string[max(match.start() - _OFFICE_REACH, 0) : match.start()]
    return bool(_OFFICE_ADDRESS.match(match.group()) or _OFFICE_NAME.search(before) or _OFFICE.search(before))


def _is_service_number(match: re.Match[str]) -> bool:
    """Whether a number is that of an office or of a company, or no number to call at all."""
    number = match.group().lstrip("(")
    return bool(_SERVICE_NUMBER.match(number) or _CLOCK_OR_DAY.match(number))


def _is_office_mailbox(match: re.Match[str]) -> bool:
    """Whether an e-mail address is that of an authority or of an office."""
    mailbox, _, domain = match.group().lower().rpartition("@")
    return is_of_authority(domain) or mailbox in _OFFICE_MAILBOXES


def _is_no_account(match: re.Match[str]) -> bool:
    """Whether letters and digits are no bank account: neither a Finnish one nor one whose check digits are right."""
    account = re.sub(r"[\s.-]", "", match.group()).upper()
    if re.fullmatch(r"[A-Z]{2}\d{14,}", account):
        return False
    moved = account[4:] + account[:4]
    figures = "".join(str(ascii_uppercase.find(sign) + 10) if sign in ascii_uppercase else sign for sign in moved)
    return not figures.isdigit() or int(figures) % _IBAN_REMAINDER != 1


_PUBLIC: dict[str, Callable[[re.Match[str]], bool]] = {
    "phone": _is_service_number,
    "email": _is_office_mailbox,
    "address": is_office_address,
    "bank_account": _is_no_account,
}
"""What tells that data of a kind belong to nobody."""
