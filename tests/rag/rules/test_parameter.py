"""Parameters: every file says what the law needs, names acts and sections that exist, and is refused when broken."""

import ast
import re
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module
from inspect import signature
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from ingest.passages import make_passages
from ingest.sources import read_register
from rag.errors import ParameterError
from rag.passage import Passage
from rag.rules.acts import find_act, list_acts
from rag.rules.parameter import Parameter, Value, list_parameters, load_verification
from rag.rules.reading import FOLDER, read_model
from rag.rules.ruling import SECTORS
from rag.settings import ROOT

PARAMETERS = dict(list_parameters())
RULES = ROOT / "rag" / "rules"
GUIDANCE = sorted((FOLDER / "guidance").glob("*.yaml"))

SILENT = {"consent/deadline": [(date(2024, 1, 1), date(2024, 6, 30))]}
"""Periods between two acts in which the law said nothing: 703/2023 as given had no day for consent."""

GOOD = """
description: A day.
unit: day
values:
  - sectors: [public]
    in_force_from: 2024-07-01
    day: 2026-09-01
    certainty: confirmed
    legal_basis: [{act: 703/2023, section: 102 §}]
    source: asiakastietolaki-703-2023#102-joining
"""


def list_values() -> Iterator[tuple[str, Value]]:
    """Every value of every parameter, with the parameter's name."""
    for name, parameter in PARAMETERS.items():
        for value in parameter.values:
            yield name, value


def list_periods(parameter: Parameter, sector: str) -> list[tuple[date, date | None]]:
    """The periods in which a parameter speaks of a sector, oldest first."""
    values = [value for value in parameter.values if sector in value.sectors]
    return sorted((value.in_force_from, value.in_force_until) for value in values)


def read_broken(tmp_path: Path, old: str, new: str) -> str:
    """What is said of a good parameter file after one change."""
    path = tmp_path / "deadline.yaml"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(ParameterError) as caught:
        read_model(path, Parameter)
    return str(caught.value)


def write_values(periods: list[tuple[str, str]], sector: str = "public") -> str:
    """Values in force during these periods, as a parameter file has them; a period without an end still runs."""
    value = GOOD.split("values:\n")[1]
    return "".join(
        value.replace("[public]", f"[{sector}]").replace(
            "2024-07-01", begins + (f"\n    in_force_until: {ends}" if ends else "")
        )
        for begins, ends in periods
    )


def list_date_keys(node: Any, key: str = "") -> Iterator[str]:
    """The keys under which a file holds days."""
    children = node.items() if isinstance(node, dict) else [(key, child) for child in node]
    for name, child in children:
        if isinstance(child, date):
            yield name
        elif isinstance(child, dict | list):
            yield from list_date_keys(child, name)


@pytest.fixture(scope="module")
def sections(shipped_corpus: Path) -> dict[str, list[Passage]]:
    """The Finnish passages of the shipped corpus by section."""
    found: dict[str, list[Passage]] = {}
    for source in read_register(shipped_corpus):
        finnish = source.model_copy(update={"files": {"fi": source.files["fi"]}})
        for passage in make_passages(finnish):
            found.setdefault(passage.section_key, []).append(passage)
    return found


def test_every_parameter_file_loads() -> None:
    files = {path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.glob("*/*.yaml")}

    assert set(PARAMETERS) == {name for name in files if not name.startswith(("acts/", "duties/", "guidance/"))}
    assert all(parameter.description and parameter.values for parameter in PARAMETERS.values())


@pytest.mark.parametrize("path", GUIDANCE, ids=lambda path: path.stem)
def test_guidance_file_is_read_by_the_rules_of_its_name(path: Path) -> None:
    module = import_module(f"rag.rules.guidance.{path.stem}")
    rules = [rule for name, rule in vars(module).items() if name.startswith(("rule_", "list_"))]
    readers = [rule for rule in rules if rule.__module__ == module.__name__ and not signature(rule).parameters]

    assert readers
    assert all(isinstance(read(), BaseModel) for read in readers)


@pytest.mark.parametrize("path", GUIDANCE, ids=lambda path: path.stem)
def test_guidance_file_names_sections_of_the_shipped_corpus(path: Path, section_keys: set[str]) -> None:
    named = set(re.findall(r"[a-z0-9-]+#[a-z0-9-]+", path.read_text(encoding="utf-8")))

    assert named
    assert named - section_keys == set()


