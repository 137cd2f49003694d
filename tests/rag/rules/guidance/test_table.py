"""Table: the first row that a question names counts, and every row stands on a section that readers can open."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.reading import read_document
from ingest.sources import read_register
from rag.errors import ParameterError
from rag.language import LANGUAGES
from rag.language.glossary import load_glossary
from rag.replies import load_replies
from rag.rules.guidance.effort import rule_effort
from rag.rules.guidance.table import Row, Table, load_table
from rag.rules.guidance.waves import list_waves
from rag.rules.reading import read_model

AREAS = ("authorities", "monitoring_register", "sharing", "visibility")
ROWS = [(area, row) for area in AREAS for row in load_table(area).rows]
SECTION = "omakanta-ohje#never"


def make_row(name: str, *names: tuple[str, ...]) -> Row:
    """A row that says its own name."""
    return Row(id=name, names=names, says=name, source=SECTION)


def make_table(*rows: Row) -> Table:
    """A table of some rows."""
    return Table(description="What is seen.", rows=rows)


def list_sources() -> Iterator[str]:
    """Every section that a rule of guidance names."""
    for _, row in ROWS:
        yield from (row.source, *row.also)
    yield from (list_waves().source, list_waves().estimate_source, rule_effort().source)


def refuse(path: Path, content: Any) -> str:
    """What is said of a table of some content."""
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    with pytest.raises(ParameterError) as caught:
        read_model(path, Table)
    return str(caught.value)


def test_first_row_that_speaks_of_a_question_counts() -> None:
    exception, rule = make_row("exception", ("phase_1",)), make_row("rule", ("decision",))

    assert make_table(exception, rule).find_row({"decision", "phase_1"}) == exception
    assert make_table(rule, exception).find_row({"decision", "phase_1"}) == rule


def test_row_speaks_of_a_question_that_names_all_of_one_alternative() -> None:
    row = make_row("target", ("denial", "minor"), ("denial", "guardian"))

    assert row.speaks_of({"guardian", "denial", "mykanta"})
    assert not row.speaks_of({"guardian", "minor"})


def test_thing_that_no_row_names_has_none() -> None:
    table = make_table(make_row("rule", ("decision",)))

    assert table.find_row({"mykanta"}) is None
    assert table.find_row(()) is None


@pytest.mark.parametrize(
    ("changed", "key"),
    [({"source": "omakanta-ohje"}, "source"), ({"names": []}, "names"), ({"sees": "never"}, "sees")],
)
def test_row_without_names_or_source_or_with_another_key_is_refused_with_its_file(
    tmp_path: Path, changed: dict[str, Any], key: str
) -> None:
    path = tmp_path / "made.yaml"
    row = {"id": "one", "names": [["decision"]], "says": "shown", "source": SECTION} | changed
    said = refuse(path, {"description": "Made.", "rows": [row]})

    assert str(path) in said
    assert f"rows.0.{key}" in said


def test_table_without_rows_is_refused(tmp_path: Path) -> None:
    assert " rows: " in refuse(tmp_path / "made.yaml", {"description": "Made.", "rows": []})


@pytest.mark.parametrize("language", LANGUAGES)
def test_sections_that_rules_name_are_in_the_corpus_in_every_language(shipped_corpus: Path, language: str) -> None:
    keys = {
        f"{source.id}#{section.id}"
        for source in read_register(shipped_corpus)
        for section in read_document(source.files[language])
    }

    assert set(list_sources()) - keys == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_row_says_has_a_sentence_in_every_language(language: str) -> None:
    said = [load_replies(language).say(f"tables.{area}.{row.says}") for area, row in ROWS]

    assert all(said)
    assert not any("tables." in sentence for sentence in said)


def test_rows_name_terms_of_the_glossary() -> None:
    known = load_glossary().terms

    assert {name for _, row in ROWS for names in row.names for name in names} - set(known) == set()


@pytest.mark.parametrize("area", AREAS)
def test_rows_of_a_table_have_names_of_their_own(area: str) -> None:
    ids = [row.id for row in load_table(area).rows]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("area", AREAS)
def test_no_row_stands_behind_one_that_takes_its_questions(area: str) -> None:
    table = load_table(area)

    hidden = [row.id for row in table.rows if all(table.find_row(names) is not row for names in row.names)]
    assert hidden == []
