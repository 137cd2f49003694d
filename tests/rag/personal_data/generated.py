"""Personal data made by code from a seed: identity codes in twenty spellings, other kinds, and lines without any."""

import random
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from rag.personal_data.identity_codes import CHECK_CHARACTERS
from rag.settings import ROOT

SIGNS = {18: "+", 19: "-YXWVU", 20: "ABCDEF"}
"""The signs between day and number, by century; all but the first of 19 and 20 are in use since 2023."""

SENTENCES = (
    "Asiakkaani hetu on {}, näkyykö päätös OmaKannassa?",
    "Milloin {} asiakirjat pitää viedä Kantaan?",
    "Lapsi ({}) sijoitettiin 1.3.2025, mihin asiakirjat tallennetaan lain 703/2023 mukaan?",
    "Klientens beteckning är {}, syns beslutet i MittKanta?",
    "Can client {} see the decision in MyKanta?",
    "{}",
    "tunnus: {}. Kuka päättää?",
)
FULL_WIDTH = {ord(figure): chr(ord(figure) + 0xFEE0) for figure in "0123456789"}
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u202e\u202c"

Spell = Callable[[str, random.Random], str]


def make_identity_code(chance: random.Random) -> str:
    """A valid identity code of any century, with any of its signs, also a temporary one."""
    day = date(1850, 1, 1) + timedelta(days=chance.randrange(64_000))
    number = chance.randrange(900, 1000) if chance.random() < 0.2 else chance.randrange(2, 900)
    start = f"{day:%d%m}{day.year % 100:02}"
    check = CHECK_CHARACTERS[int(f"{start}{number:03}") % 31]
    return f"{start}{chance.choice(SIGNS[day.year // 100])}{number:03}{check}"


def _keep(code: str, chance: random.Random) -> str:
    return code


def _hide(code: str, chance: random.Random) -> str:
    places = sorted(chance.sample(range(1, len(code)), chance.randint(1, 4)), reverse=True)
    for place in places:
        code = code[:place] + chance.choice(HIDDEN) + code[place:]
    return code


def _replace_sign(sign: str) -> Spell:
    return lambda code, chance: f"{code[:6]}{sign}{code[7:]}"


def _choose_dash(code: str, chance: random.Random) -> str:
    return f"{code[:6]}{chance.choice(DASHES)}{code[7:]}"


def _look_alike(code: str, chance: random.Random) -> str:
    figures = code[:6] + "#" + code[7:10]
    mixed = "".join(
        {"0": "O", "1": chance.choice("lI")}.get(sign, sign) if chance.random() < 0.8 else sign for sign in figures
    )
    return mixed.replace("#", code[6]) + code[10]


def _date_as(form: str) -> Spell:
    return lambda code, chance: form.format(d=code[:2], m=code[2:4], y=code[4:6], sign=code[6], rest=code[7:])


def _mistype(code: str, chance: random.Random) -> str:
    place = chance.randrange(len(code))
    way = chance.randrange(5)
    if way == 0 and place not in (6, 10):
        return code[:place] + str((int(code[place]) + chance.randint(1, 9)) % 10) + code[place + 1 :]
    if way == 1:
        return code[:place] + code[place + 1 :]
    if way == 2:
        return code[:place] + code[place] + code[place:]
    if way == 3 and place < 10:
        return code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    return code[:10] + chance.choice(CHECK_CHARACTERS)


PLAIN: dict[str, Spell] = {
    "plain": _keep,
    "small": lambda code, chance: code.lower(),
    "case ending": lambda code, chance: f"{code}:n",
    "in brackets": lambda code, chance: f"({code})",
    "after a word": lambda code, chance: f"hetu:{code}",
    "glued": lambda code, chance: f"hetu{code}",
}
OBFUSCATED: dict[str, Spell] = {
    "other dash": _choose_dash,
    "spaces around": lambda code, chance: f"{code[:6]} {code[6]} {code[7:]}",
    "space for the sign": _replace_sign(" "),
    "no sign": _replace_sign(""),
    "spaced out": lambda code, chance: " ".join(code),
    "hidden signs": _hide,
    "full width": lambda code, chance: code.translate(FULL_WIDTH),
    "look-alikes": _look_alike,
    "dots": _date_as("{d}.{m}.{y}{sign}{rest}"),
    "pairs": _date_as("{d} {m} {y} {sign} {rest}"),
    "line break": _date_as("{d}{m}{y}{sign}\n{rest}"),
    "underline": _replace_sign("_"),
    "slash": _replace_sign("/"),
    "typing error": _mistype,
}
SPELLINGS = PLAIN | OBFUSCATED