@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize("name", PARAMETERS)
def test_periods_of_a_sector_follow_each_other_without_overlap_or_gap(name: str, sector: str) -> None:
    periods = list_periods(PARAMETERS[name], sector)
    silent = [period for period in SILENT.get(name, []) if periods]

    for (_, ended), (began, _) in pairwise(sorted([*periods, *silent])):
        assert ended is not None
        assert began == ended + timedelta(days=1)
    assert all(ended is None for _, ended in periods[-1:])


def test_periods_begin_when_an_act_comes_into_force() -> None:
    days = {act.in_force_from for act in list_acts()}

    assert {value.in_force_from for _, value in list_values()} <= days


def test_legal_basis_names_acts_that_are_in_force_throughout_the_period() -> None:
    for name, value in list_values():
        for basis in value.legal_basis:
            for number in filter(None, (basis.act, basis.amended_by)):
                act = find_act(number)
                assert act, f"{name}: {number} is not among the acts"
                assert act.is_in_force(value.in_force_from), f"{name}: {number} on {value.in_force_from}"
                assert act.is_in_force(value.in_force_until or date.max), f"{name}: {number} to the end"


def test_sources_are_sections_of_the_shipped_corpus(sections: dict[str, list[Passage]]) -> None:
    named = {value.source for _, value in list_values()}
    named |= {value.other_reading.source for _, value in list_values() if value.other_reading}
    named |= {act.source for act in list_acts()}

    assert named - set(sections) == set()


def test_sources_state_the_day_that_rests_on_them(sections: dict[str, list[Passage]]) -> None:
    for name, value in list_values():
        if value.day:
            text = "\n".join(passage.text for passage in sections[value.source])
            day = f"{value.day.day}.{value.day.month}.{value.day.year}"
            assert re.search(rf"(?<!\d){re.escape(day)}", text), f"{name}: {value.source} does not state {day}"


def test_sources_can_be_cited_from_the_first_day_of_the_period(sections: dict[str, list[Passage]]) -> None:
    for name, value in list_values():
        for passage in sections[value.source]:
            assert passage.is_visible(value.in_force_from), f"{name}: {value.source} on {value.in_force_from}"


def test_verification_names_the_last_act_followed_not_a_day() -> None:
    verification = load_verification()

    assert re.fullmatch(r"\d{1,4}/20\d\d", verification.verified_through)
    assert verification.verified_until >= max(act.in_force_from for act in list_acts())


def test_parameter_files_hold_days_of_the_law_only_never_of_a_build() -> None:
    keys = {key for path in FOLDER.rglob("*.yaml") for key in list_date_keys(yaml.safe_load(path.read_bytes()))}

    assert keys == {"in_force_from", "in_force_until", "day", "given", "verified_until"}


def test_good_parameter_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deadline.yaml"
    path.write_text(GOOD, encoding="utf-8")

    assert read_model(path, Parameter).values[0].day == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("unit: day", "", "unit"),
        ("unit: day", "unit: day\nbuilt: 2024-07-01", "built"),
        ("day: 2026-09-01", "day: soon", "values.0.day"),
        ("day: 2026-09-01", "", "values.0"),
        ("day: 2026-09-01", "day: 2026-09-01\n    follows: joining", "values.0"),
        ("2024-07-01", "2024-07-01\n    in_force_until: 2024-06-30", "values.0"),
        ("[public]", "[voluntary]", "values.0"),
        ("certainty: confirmed", "certainty: likely", "values.0.certainty"),
        ("[{act: 703/2023, section: 102 §}]", "[]", "values.0.legal_basis"),
        ("[{act: 703/2023, section: 102 §}]", "[{act: 703/2023}]", "values.0.legal_basis.0.section"),
        ("asiakastietolaki-703-2023#102-joining", "asiakastietolaki-703-2023", "values.0.source"),
    ],
)
def test_broken_parameter_file_is_refused_with_file_and_key(tmp_path: Path, old: str, new: str, key: str) -> None:
    said = read_broken(tmp_path, old, new)

    assert str(tmp_path / "deadline.yaml") in said
    assert f" {key}: " in said


