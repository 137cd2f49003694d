"""`python -m rag.rules`: the table of the rules in force on a day, as text, JSON or Markdown."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.rules import parameter
from rag.rules.__main__ import main
from rag.settings import ROOT, Settings
from tests.command_line import Ran, name_environment, run, says_clearly
from tests.conftest import TODAY
from tests.text_files import LANGUAGES

HEAVY = ("torch", "chromadb", "streamlit", "langchain", "sentence_transformers", "simplemma")
DAYS = ("2021-11-01", "2023-01-01", "2024-01-01", "2024-07-01", "2026-11-22")
VERIFIED = {"fi": "Lakia on seurattu säädökseen 152/2026 asti.", "sv": "152/2026", "en": "up to act 152/2026."}


def show(*options: str, **environment: str) -> Ran:
    """Run the command; it reads no index and no corpus."""
    return run(main, Settings(), *options, **environment)


def find_lines(ran: Ran, part: str) -> list[str]:
    """The printed lines with a part in them."""
    return [line for line in ran.out.splitlines() if part in line]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the parameter files that the command reads for a test."""
    copy = tmp_path / "parameters"
    shutil.copytree(parameter.FOLDER, copy)
    monkeypatch.setattr(parameter, "FOLDER", copy)
    forget = (parameter.load_parameter.cache_clear, parameter.load_verification.cache_clear)
    for clear in forget:
        clear()
    yield copy
    for clear in forget:
        clear()


def test_text_has_a_row_for_every_rule_with_its_name_day_ground_and_certainty() -> None:
    ran = show()
    (rule,) = find_lines(ran, "storing.child_welfare")
    below = ran.out.splitlines()[ran.out.splitlines().index(rule) + 1]

    assert (ran.code, ran.err) == (0, "")
    assert rule.split("  ")[0] == "storing.child_welfare"
    assert all(part in rule for part in ("kaikki", "1.9.2026", "703/2023, 69 § 1 mom.;", "vahvistettu", "1.7.2024"))
    assert all(part in below for part in ("lastensuojelu", "liittymisestä", "703/2023, 102 § 5 mom."))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", DAYS)
def test_text_keeps_its_columns_within_a_line_of_120(day: str, language: str) -> None:
    lines = show("--as-of", day, "--language", language).out.splitlines()
    (rule,) = [line for line in lines if line and set(line) == {"-", " "}]
    gaps = [place for place, sign in enumerate(rule) if sign == " "]
    table = lines[2 : lines.index("", 2)]

    assert max(map(len, lines)) <= 120
    assert len(gaps) == 10
    assert all(line.ljust(len(rule))[gap] == " " for line in table for gap in gaps)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_people_are_told_how_far_the_law_was_followed_at_the_end(form: str, language: str) -> None:
    last = show("--format", form, "--language", language).out.splitlines()[-1]

    assert VERIFIED[language] in last


def test_contested_rule_is_shown_with_both_days_and_who_reads_the_law_so() -> None:
    ran = show("--as-of", "2024-03-01", "--language", "en", "--format", "markdown")

    assert any("1.1.2026 or 1.9.2024" in line and "contested" in line for line in find_lines(ran, "| joining |"))
    assert "contested: 1.1.2026 by the letter of the law, 1.9.2024 by guidance." in " ".join(ran.out.split())


@pytest.mark.parametrize(("language", "name"), [("fi", "lastensuojelu"), ("sv", "barnskydd"), ("en", "child welfare")])
def test_subjects_are_named_in_the_language_asked_for(language: str, name: str) -> None:
    for form in ("text", "json", "markdown"):
        assert name in show("--language", language, "--format", form).out


def test_json_is_one_object_with_the_day_and_the_rules() -> None:
    ran = show("--format", "json")
    (rule,) = [rule for rule in ran.json["rules"] if rule["id"] == "storing.child_welfare"]

    assert (ran.code, ran.err) == (0, "")
    assert (ran.json["as_of"], ran.json["verified_through"]) == (TODAY.isoformat(), "152/2026")
    assert (rule["date"], rule["sectors"]) == ("2026-09-01", ["public", "on_behalf_of_public", "self_paid"])
    assert len(ran.json["rules"]) == 15


def test_json_has_the_same_keys_for_every_rule_on_every_day() -> None:
    keys = {tuple(rule) for day in DAYS for rule in show("--as-of", day, "--format", "json").json["rules"]}

    assert len(keys) == 1


def test_markdown_is_a_table_with_a_line_for_each_row() -> None:
    lines = find_lines(show("--format", "markdown"), "|")

    assert len(lines) == 2 + 15
    assert {line.count("|") for line in lines} == {10}
    assert set(lines[1]) == {"|", "-", " "}


