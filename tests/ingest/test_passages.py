"""Passages: stable ids, a digest that tells change, translations that take their place from the original."""

import pytest

from ingest.passages import make_passages
from ingest.reading import read_document
from ingest.sources import read_register
from rag.errors import CorpusFault
from rag.passage import Passage, Standing
from rag.settings import Settings
from tests.ingest.conftest import BULLETIN, HANDBOOK, HANDBOOK_EN, Write


def read_all(settings: Settings) -> dict[str, Passage]:
    return {passage.id: passage for source in read_register(settings.corpus) for passage in make_passages(source)}


def test_ids_name_document_section_and_language(small: Settings) -> None:
    assert list(read_all(small)) == [
        "bulletin#storing.fi",
        "bulletin#koulutus.fi",
        "handbook#archive.fi",
        "handbook#archive.en",
    ]


def test_ids_stay_when_a_section_is_added_before(small: Settings, write: Write) -> None:
    before = set(read_all(small))
    write("bulletin.md", BULLETIN.replace("# Tiedote\n", "# Tiedote\n\n## Uusi\n\nUutta tekstiä.\n"))
    assert set(read_all(small)) - before == {"bulletin#uusi.fi"}
    assert before <= set(read_all(small))


def test_digest_changes_with_the_words_and_only_then(small: Settings, write: Write) -> None:
    before = read_all(small)
    write("bulletin.md", BULLETIN.replace("1.3.2025", "1.9.2026"))
    after = read_all(small)
    changed = {name for name in before if before[name].digest != after[name].digest}
    assert changed == {"bulletin#storing.fi"}


def test_digest_changes_with_the_standing(small: Settings, write: Write) -> None:
    before = read_all(small)["bulletin#storing.fi"]
    write("bulletin.md", BULLETIN.replace("{id: storing}", "{id: storing, standing: draft}"))
    after = read_all(small)["bulletin#storing.fi"]
    assert after.validity.standing is Standing.DRAFT
    assert after.digest != before.digest


def test_translation_takes_its_place_from_the_original(small: Settings) -> None:
    assert read_all(small)["handbook#archive.en"].place == "page 4"


def test_translation_of_an_older_wording_is_marked(small: Settings, write: Write) -> None:
    assert read_all(small)["handbook#archive.en"].is_stale
    section = next(one for one in read_document(small.corpus / "handbook.md") if one.id == "archive")
    write("handbook.en.md", HANDBOOK_EN.replace("00000000", section.fingerprint))
    assert not read_all(small)["handbook#archive.en"].is_stale
    write("handbook.md", HANDBOOK.replace("päätökset", "kaikki päätökset"))
    assert read_all(small)["handbook#archive.en"].is_stale


def test_translated_section_without_an_original_is_refused(small: Settings, write: Write) -> None:
    write("handbook.en.md", HANDBOOK_EN.replace("id: archive", "id: somewhere"))
    with pytest.raises(CorpusFault, match=r"handbook\.en\.md: section “Archive”: id: “somewhere”"):
        read_all(small)


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        ("standing: gone", "standing"),
        ("standing: superseded", "in_force_until"),
        ("in_force_from: 2024-01-01, in_force_until: 2023-01-01", "in_force_until is before in_force_from"),
        ("valid: yes", "valid"),
    ],
)
def test_wrong_validity_is_refused_with_file_and_section(small: Settings, write: Write, notes: str, said: str) -> None:
    write("bulletin.md", BULLETIN.replace("{id: storing}", f"{{id: storing, {notes}}}"))
    with pytest.raises(CorpusFault) as fault:
        read_all(small)
    assert "bulletin.md: section “Lastensuojelu”" in str(fault.value)
    assert said in str(fault.value)


def test_dates_of_a_passage_are_read_with_their_subject(small: Settings) -> None:
    (claim,) = read_all(small)["bulletin#storing.fi"].claims
    assert (claim.iso, claim.duty, claim.subjects) == ("2025-03-01", "storing", ("child_welfare",))
