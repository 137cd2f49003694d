"""`python -m ingest fetch` gets official pages again, publishes nothing by itself, and loses nothing whatever fails."""

import hashlib
from datetime import date
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import yaml

from ingest.__main__ import main
from ingest.addition import Details
from ingest.local import add_documents, remove_document
from ingest.sources import WAITING, Source, read_own, read_register
from rag.errors import CorpusFault
from rag.passage import SourceKind
from rag.settings import Settings
from rag.writer_lock import lock_for_writing
from tests.command_line import run, says_clearly
from tests.conftest import TODAY
from tests.hostile.pdf_files import PdfFile, stream
from tests.https_server import Behave, Served, give
from tests.ingest.fetching.conftest import PAGE, Fetch

ACT = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><meta><identification><FRBRWork>
<FRBRdate date="2023-04-14" name="dateIssued"/></FRBRWork></identification></meta><preface><p><docTitle>Laki</docTitle>
</p></preface><body><section><num>1 §</num><heading>Soveltamisala</heading><subsection><content>
<p>Tätä lakia sovelletaan sosiaalihuollon asiakastietojen käsittelyyn.</p></content></subsection></section></body></act>
</akomaNtoso>"""


def find(web: Settings, name: str = "bulletin") -> Source:
    """A source as it would be published."""
    sources = [*read_own(web.corpus, WAITING), *read_register(web.corpus)]
    return next(source for source in sources if source.id == name)


def find_published(web: Settings) -> Source:
    return next(source for source in read_register(web.corpus) if source.id == "bulletin")


def list_local(web: Settings) -> list[str]:
    folder = web.corpus / "local"
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_the_official_page_takes_the_place_of_the_digest_with_where_and_when_it_was_fetched(
    web: Settings, fetch: Fetch, server: Served
) -> None:
    ran = fetch("bulletin")
    assert ran.code == 0
    assert "new" in ran.out
    assert "Nothing is published yet" in ran.out
    source = find(web)
    (path,) = source.files.values()
    assert path.read_text(encoding="utf-8") == PAGE
    assert (source.kind, source.title, source.published) == (
        SourceKind.ORIGINAL,
        "Bulletin on Kanta",
        date(2022, 5, 10),
    )
    assert (source.address, source.retrieved_on, source.etag) == (server.name("/bulletin"), TODAY, '"first"')
    assert source.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert not (web.index / "current").exists()


def test_fetched_text_answers_only_once_an_admin_publishes_it_and_removing_it_brings_the_digest_back(
    web: Settings, fetch: Fetch
) -> None:
    before = run(main, web, "--json").json["generation"]
    fetch()
    plan = run(main, web, "--plan", "--json").json
    assert plan["generation"] == before
    assert {row["change"] for row in plan["sections"]} == {"added", "removed"}
    assert run(main, web, "--json").json["generation"] != before
    remove_document(web.corpus, "bulletin")
    assert find(web).kind is SourceKind.DIGEST
    assert list_local(web) == []


def test_what_was_fetched_waits_through_every_other_command_until_it_is_published_or_dropped(
    web: Settings, fetch: Fetch, server: Served, tmp_path: Path
) -> None:
    own = tmp_path / "own.md"
    own.write_text("# Oma\n\nOma teksti Kannasta.\n", encoding="utf-8")
    fetch()
    run(main, web)
    server.pages["/bulletin"] = give(PAGE.replace("1.9.2026", "1.9.2027").encode(), ETag='"second"')
    fetch()
    published = run(main, web, "--without-fetched", "--json").json["generation"]
    assert run(main, web, "--without-fetched", "--plan", "--json").json["sections"] == []
    run(main, web, "add", str(own))
    assert "1.9.2026" in next(iter(find_published(web).files.values())).read_text(encoding="utf-8")
    assert "not published yet" in run(main, web, "list").out
    assert [row["after"] for row in run(main, web, "--plan", "--json").json["date_changes"]] == [["2027-09-01"]]
    assert "not published" in run(main, web, "remove", "bulletin").out
    assert run(main, web, "--plan", "--json").json["sections"] == []
    assert find(web).etag == '"first"'
    assert published


def test_a_document_added_by_hand_is_not_undone_by_what_waited(web: Settings, fetch: Fetch, tmp_path: Path) -> None:
    own = tmp_path / "own.md"
    own.write_text("# Oma\n\nOma teksti Kannasta.\n", encoding="utf-8")
    fetch()
    run(main, web, "add", str(own), "--id", "bulletin")
    run(main, web)
    assert list_local(web) == ["bulletin.md", "sources.yaml"]


def test_a_plan_of_a_fetch_shows_what_would_change_and_keeps_nothing(web: Settings, fetch: Fetch) -> None:
    run(main, web)
    for ran in (fetch("--plan", "--json"), fetch("--json", "--plan", "bulletin")):
        assert ran.code == 0
        assert {row["source"] for row in ran.json["sections"]} == {"bulletin"}
        assert ran.json["date_changes"]
        assert [row["state"] for row in ran.json["fetched"]] == ["new"]
    assert "nothing was written" in fetch("--plan").out
    assert list_local(web) == []


def test_an_unchanged_page_is_said_to_be_and_its_day_moves_on(web: Settings, fetch: Fetch, server: Served) -> None:
    fetch()
    server.asked.clear()
    server.pages["/bulletin"] = give(b"", 304, Content_Length="", ETag='"first"')
    ran = fetch(KANTANEUVO_TODAY="2026-12-24")
    assert f"bulletin: unchanged since {TODAY.isoformat()}" in ran.out
    assert server.asked[0][1]["if-none-match"] == '"first"'
    assert (find(web).retrieved_on, find(web).etag) == (date(2026, 12, 24), '"first"')
    assert next(iter(find(web).files.values())).read_text(encoding="utf-8") == PAGE


@pytest.mark.parametrize(
    ("page", "state"),
    [
        (PAGE, "unchanged"),
        (PAGE.replace("<head>", "<head><meta name='built' content='17:03:59'>"), "unchanged"),
        (PAGE.replace("1.9.2026", "1.9.2027"), "changed"),
    ],
)
def test_a_page_sent_anew_is_compared_by_what_it_says(fetch: Fetch, server: Served, page: str, state: str) -> None:
    fetch()
    server.pages["/bulletin"] = give(page.encode(), ETag='"second"')
    (row,) = fetch("--json").json["fetched"]
    assert (row["state"], row["etag"]) == (state, '"second"')


def test_a_fetched_file_that_was_touched_since_is_fetched_whole(web: Settings, fetch: Fetch, server: Served) -> None:
    fetch()
    (path,) = find(web).files.values()
    path.write_text("touched", encoding="utf-8")
    server.asked.clear()
    assert fetch("--json").json["fetched"][0]["state"] == "changed"
    assert "if-none-match" not in server.asked[0][1]
    assert path.read_text(encoding="utf-8") == PAGE


def give_without_length(content: bytes) -> Behave:
    def behave(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        request.wfile.write(content)

    return behave


SCAN = PdfFile(
    [b"q 500 0 0 800 50 20 cm /Scan Do Q"],
    resources=b"/XObject << /Scan 9 0 R >>",
    extra={9: stream(b"\x00", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8")},
).write()

BAD_PAGES: dict[str, tuple[Behave, str]] = {
    "gone": (give(b"", 404), "404"),
    "empty": (give(b""), "sent nothing"),
    "a picture": (give(b"\x89PNG\r\n\x1a\n" + b"x" * 99, Content_Type="text/html"), "picture"),
    "bytes": (give(b"\x00\x01\x02" * 99, Content_Type="application/octet-stream"), "no known kind of document"),
    "a scan": (give(SCAN), "text recognition"),
    "no text": (give(b"<html><body></body></html>"), "no text"),
    "a damaged file": (give(b"%PDF-1.7 damaged", Content_Type="text/html"), "damaged"),
    "other XML": (give(b"<?xml version='1.0'?><rss/>", Content_Type="text/xml"), "another kind"),
    "cut off unseen": (give_without_length(PAGE[:150].encode()), "does not end as it should"),
}


@pytest.mark.parametrize("name", BAD_PAGES)
def test_what_cannot_be_taken_is_told_in_one_sentence_and_what_was_there_stays(
    web: Settings, fetch: Fetch, server: Served, name: str
) -> None:
    fetch()
    kept = {name: (web.corpus / "local" / name).read_bytes() for name in list_local(web)}
    server.pages["/bulletin"], reason = BAD_PAGES[name]
    ran = fetch("--json")
    assert ran.code == 1
    (failure,) = ran.json["failures"]
    assert failure["source"] == "bulletin"
    assert reason in failure["error"]
    assert str(web.corpus.parent) not in failure["error"]
    assert "Traceback" not in ran.err
    assert {name: (web.corpus / "local" / name).read_bytes() for name in list_local(web)} == kept


def test_one_source_that_fails_keeps_no_other_back(web: Settings, fetch: Fetch, server: Served) -> None:
    register = (web.corpus / "sources.yaml").read_text(encoding="utf-8")
    address = f"    address: {server.name('/gone')}\n    files: {{fi: handbook.md"
    (web.corpus / "sources.yaml").write_text(register.replace("    files: {fi: handbook.md", address), encoding="utf-8")
    ran = fetch("--json")
    assert ran.code == 1
    assert [row["source"] for row in ran.json["fetched"]] == ["bulletin"]
    assert [row["source"] for row in ran.json["failures"]] == ["handbook"]
    assert (find(web).kind, find(web, "handbook").kind) == (SourceKind.ORIGINAL, SourceKind.DIGEST)


@pytest.mark.parametrize(
    ("sent", "file"),
    [
        ((PAGE.encode("iso-8859-1"), "text/html; charset=iso-8859-1"), "bulletin.html"),
        ((ACT.encode(), "application/octet-stream"), "bulletin.xml"),
        ((b"# Tiedote\n\nLastensuojelun asiakirjat Kantaan.\n", "text/markdown"), "bulletin.md"),
        (("Tiedote\n\nElokuussa tämä.\n".encode("iso-8859-1"), "text/plain; charset=ISO-8859-1"), "bulletin.txt"),
    ],
)
def test_the_kind_of_a_file_is_told_by_its_content(
    web: Settings, fetch: Fetch, server: Served, sent: tuple[bytes, str], file: str
) -> None:
    server.pages["/bulletin"] = give(sent[0], Content_Type=sent[1])
    assert fetch().code == 0
    (path,) = find(web).files.values()
    assert path.name == file
    assert "\ufffd" not in path.read_text(encoding="utf-8")


def test_a_whole_page_without_a_length_is_taken(fetch: Fetch, server: Served) -> None:
    server.pages["/bulletin"] = give_without_length(PAGE.encode())
    assert fetch().code == 0


def test_a_document_of_your_own_is_never_replaced(web: Settings, fetch: Fetch, tmp_path: Path) -> None:
    own = tmp_path / "own.md"
    own.write_text("# Oma\n\nOma teksti Kannasta.\n", encoding="utf-8")
    add_documents(web.corpus, [own], Details(id="bulletin"))
    ran = fetch("bulletin")
    assert ran.code == 1
    assert "your own" in ran.out
    assert next(iter(find(web).files.values())).read_text(encoding="utf-8") == own.read_text(encoding="utf-8")


def test_a_document_added_with_its_address_can_be_fetched(
    web: Settings, fetch: Fetch, server: Served, tmp_path: Path
) -> None:
    own = tmp_path / "own.md"
    own.write_text("# Oma\n\nOma teksti Kannasta.\n", encoding="utf-8")
    added = run(main, web, "add", str(own), "--address", server.name("/bulletin"), "--publisher", "Kunta")
    assert added.code == 0
    assert fetch("own").code == 0
    assert (find(web, "own").publisher, list(find(web, "own").files)) == ("Kunta", ["fi"])
    assert list_local(web) == ["own.md", "sources.yaml", "waiting/own.html", "waiting/sources.yaml"]
    run(main, web)
    assert list_local(web) == ["own.html", "sources.yaml"]


def test_sources_that_cannot_be_fetched_are_named_before_anything_is_asked(
    web: Settings, fetch: Fetch, server: Served
) -> None:
    unknown = fetch("bulletin", "nothing")
    assert unknown.code == 1
    assert says_clearly(unknown, "nothing", "ingest list")
    without = fetch("handbook")
    assert (without.code, "names no address" in without.out) == (1, True)
    assert not server.asked
    with lock_for_writing(web.index):
        assert says_clearly(fetch(), "another ingest")
    assert list_local(web) == []


def test_without_any_address_there_is_nothing_to_fetch(small: Settings) -> None:
    ran = run(main, small, "fetch")
    assert (ran.code, "nothing to fetch" in ran.out) == (0, True)


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("https://evil.example/page", "evil.example is none of the hosts"),
        ("http://thl.fi/page", "begins with https://"),
        ("https://thl.fi:8443/page", "thl.fi:8443 is none of the hosts"),
    ],
)
def test_the_register_refuses_an_address_elsewhere(web: Settings, address: str, wrong: str) -> None:
    register = yaml.safe_load((web.corpus / "sources.yaml").read_text(encoding="utf-8"))
    register["sources"][0]["address"] = address
    (web.corpus / "sources.yaml").write_text(yaml.safe_dump(register), encoding="utf-8")
    with pytest.raises(CorpusFault, match=wrong):
        read_register(web.corpus)


def test_only_the_shipped_register_lists_hosts(web: Settings, fetch: Fetch) -> None:
    fetch()
    run(main, web)
    path = web.corpus / "local" / "sources.yaml"
    path.write_text("hosts: [evil.example]\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(CorpusFault, match="hosts"):
        read_register(web.corpus)
