"""Eighty hostile PDFs: bombs, loops, lies, damage, locks and scans."""

import io
import random
import zlib
from collections.abc import Iterator
from functools import cache

from pypdf import PdfReader, PdfWriter

from tests.hostile.pdf_files import FONT, PdfFile, assemble, draw, pack, stream

TEXT = draw("Asiakirjat tallennetaan Kantaan.")
FORM = (
    b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
    b"/Resources << /Font << /F1 3 0 R >> /XObject << /Fm %d 0 R >> >>"
)


@cache
def list_pdfs(seed: int = 7) -> list[tuple[str, bytes]]:
    """The name and bytes of each."""
    dice = random.Random(seed)
    return [
        *_list_bombs(),
        *_list_loops(),
        *_list_lies(dice),
        *_list_locked(),
        *_list_odd_drawings(),
        *_list_damaged(dice),
    ]


def _list_bombs() -> Iterator[tuple[str, bytes]]:
    """Streams that unpack to far more than they are, and forms that draw one another without end."""
    for size in (10, 100, 200, 400):
        twice = zlib.compress(pack(b" " * 1_000_000, size), 9)
        for name, filters, data in (
            ("bomb", b"[/FlateDecode /FlateDecode]", twice),
            ("flat bomb", b"/FlateDecode", pack(b"q Q " * 250_000, size)),
        ):
            body = b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(data), filters, data)
            yield f"{name} of {size} MB", PdfFile([TEXT], extra={101: body}).write()
    for wide, deep in ((10, 8), (40, 6), (3, 60), (1, 900)):
        forms = {200 + level: stream(b"/Fm Do " * wide, FORM % (201 + level)) for level in range(deep)}
        forms[200 + deep] = stream(TEXT, FORM % 3)
        yield (
            f"forms {wide} by {deep}",
            PdfFile([b"/Fm Do"], resources=b"/XObject << /Fm 200 0 R >>", extra=forms).write(),
        )
    maps = (
        b"1 beginbfrange <00> <FFFFFFFF> <0041> endbfrange",
        b"1 beginbfrange <0000> <FFFF> <0041> endbfrange " * 400,
    )
    for number, ranges in enumerate(maps):
        font = FONT.replace(b">>", b"/ToUnicode 60 0 R >>")
        yield f"map of letters {number}", PdfFile([TEXT], extra={3: font, 60: stream(ranges, packed=True)}).write()
    yield "letters without end", PdfFile([b"BT /F1 9 Tf " + b"(a) Tj " * 1_500_000 + b"ET"]).write()
    yield "one long string", PdfFile([b"BT /F1 9 Tf (" + b"a" * 12_000_000 + b") Tj ET"]).write()