@pytest.mark.parametrize(
    ("periods", "said"),
    [
        ([("2024-01-01", "2024-07-01")], "two values hold from 2024-07-01 to 2024-07-01."),
        ([("2024-07-01", "2024-12-31")], "two values hold from 2024-07-01 to 2024-12-31."),
        ([("2021-11-01", "")], "two values hold from 2024-07-01 on."),
        ([("2024-01-01", "2024-06-29")], "no value holds from 2024-06-30 to 2024-06-30,"),
        ([("2024-01-02", "2024-06-30")], "no value holds from 2024-01-01 to 2024-01-01,"),
        ([("2023-01-01", "2023-12-31")], "no value holds from 2021-11-01 to 2022-12-31,"),
        ([("2021-11-01", "2022-12-31"), ("2023-01-02", "2024-06-30")], "no value holds from 2023-01-01 to 2023-01-01,"),
    ],
)
def test_values_that_overlap_or_leave_a_gap_are_refused_with_file_sector_and_days(
    tmp_path: Path, periods: list[tuple[str, str]], said: str
) -> None:
    refused = read_broken(tmp_path, "values:\n", "values:\n" + write_values(periods))

    assert str(tmp_path / "deadline.yaml") in refused
    assert f"sector public: {said}" in refused


def test_last_values_that_end_before_the_state_of_the_law_does_are_refused(tmp_path: Path) -> None:
    refused = read_broken(tmp_path, "2024-07-01\n", "2024-07-01\n    in_force_until: 2026-08-31\n")

    assert "sector public: no value holds from 2026-09-01 on," in refused


@pytest.mark.parametrize(
    "periods",
    [
        [],
        [("2024-01-01", "2024-06-30")],
        [("2021-11-01", "2023-12-31")],
        [("2021-11-01", "2024-06-30")],
        [("2021-11-01", "2022-12-31"), ("2023-01-01", "2023-12-31")],
    ],
)
def test_values_may_begin_later_be_silent_in_a_whole_state_and_change_within_one(
    tmp_path: Path, periods: list[tuple[str, str]]
) -> None:
    path = tmp_path / "deadline.yaml"
    path.write_text(GOOD.replace("values:\n", "values:\n" + write_values(periods)), encoding="utf-8")

    assert len(read_model(path, Parameter).values) == len(periods) + 1


def test_values_of_one_sector_do_not_fill_the_gaps_of_another(tmp_path: Path) -> None:
    values = write_values([("2024-01-01", "2024-03-31")]) + write_values([("2024-04-01", "2024-06-30")], "self_paid")
    refused = read_broken(tmp_path, "values:\n", "values:\n" + values)

    assert "sector public: no value holds from 2024-04-01 to 2024-06-30," in refused


def test_parameter_file_that_is_not_yaml_is_refused_with_its_name(tmp_path: Path) -> None:
    said = read_broken(tmp_path, "unit: day", "unit: [day")

    assert said.startswith(f"{tmp_path / 'deadline.yaml'}: not valid YAML (line 4, column 7: ")
    assert "\n" not in said


def test_parameter_file_with_a_day_that_no_calendar_has_is_refused_with_its_name(tmp_path: Path) -> None:
    said = read_broken(tmp_path, "day: 2026-09-01", "day: 2026-09-31")

    assert said == f"{tmp_path / 'deadline.yaml'}: holds a value that cannot be read (day is out of range for month)."


def test_parameter_file_that_is_missing_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"missing\.yaml"):
        read_model(tmp_path / "missing.yaml", Parameter)


def test_parameter_file_that_is_empty_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_text("", encoding="utf-8")

    with pytest.raises(ParameterError, match=r"empty\.yaml"):
        read_model(tmp_path / "empty.yaml", Parameter)


def test_parameter_file_in_another_encoding_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes(GOOD.encode("latin-1"))

    with pytest.raises(ParameterError, match=r"latin\.yaml"):
        read_model(tmp_path / "latin.yaml", Parameter)


def drop_docstrings(code: str) -> str:
    """Python code without its docstrings and comments."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [part for part in body if not is_text(part)] or [ast.Pass()]
    return ast.unparse(tree)


def is_text(node: ast.AST) -> bool:
    """Whether a statement is only a text."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


@pytest.mark.parametrize("path", sorted(RULES.rglob("*.py")), ids=lambda path: path.name)
def test_rules_keep_every_year_of_the_law_out_of_their_code(path: Path) -> None:
    code = drop_docstrings(path.read_text(encoding="utf-8"))

    assert re.findall(r"20[12]\d", code) == []
