"""The register: read whole, or refused with file, line and key."""

from pathlib import Path

import pytest

from ingest.sources import read_register
from rag.errors import CorpusFault
from rag.settings import ROOT, Settings
from tests.ingest.conftest import REGISTER, Write


def test_shipped_register_holds_the_seven_documents() -> None:
    shipped = {source.id for source in read_register(ROOT / "corpus") if source.kind != "original"}
    assert shipped == {
        "keski-suomi-2021",
        "liittymisvelvoite-2022",
        "kansa-koulu-pilotit",
        "omakanta-ohje",
        "seurantarekisteri",
        "asiakastietolaki-703-2023",
        "asiakastietolaki-784-2021",
    }


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        (REGISTER.replace("standing: in_force", "standing: valid", 1), ("line 7", "sources.0.standing")),
        (REGISTER.replace("publisher:", "publissher:", 1), ("line 4", "publissher")),
        (REGISTER.replace("published: 2022-05-10", "published: 10.5.2022"), ("line 5", "published")),
        (REGISTER.replace("id: bulletin", "id: Bulletin 1"), ("line 2", "sources.0.id")),
        (REGISTER.replace("{fi: bulletin.md}", "{xx: bulletin.md}"), ("line 2", "unknown language xx")),
        (REGISTER.replace("standing: in_force", "standing: superseded", 1), ("line 2", "in_force_until")),
        (REGISTER.replace("title: Handbook", "title: [Handbook"), ("line 11", "not valid YAML")),
        (REGISTER.replace("id: handbook", "id: bulletin"), ("“bulletin” stands twice",)),
        (REGISTER.replace("kind: digest", "kind: digest\n    superseded_by: nobody", 1), ("superseded_by", "nobody")),
        ("", ("the file",)),
        ("sources: 3\n", ("line 1", "sources")),
    ],
)
def test_broken_register_is_refused_with_file_line_and_key(
    small: Settings, write: Write, broken: str, named: tuple[str, ...]
) -> None:
    write("sources.yaml", broken)
    with pytest.raises(CorpusFault) as fault:
        read_register(small.corpus)
    assert str(small.corpus / "sources.yaml") in str(fault.value)
    for part in named:
        assert part in str(fault.value)


def test_missing_register_is_refused_with_the_setting_to_mend(tmp_path: Path) -> None:
    with pytest.raises(CorpusFault, match="KANTANEUVO_CORPUS"):
        read_register(tmp_path / "nowhere")


def test_register_in_another_encoding_is_refused(small: Settings) -> None:
    (small.corpus / "sources.yaml").write_bytes(REGISTER.replace("county", "kunta ä").encode("latin-1"))
    with pytest.raises(CorpusFault, match="UTF-8"):
        read_register(small.corpus)


def test_local_register_lies_over_the_shipped_one(small: Settings, write: Write) -> None:
    (small.corpus / "local").mkdir()
    entry = (
        "sources:\n  - {id: bulletin, title: The original, kind: original, standing: in_force, files: {fi: b.txt}}\n"
    )
    write("local/sources.yaml", entry)
    titles = {source.id: source.title for source in read_register(small.corpus)}
    assert titles == {"bulletin": "The original", "handbook": "Handbook"}