def _list_loops() -> Iterator[tuple[str, bytes]]:
    """References that lead back to themselves."""
    extras: dict[str, dict[int, bytes]] = {
        "tree in itself": {2: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"},
        "tree of two": {
            2: b"<< /Type /Pages /Kids [9 0 R] /Count 1 >>",
            9: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
        },
        "content in itself": {101: b"101 0 R"},
        "contents in themselves": {101: b"[101 0 R 101 0 R]"},
        "font in itself": {3: b"3 0 R"},
        "length in itself": {101: b"<< /Length 101 0 R >>\nstream\n" + TEXT + b"\nendstream"},
        "catalog in itself": {1: b"1 0 R"},
    }
    for name, extra in extras.items():
        yield name, PdfFile([TEXT], extra=extra).write()
    form = {50: stream(b"/Fm Do", FORM % 50)}
    yield "form in itself", PdfFile([TEXT + b"/Fm Do"], resources=b"/XObject << /Fm 50 0 R >>", extra=form).write()
    outline = {
        7: b"<< /First 8 0 R /Last 8 0 R >>",
        8: b"<< /Title (A) /Parent 7 0 R /Next 8 0 R /First 8 0 R /Dest [100 0 R /Fit] >>",
    }
    yield "outline in itself", PdfFile([TEXT], catalog=b"/Outlines 7 0 R", extra=outline).write()
    yield "table before itself", PdfFile([TEXT], trailer=b"/Prev 9").write()
    good = PdfFile([TEXT]).write()
    yield "table of itself", PdfFile([TEXT], trailer=b"/Prev %d" % good.rindex(b"xref\n0")).write()
    yield (
        "deep tree",
        PdfFile(
            [TEXT],
            extra={2: b"<< /Type /Pages /Kids [1000 0 R] /Count 1 >>"}
            | {
                1000 + level: b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (999 + level, 1001 + level)
                for level in range(3000)
            },
        ).write(),
    )


def _list_lies(dice: random.Random) -> Iterator[tuple[str, bytes]]:
    """Counts, sizes and places that are not so."""
    for count in (-1, 0, 10**9, 10**30):
        yield f"{count} pages", PdfFile([TEXT]).write().replace(b"/Count 1", b"/Count %d" % count)
    for length in (-5, 0, 10**9, 10**20):
        yield f"length {length}", PdfFile([TEXT]).write().replace(b"/Length %d" % len(TEXT), b"/Length %d" % length)
    for size in (0, -1, 10**8, 10**18):
        yield f"table of {size}", PdfFile([TEXT]).write().replace(b"/Size 102", b"/Size %d" % size)
    for box in ("0 0 0 0", "-1e30 -1e30 1e30 1e30", "1 2 3", "a b c d"):
        yield f"page of {box}", PdfFile([TEXT], box=box).write()
    yield "many pages", PdfFile([TEXT] * 2500).write()
    yield (
        "start of the table elsewhere",
        PdfFile([TEXT]).write().replace(b"startxref\n", b"startxref\n%d" % dice.randrange(10, 99)),
    )


def _list_locked() -> Iterator[tuple[str, bytes]]:
    """Locked files, and files without text."""
    for way in ("RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PdfFile([TEXT]).write())))
        writer.encrypt("secret", algorithm=way)
        out = io.BytesIO()
        writer.write(out)
        yield f"locked by {way}", out.getvalue()
    yield "unknown lock", PdfFile([TEXT], trailer=b"/Encrypt << /Filter /Own /V 9 >>").write()
    picture = stream(
        bytes(300), b"/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    )
    scan = {"resources": b"/XObject << /Im 40 0 R >>", "extra": {40: picture}}
    yield "scan", PdfFile([b"595 0 0 842 0 0 cm /Im Do"] * 3, **scan).write()  # type: ignore[arg-type]
    yield "empty page", PdfFile([b""]).write()
    yield "no page", PdfFile([]).write()
    yield "nothing but the head", b"%PDF-1.7\n"


def _list_odd_drawings() -> Iterator[tuple[str, bytes]]:
    """Drawings that no program writes."""
    drawings = {
        "deep arrays": b"[" * 50_000 + b"]" * 50_000 + b" TJ",
        "deep dictionaries": b"/A " + b"<< /A " * 20_000 + b"1 " + b">> " * 20_000 + b"BDC",
        "saved without end": b"q " * 500_000 + TEXT,
        "restored without end": b"Q " * 500_000 + TEXT,
        "huge numbers": b"1e308 0 0 1e308 1e308 1e308 cm " * 50 + TEXT,
        "no numbers": b"a b c cm (x) Tf [] Tr <<>> g /A rg " + TEXT,
        "few operands": b"cm Tf Tm Td TD TL g rg k sc re Do gs " + TEXT,
        "open string": b"BT /F1 9 Tf (open " * 2000,
        "open picture": b"BI /W 9 /H 9 ID " + b"\x00\xff" * 50_000,
        "odd hexadecimal": b"BT /F1 9 Tf <zzzz> Tj <4> Tj ET" + TEXT,
    }
    for name, drawing in drawings.items():
        yield name, PdfFile([drawing]).write()
    action = b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"
    yield "script", PdfFile([TEXT], catalog=action).write()
    yield "program", PdfFile([TEXT], catalog=b"/OpenAction << /S /Launch /F (/bin/sh) >>").write()
    yield "deep object", PdfFile([TEXT], extra={5: b"[" * 30_000 + b"]" * 30_000}, catalog=b"/Outlines 5 0 R").write()


def _list_damaged(dice: random.Random) -> Iterator[tuple[str, bytes]]:
    """Random bytes, cut files and files in disorder, until there are eighty."""
    good = PdfFile([TEXT] * 5).write()
    yield "no table", good[: good.rindex(b"xref\n0")]
    yield "no objects", good[good.rindex(b"xref\n0") :].join([b"%PDF-1.4\n", b""])
    yield "twice", good + good
    yield "table alone", assemble({1: b"null"})
    for number in range(3):
        yield f"noise {number}", b"%PDF-1.7\n" + dice.randbytes(50_000)
    for number in range(4):
        yield f"cut {number}", good[: dice.randrange(30, len(good) - 30)]
