"""Sixty hostile Word documents, sixty web pages and forty other files."""

import gzip
import io
import random
import zipfile
from collections.abc import Iterator
from functools import cache

from tests.hostile.office_files import WORD, make_document, replace_parts, save, write_body
from tests.hostile.pdf_files import PdfFile, draw

PLAIN = "<w:p><w:r><w:t>Teksti</w:t></w:r></w:p>"
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
LAUGHS = f'<!DOCTYPE x [<!ENTITY a0 "ha">{ENTITIES}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a11 SYSTEM "file:///etc/passwd">]>'
QUADRATIC = f'<!DOCTYPE x [<!ENTITY a11 "{"a" * 50_000}">]>'


@cache
def list_docx(seed: int = 7) -> list[tuple[str, bytes]]:
    """The name and bytes of each Word document."""
    dice = random.Random(seed)
    return [*_list_bombs(), *_list_bodies(), *_list_packages(), *_list_noise(save(make_document("Teksti.")), dice, 60)][
        :60
    ]


def _list_bombs() -> Iterator[tuple[str, bytes]]:
    """Parts that unpack to far more than they are, in size, in number and in entities."""
    good = save(make_document("Teksti."))
    for size in (20, 100, 200):
        for part in ("word/document.xml", "word/styles.xml", "word/media/picture.png"):
            yield f"{part} of {size} MB", replace_parts(good, {part: b" " * size * 1_000_000})
    yield "many parts", replace_parts(good, {f"word/media/{n}.png": b"" for n in range(20_000)})
    yield "zip in zip", replace_parts(good, {"word/embeddings/a.zip": replace_parts(good, {"x": b"0" * 30_000_000})})
    for name, head in (("laughs", LAUGHS), ("outside", OUTSIDE), ("quadratic", QUADRATIC)):
        body = write_body("<w:p><w:r><w:t>" + "&a11;" * 500 + "</w:t></w:r></w:p>", head)
        yield f"entities: {name}", replace_parts(good, {"word/document.xml": body})
        yield f"entities in core: {name}", replace_parts(good, {"docProps/core.xml": body})
    lying = bytearray(replace_parts(good, {"word/document.xml": write_body(PLAIN * 200_000)}))
    place = lying.rindex(b"word/document.xml") - 46
    lying[place + 24 : place + 28] = (100).to_bytes(4, "little")
    yield "declares less than it holds", bytes(lying)


def _list_bodies() -> Iterator[tuple[str, bytes]]:
    """Main parts that nest, loop or say nothing."""
    table = "<w:tbl><w:tr><w:tc>"
    bodies = {
        "deep tables": table * 3000 + PLAIN + "</w:tc></w:tr></w:tbl>" * 3000,
        "fifty tables": table * 50 + PLAIN + "</w:tc></w:tr></w:tbl>" * 50,
        "deep boxes": "<w:sdt><w:sdtContent>" * 100 + PLAIN + "</w:sdtContent></w:sdt>" * 100,
        "deep runs": "<w:p>" + "<w:ins>" * 200 + "<w:r><w:t>a</w:t></w:r>" + "</w:ins>" * 200 + "</w:p>",
        "many paragraphs": PLAIN * 150_000,
        "one long word": "<w:p><w:r><w:t>" + "a" * 12_000_000 + "</w:t></w:r></w:p>",
        "wide table": f"<w:tbl><w:tr>{f'<w:tc>{PLAIN}</w:tc>' * 20_000}</w:tr></w:tbl>",
        "no text": "<w:p/>",
        "no body": "",
        "levels of nonsense": '<w:p><w:pPr><w:numPr><w:ilvl w:val="x"/><w:numId w:val="-9"/></w:numPr></w:pPr></w:p>'
        + PLAIN,
        "outline of nonsense": '<w:p><w:pPr><w:outlineLvl w:val="999"/></w:pPr><w:r><w:t>A</w:t></w:r></w:p>',
        "sizes of nonsense": '<w:p><w:r><w:rPr><w:sz w:val="x"/><w:color w:val="?"/></w:rPr><w:t>A</w:t></w:r></w:p>',
        "notes of nonsense": "<w:p><w:r><w:t>A</w:t><w:footnoteReference/></w:r></w:p>",
    }
    good = save(make_document("Teksti."))
    for name, inner in bodies.items():
        yield name, replace_parts(good, {"word/document.xml": write_body(inner)})
    yield "open XML", replace_parts(good, {"word/document.xml": write_body(PLAIN)[:-30]})
    yield "no XML", replace_parts(good, {"word/document.xml": b"\x00\x01\x02"})
    yield "another root", replace_parts(good, {"word/document.xml": b"<a><b>Teksti</b></a>"})
    yield "no part of text", replace_parts(good, {}, ("word/document.xml",))
    style = '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="A"/></w:style>'
    loop = f"<w:styles {WORD}>{style}</w:styles>"
    body = write_body('<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>A</w:t></w:r></w:p>')
    yield "style of itself", replace_parts(good, {"word/styles.xml": loop.encode(), "word/document.xml": body})


