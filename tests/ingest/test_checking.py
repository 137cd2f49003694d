"""Checking: the admin is told of dates that the law does not give, old translations and due reviews, and no more."""

from datetime import date

import pytest

from ingest.checking import Finding, check_corpus
from ingest.reading import read_document
from rag.errors import CorpusFault
from rag.settings import Settings
from tests.conftest import TODAY
from tests.ingest.conftest import BULLETIN, HANDBOOK_EN, REGISTER, Write


def find(settings: Settings, kind: str, today: date = TODAY) -> list[Finding]:
    return [finding for finding in check_corpus(settings, today) if finding.kind == kind]


def test_a_repealed_date_in_a_text_in_force_is_reported_with_its_place_and_words(small: Settings) -> None:
    (finding,) = find(small, "date")
    assert finding.place == "bulletin#storing.fi"
    for part in ("1.3.2025", "child_welfare", "superseded", "Lastensuojelun asiakirjat tallennetaan"):
        assert part in finding.text


def test_a_date_that_no_law_has_given_is_reported_as_a_conflict(small: Settings, write: Write) -> None:
    write("bulletin.md", BULLETIN.replace("1.3.2025", "5.5.2025"))
    (finding,) = find(small, "date")
    assert "conflicts" in finding.text


def test_a_date_that_the_law_gives_is_not_reported(small: Settings, write: Write) -> None:
    write("bulletin.md", BULLETIN.replace("1.3.2025", "1.9.2026"))
    assert find(small, "date") == []


def test_a_date_is_judged_by_the_law_of_the_day(small: Settings) -> None:
    assert find(small, "date", date(2023, 6, 1)) == []
    assert find(small, "date", date(2024, 7, 1)) != []


def test_a_default_of_the_organisation_s_own_rules_that_cannot_be_used_is_reported(
    small: Settings, write: Write
) -> None:
    assert find(small, "organisation") == []
    write("organisation.yaml", "shown_from: {child_welfare: 31.2.2025}")
    (finding,) = find(small, "organisation")
    assert finding.place == "organisation.yaml"
    assert "shown_from.child_welfare" in finding.text


@pytest.mark.parametrize(
    "notes",
    [
        "standing: historical",
        "standing: draft",
        "standing: superseded, in_force_until: 2024-06-30",
        "in_force_until: 2024-06-30",
    ],
)
def test_a_text_that_is_not_in_force_may_keep_its_dates(small: Settings, write: Write, notes: str) -> None:
    write("bulletin.md", BULLETIN.replace("{id: storing}", f"{{id: storing, {notes}}}"))
    assert find(small, "date") == []


def test_a_date_of_no_duty_is_not_reported(small: Settings, write: Write) -> None:
    write("bulletin.md", BULLETIN.replace("keväällä", "5.5.2025").replace(" viimeistään 1.3.2025", ""))
    assert find(small, "date") == []


def test_a_translation_of_an_older_wording_is_reported(small: Settings, write: Write) -> None:
    assert [finding.place for finding in find(small, "translation")] == ["handbook#archive.en"]
    section = next(one for one in read_document(small.corpus / "handbook.md") if one.id == "archive")
    write("handbook.en.md", HANDBOOK_EN.replace("00000000", section.fingerprint))
    assert find(small, "translation") == []


def test_a_section_that_a_language_lacks_is_reported(small: Settings, write: Write) -> None:
    handbook = (small.corpus / "handbook.md").read_text(encoding="utf-8")
    write("handbook.md", handbook + "\n## Uusi\n<!-- {id: new} -->\n\nUutta tekstiä.\n")
    missing = [finding for finding in find(small, "translation") if finding.place == "handbook#new"]
    assert ["en" in finding.text for finding in missing] == [True]


@pytest.mark.parametrize(("day", "is_due"), [("2026-11-21", True), ("2026-11-22", False), ("2027-01-01", False)])
def test_a_source_past_its_review_day_is_reported(small: Settings, write: Write, day: str, is_due: bool) -> None:
    write("sources.yaml", REGISTER.replace("standing: in_force", f"standing: in_force\n    review_by: {day}", 1))
    assert [finding.place for finding in find(small, "review")] == ["bulletin"] * is_due


def test_a_document_that_cannot_be_read_is_named(small: Settings) -> None:
    (small.corpus / "handbook.md").write_bytes(b"\x00")
    with pytest.raises(CorpusFault, match=r"handbook\.md"):
        check_corpus(small, TODAY)


def test_shipped_corpus_states_no_date_in_force_that_the_law_does_not_give(settings: Settings) -> None:
    assert find(settings, "date") == []


def test_shipped_translations_follow_the_wording_of_their_originals(settings: Settings) -> None:
    assert find(settings, "translation") == []


def test_a_date_is_reported_with_what_the_law_gives_and_where(small: Settings) -> None:
    (finding,) = find(small, "date")
    assert "the law: 1.9.2026, 703/2023, 69 § 1 mom.; 703/2023, 102 § 5 mom. (307/2024)" in finding.text


def test_guidance_that_shows_otherwise_than_the_rule_is_reported_with_both_sources(
    small: Settings, write: Write
) -> None:
    write("bulletin.md", BULLETIN.replace("Koulutus järjestetään keväällä", "Asiakaskertomus näkyy OmaKannassa"))
    (finding,) = find(small, "guidance")
    assert finding.place.startswith("bulletin#")
    for part in ("visibility.client_report", "not_at_first", "omakanta-ohje#not-at-first", "Asiakaskertomus näkyy"):
        assert part in finding.text