def test_without_a_day_the_table_is_for_today_by_the_setting() -> None:
    assert show("--format", "json", KANTANEUVO_TODAY="2023-06-01").json["as_of"] == "2023-06-01"
    assert "1.6.2023" in show(KANTANEUVO_TODAY="2023-06-01").out


def test_as_of_shows_the_law_of_another_day() -> None:
    ran = show("--as-of", "2023-06-01", "--format", "json")
    dates = {rule["date"]: rule["sectors"] for rule in ran.json["rules"] if rule["id"] == "storing.child_welfare"}

    assert dates == {"2025-03-01": ["public", "on_behalf_of_public"], "2026-01-01": ["self_paid"]}


@pytest.mark.parametrize("day", ["2021-10-31", "0001-01-01"])
def test_day_before_any_law_is_told_that_no_rule_is_in_force(day: str) -> None:
    for form in ("text", "markdown"):
        ran = show("--as-of", day, "--language", "en", "--format", form)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith("No rule is in force on ")
        assert "|" not in ran.out
    assert show("--as-of", day, "--format", "json").json["rules"] == []


@pytest.mark.parametrize("day", ["1.6.2023", "2023-02-30", "20230601", "today", "", "10000-01-01"])
def test_as_of_that_is_no_day_is_refused_with_a_sentence(day: str) -> None:
    ran = show("--as-of", day)

    assert (ran.code, ran.out) == (2, "")
    assert says_clearly(ran, "--as-of", f"“{day}”", "YYYY-MM-DD")


def test_today_that_is_no_day_is_refused_with_the_setting_to_mend() -> None:
    ran = show(KANTANEUVO_TODAY="tomorrow")

    assert (ran.code, ran.out) == (2, "")
    assert says_clearly(ran, "KANTANEUVO_TODAY", "“tomorrow”")


@pytest.mark.parametrize(
    "arguments", [("--format", "html"), ("--language", "de"), ("--as-of",), ("--no-such",), ("2026-11-22",)]
)
def test_unusable_arguments_end_with_two_and_say_which(arguments: tuple[str, ...]) -> None:
    ran = show(*arguments)

    assert (ran.code, ran.out) == (2, "")
    assert says_clearly(ran, "python -m rag.rules: error: ", arguments[-1])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("joining/deadline.yaml", "values: ["),
        ("joining/deadline.yaml", "unit: \x00"),
        ("joining/deadline.yaml", "day: 2024-02-30"),
        ("storing/recordings.yaml", "description: A day.\nunit: day\nvalues: none"),
        ("consent/deadline.yaml", ""),
        ("verification.yaml", "verified_through: 152/2026"),
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_damaged_file_of_the_rules_ends_with_one_and_a_sentence_that_names_it(
    folder: Path, name: str, content: str, form: str
) -> None:
    (folder / name).write_text(content, encoding="utf-8")
    ran = show("--format", form)

    assert (ran.code, ran.out) == (1, "")
    assert says_clearly(ran, str(folder / name))
    assert ran.err.count("\n") == 1


def test_missing_file_of_the_rules_ends_with_one_and_a_sentence_that_names_it(folder: Path) -> None:
    (folder / "log_data" / "deadline.yaml").unlink()
    ran = show()

    assert ran.code == 1
    assert says_clearly(ran, str(folder / "log_data" / "deadline.yaml"), "cannot be read")


def test_changed_law_is_a_changed_row_of_a_file(folder: Path) -> None:
    path = folder / "joining" / "deadline.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2026-09-01", "2027-05-01"), encoding="utf-8")
    dates = {rule["date"] for rule in show("--format", "json").json["rules"] if rule["follows_joining"]}

    assert dates == {"2027-05-01"}


def test_command_loads_no_model_no_store_and_no_page() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "rag.rules"]
    done = subprocess.run(
        command, cwd=ROOT, env=name_environment(Settings()), capture_output=True, encoding="utf-8", check=False
    )
    loaded = {line.split("|")[-1].strip().split(".")[0] for line in done.stderr.splitlines()}

    assert done.returncode == 0
    assert "storing.child_welfare" in done.stdout
    assert "rag" in loaded
    assert not loaded & set(HEAVY)


def test_command_whose_reader_stops_reading_ends_without_a_word() -> None:
    command = f"{sys.executable} -m rag.rules --format json | head -c 1"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=ROOT, env=name_environment(Settings()), capture_output=True, check=False
    )

    assert done.stdout == b"{"
    assert done.stderr == b""
