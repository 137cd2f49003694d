"""Statutes: the acts of Finlex's open data become the file of sections that training reads."""

from pathlib import Path

from ingest.embedder.statutes import write_sections
from rag.statute_sections import StatuteSection, read_sections
from tests.hostile.good_files import write_act

SWEDISH = {
    "Tarkoitus": "Syfte",
    "Tämän lain tarkoituksena on yhdenmukaistaa käsittelyä": "Syftet är enhetlig behandling",
}


def unpack(folder: Path, number: str, swedish: bool = False) -> Path:
    """Lay an act as Finlex's packages do."""
    act = folder / "akn" / "fi" / "act" / "statute" / "2023" / number
    (act / "fin@").mkdir(parents=True)
    (act / "fin@" / "main.xml").write_bytes(write_act())
    if swedish:
        text = write_act().decode()
        for finnish, translated in SWEDISH.items():
            text = text.replace(finnish, translated)
        (act / "swe@").mkdir()
        (act / "swe@" / "main.xml").write_text(text, encoding="utf-8")
    return act


def test_sections_carry_the_swedish_of_the_same_number(tmp_path: Path) -> None:
    unpack(tmp_path, "703", swedish=True)
    count, faults = write_sections(tmp_path, tmp_path / "data.jsonl.gz")
    first = next(read_sections(tmp_path / "data.jsonl.gz"))
    assert (count, faults) == (2, [])
    assert first == StatuteSection(
        act="703/2023",
        heading="Tarkoitus",
        heading_sv="Syfte",
        text="Tämän lain tarkoituksena on yhdenmukaistaa käsittelyä.",
        text_sv="Syftet är enhetlig behandling.",
    )


def test_act_without_swedish_keeps_its_finnish(tmp_path: Path) -> None:
    unpack(tmp_path, "704")
    write_sections(tmp_path, tmp_path / "data.jsonl.gz")
    assert {row.text_sv for row in read_sections(tmp_path / "data.jsonl.gz")} == {""}


def test_damaged_act_is_named_and_the_rest_are_written(tmp_path: Path) -> None:
    damaged = unpack(tmp_path, "1") / "fin@" / "main.xml"
    damaged.write_bytes(b"<akomaNtoso>")
    unpack(tmp_path, "2")
    count, (fault,) = write_sections(tmp_path, tmp_path / "data.jsonl.gz")
    assert count == 2
    assert str(damaged) in fault


def test_folder_without_acts_gives_no_sections(tmp_path: Path) -> None:
    assert write_sections(tmp_path, tmp_path / "data.jsonl.gz") == (0, [])