def _list_packages() -> Iterator[tuple[str, bytes]]:
    """Packages that lack parts or lead elsewhere."""
    good = save(make_document("Teksti."))
    for part in (
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "docProps/core.xml",
    ):
        yield f"no {part}", replace_parts(good, {}, (part,))
        yield f"broken {part}", replace_parts(good, {part: b"<broken"})
    yield "leads out", replace_parts(good, {"../../../tmp/evil.xml": b"<a/>", "/etc/evil": b"x"})
    yield "empty zip", b"PK\x05\x06" + bytes(18)
    yield "head of a zip", b"PK\x03\x04"
    locked = bytearray(good)
    place = locked.index(b"PK\x01\x02")
    locked[place + 8] |= 1
    yield "locked", bytes(locked)


def _list_noise(good: bytes, dice: random.Random, count: int) -> Iterator[tuple[str, bytes]]:
    """Cut files and files with wrong bytes."""
    for number in range(count):
        if number % 2:
            yield f"cut {number}", good[: dice.randrange(4, len(good))]
        else:
            wrong = bytearray(good)
            for _ in range(40):
                wrong[dice.randrange(4, len(wrong))] = dice.randrange(256)
            yield f"noise {number}", bytes(wrong)


@cache
def list_html(seed: int = 7) -> list[tuple[str, bytes]]:
    """The name and bytes of each web page."""
    dice = random.Random(seed)
    pages = {
        f"deep {tag}": f"<{tag}>" * 50_000 + "Teksti"
        for tag in (
            "div",
            "p",
            "ul><li",
            "table><tr><td",
            "b",
            "blockquote",
            "font",
            "span",
            "ol><li",
            "dl><dd",
            "h1",
            "section",
        )
    }
    pages |= {
        f"{count} of {tag}": f"<{tag}>a" * count for tag in ("p", "td", "h2", "li", "br") for count in (1000, 200_000)
    }
    rules = {
        "many rules": ".a{display:none}" * 50_000,
        "deep selector": "div " * 5000 + "{display:none}",
        "wide selector": "*+" * 300 + "*{color:#fff}",
        "negations": ":not(" * 500 + "a" + ")" * 500 + "{display:none}",
        "open rule": "a{" * 100_000,
        "open media": "@media print{" * 20_000,
        "open comment": "/*" * 200_000,
        "open string": 'a[b="' * 50_000,
    }
    pages |= {name: f"<style>{sheet}</style>" + "<div><p>Teksti</p></div>" * 200 for name, sheet in rules.items()}
    pages |= {
        "long attribute": f'<p class="{"a " * 3_000_000}">Teksti',
        "long style": f'<p style="{"color:red;" * 500_000}">Teksti',
        "many attributes": "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">Teksti",
        "laughs": LAUGHS + "<p>&a11;</p>",
        "outside": OUTSIDE + "<p>&a11;</p>",
        "letters by number": "<p>" + "&#0;&#xD800;&#x110000;&#99999999999;" * 10_000,
        "script alone": "<script>alert(1)</script>",
        "open comment alone": "<!--" + "a" * 100_000,
        "nothing": "",
        "frame alone": "<nav>Valikko</nav><footer>Tekijä</footer>",
        "all hidden": '<div style="display:none">Teksti</div>',
        "sent on": '<meta http-equiv="refresh" content="0;url=file:///etc/passwd"><p>Teksti',
        "many mains": "<main>a</main>" * 2000,
        "one long word": "<p>" + "a" * 12_000_000,
        "one long line of dots": "<p>" + ". " * 2_000_000,
        "two zero widths": "<p>" + "a\u200b" * 300_000,
    }
    whole = [(name, f"<html><body>{body}</body></html>".encode()) for name, body in pages.items()]
    whole.append(("two bytes a letter", "<html><body><p>Teksti on tässä</p></body></html>".encode("utf-16")))
    whole.append(("declared wrongly", b'<html><meta charset="no-such"><p>\xe4\xe4 Teksti</p></html>'))
    whole.append(("null bytes", b"<html><p>Te\x00ksti\x00</p></html>"))
    good = "<html><body><main><h1>Ohje</h1><p>Tämä on ohje.</p></main></body></html>".encode()
    while len(whole) < 60:
        whole.append((f"noise {len(whole)}", good[: dice.randrange(6, 60)] + dice.randbytes(3000) + good[30:]))
    return whole[:60]


