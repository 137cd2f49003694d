"""Parameters: every file says what the law needs, names acts and sections that exist, and is refused when broken."""

import ast
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.passages import make_passages
from ingest.sources import read_register
from rag.errors import ParameterError
from rag.passage import Passage
from rag.rules.acts import find_act, list_acts
from rag.rules.parameter import FOLDER, Parameter, Value, list_parameters, load_verification, read_model
from rag.rules.ruling import SECTORS
from rag.settings import ROOT

PARAMETERS = dict(list_parameters())
RULES = ROOT / "rag" / "rules"

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


def list_date_keys(node: Any, key: str = "") -> Iterator[str]:
    """The keys under which a file holds days."""
    children = node.items() if isinstance(node, dict) else [(key, child) for child in node]
    for name, child in children:
        if isinstance(child, date):
            yield name
        elif isinstance(child, dict | list):
            yield from list_date_keys(child, name)


@pytest.fixture(scope="module")
def sections(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Passage]]:
    """The Finnish passages of the shipped corpus by section, without a user's own documents."""
    corpus = tmp_path_factory.mktemp("corpus")
    for name in ("sources.yaml", "guidance"):
        (corpus / name).symlink_to(ROOT / "corpus" / name)
    found: dict[str, list[Passage]] = {}
    for source in read_register(corpus):
        finnish = source.model_copy(update={"files": {"fi": source.files["fi"]}})
        for passage in make_passages(finnish):
            found.setdefault(passage.section_key, []).append(passage)
    return found


def test_every_parameter_file_loads() -> None:
    files = {path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.glob("*/*.yaml")}

    assert set(PARAMETERS) == {name for name in files if not name.startswith("acts/")}
    assert all(parameter.description and parameter.values for parameter in PARAMETERS.values())


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


def test_parameter_file_that_is_not_yaml_is_refused_with_its_name(tmp_path: Path) -> None:
    said = read_broken(tmp_path, "unit: day", "unit: [day")

    assert str(tmp_path / "deadline.yaml") in said


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
