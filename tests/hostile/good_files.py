"""Good documents of every format, with what a reader must find in them; and mutations of them."""

import io
import random
from functools import cache

import docx
import pptx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from fpdf import FPDF

SENTENCE = "Sosiaalihuollon asiakasasiakirjat tallennetaan Kanta-palveluihin säädettynä määräaikana. "


class _Guidance(FPDF):
    """A PDF with a running header and footer."""

    def header(self) -> None:
        """Draw the header."""
        self.set_font("helvetica", size=8)
        self.cell(0, 8, "Kunnan tiedonhallinnan ohje", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        """Draw the footer."""
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(0, 8, f"Sivu {self.page_no()} (3)")


def write_pdf() -> bytes:
    """A PDF of three pages: an outline, headings, paragraphs, a list, a table, a word cut by a hyphen."""
    file = _Guidance()
    file.set_title("Tallentamisen ohje")
    for number, name in enumerate(("Yleistä", "Määräajat", "Lisätiedot"), 1):
        file.add_page()
        file.start_section(f"{number} {name}")
        file.set_font("helvetica", size=16)
        file.cell(0, 10, f"{number} {name}", new_x="LMARGIN", new_y="NEXT")
        file.set_font("helvetica", size=11)
        file.multi_cell(0, 6, f"Kohta {number}. " + SENTENCE * 4)
        file.ln(4)
    file.multi_cell(0, 6, "Arkistoon viedään sosiaali-\nhuollon asiakirjat ja sosiaali-\nja terveydenhuollon tiedot.")
    file.ln(4)
    file.multi_cell(0, 6, "Arkistoon viedään:\n- päätökset\n- suunnitelmat")
    file.ln(4)
    with file.table() as table:
        for cells in (("Tehtävä", "Päivä"), ("Lastensuojelu", "1.3.2025"), ("Vammaispalvelut", "1.9.2025")):
            row = table.row()
            for cell in cells:
                row.cell(cell)
    return bytes(file.output())


def write_docx() -> bytes:
    """A Word document: headings, lists, a table and a footnote."""
    opened = docx.Document()
    opened.core_properties.title = "Tallentamisen ohje"
    opened.add_heading("Tallentamisen ohje", 0)
    opened.add_heading("Määräajat", 1)
    opened.add_paragraph(SENTENCE * 3)
    opened.add_heading("Lastensuojelu", 2)
    opened.add_paragraph("Arkistoon viedään:")
    for text in ("päätökset", "suunnitelmat"):
        opened.add_paragraph(text, style="List Bullet")
    table = opened.add_table(2, 2)
    for place, text in enumerate(("Tehtävä", "Päivä", "Lastensuojelu", "1.3.2025")):
        table.cell(place // 2, place % 2).text = text
    deleted = OxmlElement("w:del")
    opened.add_paragraph("Lopuksi.")._p.append(deleted)
    run, text = OxmlElement("w:r"), OxmlElement("w:delText")
    text.text = "poistettu"
    run.append(text)
    deleted.append(run)
    deleted.set(qn("w:author"), "A")
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def write_html() -> bytes:
    """A web page: a menu, a main part with headings, a list and a table, a footer."""
    return f"""<!doctype html><html lang="fi"><head><title>Ohje | Kunta</title>
<meta property="article:published_time" content="2024-05-06T10:00:00+03:00"></head>
<body><nav><a href="/">Etusivu</a></nav><main><h1 id="alku">Tallentamisen ohje</h1><p>{SENTENCE * 2}</p>
<h2 id="ajat">Määräajat</h2><p>Arkistoon viedään:</p><ul><li>päätökset</li><li>suunnitelmat</li></ul>
<table><tr><th>Tehtävä</th><th>Päivä</th></tr><tr><td>Lastensuojelu</td><td>1.3.2025</td></tr></table>
</main><footer>Kunta</footer></body></html>""".encode()


def write_pptx() -> bytes:
    """A presentation of two slides."""
    opened = pptx.Presentation()
    for title, text in (("Tallentaminen", SENTENCE), ("Määräajat", "päätökset\nsuunnitelmat\nkirjaukset")):
        slide = opened.slides.add_slide(opened.slide_layouts[1])
        slide.shapes.title.text, slide.placeholders[1].text = title, text
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def write_act() -> bytes:
    """An act as Finlex gives it."""
    return """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><meta><identification><FRBRWork>
<FRBRdate date="2023-04-14" name="dateIssued"/></FRBRWork></identification></meta>
<preface><p><docTitle>Laki asiakastiedoista</docTitle></p></preface><body><chapter><num>1 luku</num>
<heading>Yleiset säännökset</heading><section><num>1 §</num><heading>Tarkoitus</heading><subsection><content>
<p>Tämän lain tarkoituksena on yhdenmukaistaa käsittelyä.</p></content></subsection></section><section>
<num>2 §</num><heading>Määritelmät</heading><subsection><intro><p>Tässä laissa tarkoitetaan:</p></intro>
<paragraph><num>1)</num><content><p>asiakkaalla henkilöä;</p></content></paragraph></subsection></section>
</chapter></body></act></akomaNtoso>""".encode()


GOOD = {".pdf": write_pdf, ".docx": write_docx, ".html": write_html, ".pptx": write_pptx, ".xml": write_act}
"""A writer of a good document by ending."""


@cache
def list_mutations(count: int = 200, seed: int = 7) -> list[tuple[str, str, bytes]]:
    """The name, ending and bytes of good documents with bytes changed, cut off or put elsewhere."""
    dice = random.Random(seed)
    good = {ending: write() for ending, write in GOOD.items()}
    found = []
    for number in range(count):
        ending = list(GOOD)[number % len(GOOD)]
        kind = ("flips", "cut", "splice", "zeros")[number // len(GOOD) % 4]
        found.append((f"{kind} {number}", ending, _mutate(good[ending], kind, dice)))
    return found


def _mutate(content: bytes, kind: str, dice: random.Random) -> bytes:
    """A document changed in one way."""
    start, length = dice.randrange(len(content)), dice.randrange(1, len(content) // 4)
    if kind == "cut":
        return content[: max(start, 20)]
    if kind == "splice":
        other = dice.randrange(len(content))
        return content[:start] + content[other : other + length] + content[start:]
    changed = bytearray(content)
    if kind == "zeros":
        changed[start : start + length] = bytes(len(changed[start : start + length]))
    else:
        for _ in range(dice.randrange(1, 60)):
            changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)
