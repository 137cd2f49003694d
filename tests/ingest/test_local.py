"""The local register: a user's own documents come and go, and nothing that was there is lost."""

import shutil
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import ingest.reading
from ingest.__main__ import main
from ingest.addition import Details
from ingest.local import add_documents, remove_document
from ingest.sources import Source, read_register
from rag.errors import CorpusFault
from rag.passage import SourceKind
from rag.settings import Settings
from tests.command_line import run

FINNISH = "# Videoiden ohje\n\n## Videot\n\nVideot tallennetaan palvelimelle erikseen, eikä niitä viedä Kantaan.\n"
ENGLISH = "# On videos\n\n## Videos\n\nThe videos are stored on the server and they do not go to the archive.\n"
SWEDISH = "# Om videor\n\n## Videor\n\nVideorna lagras på servern och de sparas inte i arkivet som andra handlingar.\n"

Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Write a document outside of the corpus: `put(name, text)`."""

    def put_one(name: str, text: str = FINNISH) -> Path:
        path = tmp_path / "documents" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put_one


def find(settings: Settings, name: str) -> Source:
    return next(source for source in read_register(settings.corpus) if source.id == name)


def list_ids(settings: Settings) -> list[str]:
    return [source.id for source in read_register(settings.corpus)]


def list_files(settings: Settings) -> list[str]:
    return sorted(path.name for path in (settings.corpus / "local").iterdir())


def test_document_is_read_once(small: Settings, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    read_plain = ingest.reading.read_plain
    monkeypatch.setattr(
        ingest.reading, "read_plain", lambda kind, content: read.append(kind) or read_plain(kind, content)
    )
    add_documents(small.corpus, [put("ohje.md")], Details())
    assert read == ["markdown"]


@pytest.mark.parametrize(
    ("name", "made"),
    [("ohje.md", "ohje"), ("Uusi ohje (2).TXT", "uusi-ohje-2"), ("__a__b.markdown", "a-b"), ("2024.md", "2024")],
)
def test_id_is_made_of_the_name_of_the_file(small: Settings, put: Put, name: str, made: str) -> None:
    assert add_documents(small.corpus, [put(name)], Details()) == [made]
    assert list_ids(small) == ["bulletin", "handbook", made]


@pytest.mark.parametrize(("text", "language"), [(FINNISH, "fi"), (SWEDISH, "sv"), (ENGLISH, "en")])
def test_title_and_language_are_found_in_the_document(small: Settings, put: Put, text: str, language: str) -> None:
    add_documents(small.corpus, [put("note.md", text)], Details())
    source = find(small, "note")
    assert (source.title, list(source.files)) == (text.splitlines()[0].removeprefix("# "), [language])
    assert (source.kind, source.published) == (SourceKind.ORIGINAL, None)


def test_what_the_user_says_goes_before_what_is_found(small: Settings, put: Put) -> None:
    said = Details("own-id", "Oma: otsikko #1", "Kunta “A”", date(2024, 2, 3), "sv")
    add_documents(small.corpus, [put("note.md")], said)
    source = find(small, "own-id")
    assert (source.title, source.publisher, source.published) == ("Oma: otsikko #1", "Kunta “A”", date(2024, 2, 3))
    assert list(source.files) == ["sv"]


def test_original_keeps_the_title_and_the_days_of_its_digest(small: Settings, put: Put) -> None:
    add_documents(small.corpus, [put("original.md")], Details(id="bulletin"))
    source = find(small, "bulletin")
    assert (source.title, source.publisher, source.published) == ("Bulletin on Kanta", "A county", date(2022, 5, 10))
    assert source.kind is SourceKind.ORIGINAL
    assert (small.corpus / "bulletin.md").exists()


def test_the_document_is_copied_and_the_user_s_own_stays(small: Settings, put: Put) -> None:
    path = put("note.md")
    add_documents(small.corpus, [path], Details())
    assert path.read_text(encoding="utf-8") == FINNISH
    path.unlink()
    (copy,) = find(small, "note").files.values()
    assert copy.read_text(encoding="utf-8") == FINNISH
    assert copy.parent == small.corpus / "local"


def test_a_copy_in_the_local_folder_can_be_added_again(small: Settings, put: Put) -> None:
    add_documents(small.corpus, [put("note.md")], Details())
    (copy,) = find(small, "note").files.values()
    add_documents(small.corpus, [copy], Details(title="Again"))
    assert (find(small, "note").title, copy.read_text(encoding="utf-8")) == ("Again", FINNISH)


def test_several_documents_are_added_at_once(small: Settings, put: Put) -> None:
    paths = [put("one.md"), put("two.txt"), put("three.md")]
    assert add_documents(small.corpus, paths, Details(publisher="Kunta")) == ["one", "two", "three"]
    assert {find(small, name).publisher for name in ("one", "two", "three")} == {"Kunta"}


@pytest.mark.parametrize("details", [Details(id="same"), Details(title="Same")])
def test_one_id_or_title_for_several_documents_is_refused(small: Settings, put: Put, details: Details) -> None:
    with pytest.raises(CorpusFault, match="one at a time"):
        add_documents(small.corpus, [put("one.md"), put("two.md")], details)
    assert not (small.corpus / "local").exists()


@pytest.mark.parametrize("bad", ["missing.md", "empty.md", "binary.md", "table.xyz", "folder.md"])
def test_where_one_document_cannot_be_read_none_is_added(small: Settings, put: Put, bad: str) -> None:
    good = put("good.md")
    (good.parent / "empty.md").write_bytes(b"")
    (good.parent / "binary.md").write_bytes(b"\x00\x01\x02")
    (good.parent / "table.xyz").write_bytes(b"text")
    (good.parent / "folder.md").mkdir()
    with pytest.raises(CorpusFault, match=bad):
        add_documents(small.corpus, [good, good.parent / bad], Details())
    assert list_ids(small) == ["bulletin", "handbook"]
    assert not (small.corpus / "local").exists()


def test_adding_and_removing_one_leaves_the_others(small: Settings, put: Put) -> None:
    add_documents(small.corpus, [put("one.md")], Details())
    add_documents(small.corpus, [put("two.md")], Details())
    remove_document(small.corpus, "one")
    assert list_ids(small) == ["bulletin", "handbook", "two"]
    assert list_files(small) == ["sources.yaml", "two.md"]
    remove_document(small.corpus, "two")
    assert list_files(small) == []


def test_a_disk_that_is_full_leaves_the_register_as_it_was(
    small: Settings, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    add_documents(small.corpus, [put("note.md")], Details())
    monkeypatch.setattr(shutil, "copyfile", fail)
    with pytest.raises(CorpusFault, match="No space left on device"):
        add_documents(small.corpus, [put("note.md", ENGLISH)], Details())
    (copy,) = find(small, "note").files.values()
    assert copy.read_text(encoding="utf-8") == FINNISH


def test_two_documents_of_one_name_are_refused(small: Settings, put: Put) -> None:
    paths = [put("north/note.md"), put("south/note.md", ENGLISH)]
    with pytest.raises(CorpusFault, match="“note” too; add it alone, with --id"):
        add_documents(small.corpus, paths, Details())
    assert list_ids(small) == ["bulletin", "handbook"]


def test_what_an_addition_left_when_it_broke_off_is_cleared_away(small: Settings, put: Put) -> None:
    add_documents(small.corpus, [put("note.md")], Details())
    for name in ("note.new", "note.txt"):
        (small.corpus / "local" / name).write_text("left over", encoding="utf-8")
    add_documents(small.corpus, [put("note.md")], Details())
    assert list_files(small) == ["note.md", "sources.yaml"]


def test_files_that_another_source_has_stay(small: Settings, put: Put) -> None:
    add_documents(small.corpus, [put("note.md"), put("note-2.md")], Details())
    register = small.corpus / "local" / "sources.yaml"
    register.write_text(register.read_text(encoding="utf-8").replace("note-2.md", "note.txt"), encoding="utf-8")
    (small.corpus / "local" / "note-2.md").rename(small.corpus / "local" / "note.txt")
    remove_document(small.corpus, "note")
    assert list_files(small) == ["note.txt", "sources.yaml"]


def test_nothing_of_a_removed_document_stays(small: Settings, put: Put) -> None:
    add_documents(small.corpus, [put("note.md")], Details())
    add_documents(small.corpus, [put("note.txt")], Details())
    remove_document(small.corpus, "note")
    assert list_files(small) == []


def test_a_document_whose_sections_are_refused_is_not_added(small: Settings, put: Put) -> None:
    broken = put("broken.md", "# Ohje\n\n## Osa\n<!-- {standing: gone} -->\n\nTekstiä.\n")
    assert run(main, small, "add", str(broken)).code == 1
    assert list_ids(small) == ["bulletin", "handbook"]


def test_two_who_add_at_once_lose_nothing(small: Settings, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, copy = put("first.md"), put("second.md"), shutil.copyfile
    codes: list[int] = []

    def copy_while_another_adds(source: Path, target: Path) -> None:
        monkeypatch.setattr(shutil, "copyfile", copy)
        other = threading.Thread(target=lambda: codes.append(main(["add", str(second)])))
        other.start()
        other.join(timeout=20)
        copy(source, target)

    monkeypatch.setattr(shutil, "copyfile", copy_while_another_adds)
    codes.insert(0, run(main, small, "add", str(first)).code)
    said_to_be_added = {name for name, code in zip(("first", "second"), codes, strict=True) if code == 0}
    assert said_to_be_added <= set(list_ids(small))