def make_codes(count: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """Spelling, code as spelt, and a sentence with it, every spelling as often."""
    chance = random.Random(seed)
    for number in range(count):
        spelling = list(SPELLINGS)[number % len(SPELLINGS)]
        spelt = SPELLINGS[spelling](make_identity_code(chance), chance)
        yield spelling, spelt, chance.choice(SENTENCES).format(spelt)


GIVEN = ("matti", "maija.liisa", "aino", "ville-pekka", "åsa", "olli")
FAMILY = ("meikalainen", "virtanen", "lindstrom", "korhonen", "af-ek")
HOSTS = ("gmail.com", "hotmail.fi", "luukku.com", "posti.example.fi", "outlook.com", "perhe.info")
STREETS = (
    *("Mannerheimintie", "Hämeenkatu", "Rantatie", "Koivukuja", "Kirkkokatu", "Itäinen Rantakatu", "Tapiolanraitti"),
    *("Kaarlo Sarkian katu", "Liisanpuistikko", "Pengerkatu", "Metsäpolku", "Pohjoisranta", "Sepänkadulla"),
    *("Storgatan", "Strandvägen", "Norra Esplanaden", "Kyrkogatan", "Björkgränd", "Skolstigen", "hämeenkatu"),
)


def _make_phone(chance: random.Random) -> str:
    area = chance.choice(("040", "041", "044", "045", "046", "050", "0400", "0457", "09", "02", "03", "013", "014"))
    figures = "".join(str(chance.randrange(10)) for _ in range(7 if len(area) < 4 else 6))
    groups = chance.choice(((7,), (3, 4), (3, 2, 2), (4, 3)))
    parts = [figures[sum(groups[:place]) : sum(groups[: place + 1])] for place in range(len(groups))]
    joint = chance.choice((" ", "-", "\u00a0", " ", "\u2011"))
    number = chance.choice((area, area, f"+358 {area[1:]}", f"+358{area[1:]}", f"+358 (0){area[1:]}", f"({area})"))
    return joint.join([number, *(part for part in parts if part)])


def _make_email(chance: random.Random) -> str:
    joint = chance.choice((".", "_", "", "+"))
    address = f"{chance.choice(GIVEN)}{joint}{chance.choice(FAMILY)}{chance.choice(('', '1', '85'))}"
    return address + chance.choice(("@", "@", "@", "\uff20", "(at)", " [at] ")) + chance.choice(HOSTS)


def _make_account(chance: random.Random) -> str:
    body = "".join(str(chance.randrange(10)) for _ in range(14))
    check = 98 - int(f"{body}151800") % 97
    account = f"FI{check:02}{body}"
    groups = [account[place : place + 4] for place in range(0, 18, 4)]
    return chance.choice((account, account.lower(), " ".join(groups), "-".join(groups), "\u00a0".join(groups)))


def _make_address(chance: random.Random) -> str:
    number = str(chance.randrange(1, 180))
    door = chance.choice(
        ("", f" {chance.choice('ABCDab')}", f" B {chance.randrange(1, 90)}", " as 3", "-14", ", 00530 Helsinki")
    )
    return f"{chance.choice(STREETS)} {number}{door}"


def _make_business_id(chance: random.Random) -> str:
    figures = f"{chance.randrange(10**7):07}"
    return chance.choice(
        (f"{figures}-{chance.randrange(10)}", f"{figures}\u2013{chance.randrange(10)}", f"FI{figures}1")
    )


OTHER_KINDS: dict[str, Callable[[random.Random], str]] = {
    "phone": _make_phone,
    "email": _make_email,
    "bank_account": _make_account,
    "address": _make_address,
    "business_id": _make_business_id,
}


def make_others(count: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """Kind, piece of personal data, and a sentence with it, every kind as often."""
    chance = random.Random(seed)
    for number in range(count):
        kind = list(OTHER_KINDS)[number % len(OTHER_KINDS)]
        piece = OTHER_KINDS[kind](chance)
        yield kind, piece, chance.choice(SENTENCES[:-1]).format(piece)


ORDINARY = (
    "Laki {a}/{y} tulee voimaan {d}.{m}.{y}.",
    "Lain {a}/{y} {s} §:n {k} momentin mukaan asiakirjat tallennetaan {d}.{m}.{y} alkaen.",
    "HE {a}/{y} vp, StVM {s}/{y} vp",
    "THL/{a}{s}/5.09.00/{y}, {d}.{m}.{y}–{e}.{m}.{z}",
    "Määräaika on {dd}.{mm}.{y}-{ee}.{mm}.{z}, hinta {s} {a} euroa.",
    "Kysely {y}{mm}{dd}, vastauksia {a}{s}, versio 1.{k}.{s}",
    "Enligt {s} § {k} mom. i lag {a}/{y} gäller detta från den {d}.{m}.{y}.",
    "Section {s}({k}) of Act {a}/{y} applies from {y}-{mm}-{dd} to {z}-{mm}-{ee}.",
    "(EU) {y}/{a}, 1.2.246.537.6.{a}.{y}{s}, ISBN 978-952-343-{a}-{k}",
    "Puhelin 029 524 {a}, 0295 16001, vaihde 020 634 {a}, kirjaamo@thl.fi",
    "Kela, PL {a}, 00056 KELA, Nordenskiöldinkatu 12: käyntiosoite; vaihe {k}-{e}, s. {a}–{a}",
    "Luvut {a} {s} {k}, {a}–{y}, {s},{k} %, {s}:{dd}, klo {dd}.{mm}-{ee}.30",
    "Alkaen {dd}.{mm}.{y} - {s} asiakasta, {a} kpl, {dd}{mm}{y}, {dd}.{mm}. klo 12.00",
)


def make_lines(count: int, seed: int) -> Iterator[str]:
    """Ordinary lines: numbers of acts and cases, dates, amounts, offices, and the lines of the corpus."""
    chance = random.Random(seed)
    written = [
        line
        for path in sorted((ROOT / "corpus" / "guidance").glob("*.md"))
        for line in _read_lines(path.read_text("utf-8"))
    ]
    for _ in range(count):
        if chance.random() < 0.5:
            yield chance.choice(written)
            continue
        day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1990, 2030)
        end = chance.randint(1, 28)
        facts = {"a": chance.randint(100, 1999), "s": chance.randint(1, 120), "k": chance.randint(1, 9)}
        facts |= {"d": day, "dd": f"{day:02}", "m": month, "mm": f"{month:02}", "y": year, "z": year + 1}
        yield chance.choice(ORDINARY).format(e=end, ee=f"{end:02}", **facts)


def _read_lines(text: str) -> list[str]:
    return [line for line in re.sub(r"<!--.*?-->", "", text).splitlines() if line.strip()]