@cache
def list_others(seed: int = 7) -> list[tuple[str, str, bytes]]:
    """The name, ending and bytes of each other file."""
    dice = random.Random(seed)
    section = "<section><num>1 §</num><content><p>{}</p></content></section>"
    act = '<?xml version="1.0"?>{}<akomaNtoso><act><body>' + section + "</body></act></akomaNtoso>"
    files = [
        (f"laughs {name}", ".xml", act.format(head, "&a11;" * 500).encode())
        for name, head in (("in", LAUGHS), ("out", OUTSIDE), ("wide", QUADRATIC))
    ]
    files += [
        ("deep act", ".xml", ("<akomaNtoso>" + "<section>" * 5000).encode()),
        (
            "deep whole act",
            ".xml",
            ("<akomaNtoso>" + "<content>" * 200 + "a" + "</content>" * 200 + "</akomaNtoso>").encode(),
        ),
        ("deep words", ".xml", act.format("", "<b>" * 240 + "a" + "</b>" * 240).encode()),
        ("other XML", ".xml", b'<?xml version="1.0"?><a>Teksti</a>'),
        ("picture", ".png", b"\x89PNG\r\n\x1a\n" + dice.randbytes(500)),
        ("picture named PDF", ".pdf", b"\xff\xd8\xff\xe0" + dice.randbytes(500)),
        ("scan as TIFF", ".pdf", b"II*\x00" + dice.randbytes(500)),
        ("program", ".txt", b"\x7fELF" + dice.randbytes(5000)),
        ("program named DOCX", ".docx", b"MZ" + dice.randbytes(5000)),
        ("old Word", ".doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + dice.randbytes(5000)),
        ("rich text", ".rtf", b"{\\rtf1 Teksti}"),
        ("packed", ".gz", gzip.compress(bytes(5_000_000))),
        ("packed by others", ".7z", b"7z\xbc\xaf\x27\x1c" + bytes(99)),
        ("empty PDF", ".pdf", b""),
        ("empty DOCX", ".docx", b""),
        ("empty text", ".txt", b""),
        ("text named PDF", ".pdf", "Tämä on teksti.".encode()),
        ("text named DOCX", ".docx", "Tämä on teksti.".encode()),
        ("PDF named text", ".txt", PdfFile([draw("Teksti on PDF.")]).write()),
        ("unknown ending", ".xyz", b"Teksti"),
        ("table", ".csv", b"a;b\n1;2\n"),
        ("Latin-1", ".txt", "Tämä on pöytä.".encode("latin-1")),
        ("two bytes a letter", ".txt", "Tämä on pöytä.".encode("utf-16")),
        ("huge line", ".txt", b"a" * 12_000_000),
        ("open links", ".txt", b"[a](" * 25_000),
        ("open brackets", ".md", b"[" * 99_000),
        ("open pictures", ".md", b"![[" * 33_000),
        ("large of brackets", ".md", b"[" * 3_000_000),
        ("deep quotes", ".md", b">" * 3_000_000),
        ("deep lists", ".md", b"\n".join(b" " * 2 * n + b"- a" for n in range(300))),
        ("aliases", ".md", b"# A\n<!-- {a: &a [1,1], b: &b [*a,*a,*a], id: *b} -->\n\nTeksti."),
        ("deep comment", ".md", b"# A\n<!-- {a: " + b"[" * 1900 + b" -->\n\nTeksti."),
    ]
    files.append(("larger than is read", ".pdf", b"%PDF-1.7\n" + bytes(51_000_000)))
    files.append(("spreadsheet", ".xlsx", _zip({"xl/workbook.xml": b"<a/>"})))
    files.append(("presentation without slides", ".pptx", _zip({"ppt/presentation.xml": b"<a/>"})))
    files.append(("presentation of 200 MB", ".pptx", _zip({"ppt/presentation.xml": b" " * 200_000_000})))
    while len(files) < 40:
        files.append((f"noise {len(files)}", dice.choice((".txt", ".md", ".html")), dice.randbytes(20_000)))
    return files[:40]


def _zip(parts: dict[str, bytes]) -> bytes:
    """A zip of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return out.getvalue()
