"""PDF files written by hand, object by object, so that a test may write any kind of wrong one."""

import zlib
from dataclasses import dataclass, field

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


@dataclass
class PdfFile:
    """A PDF in the making: the drawing of each page, and what is to be odd about it."""

    pages: list[bytes]
    resources: bytes = b""
    extra: dict[int, bytes] = field(default_factory=dict)
    catalog: bytes = b""
    trailer: bytes = b""
    page: bytes = b""
    box: str = "0 0 595 842"

    def write(self) -> bytes:
        """The bytes of the file; the catalog is object 1, the tree 2, the font 3, pages from 100."""
        numbers = [100 + 2 * place for place in range(len(self.pages))]
        kids = b" ".join(b"%d 0 R" % number for number in numbers)
        objects = {
            1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % self.catalog,
            2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(numbers)),
            3: FONT,
        }
        for number, drawing in zip(numbers, self.pages, strict=True):
            objects[number] = (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents %d 0 R "
                b"/Resources << /Font << /F1 3 0 R >> %s >> %s >>"
                % (self.box.encode(), number + 1, self.resources, self.page)
            )
            objects[number + 1] = stream(drawing)
        return assemble(objects | self.extra, self.trailer)


def pack(unit: bytes, times: int) -> bytes:
    """Many times the same data, packed without ever holding it."""
    packer = zlib.compressobj(1)
    return b"".join(packer.compress(unit) for _ in range(times)) + packer.flush()


def stream(data: bytes, fields: bytes = b"", *, packed: bool = False) -> bytes:
    """A stream of some data."""
    if packed:
        data, fields = zlib.compress(data, 9), fields + b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), fields, data)


def assemble(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """The file of some objects, with its table and trailer."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    return bytes(out + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))


def draw(
    text: str, *, at: tuple[float, float] = (72, 720), size: float = 11, before: str = "", after: str = ""
) -> bytes:
    """The drawing of one line of text, with operators before and after it."""
    shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    head = f"q {before} BT /F1 {size} Tf 1 0 0 1 {at[0]} {at[1]} Tm (".encode()
    return head + shown + f") Tj ET {after} Q\n".encode()
