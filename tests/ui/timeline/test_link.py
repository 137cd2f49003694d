"""Link: an answer's deadlines of law lead to the timeline, and what a link cannot ask for is left out and named."""

from collections.abc import Callable
from datetime import date

import pytest

from rag.answer import Answer
from tests.conftest import Ask
from ui.timeline.link import Link, read_link, write_link


@pytest.mark.parametrize(
    ("question", "as_of", "query"),
    [
        (
            "Milloin lastensuojelun asiakirjat on vietävä Kantaan?",
            "2026-11-22",
            {"as_of": "2026-11-22", "subject": ["child_welfare"]},
        ),
        (
            "Mihin mennessä kunnan lukuun toimivan yksityisen on liityttävä Kantaan?",
            "2024-03-01",
            {"as_of": "2024-03-01", "subject": ["joining"], "sector": "on_behalf_of_public"},
        ),
        ("Mitä asiakas näkee OmaKannassa?", "2026-11-22", None),
        ("Kuinka kauan yhden palvelutehtävän käyttöönotto kestää?", "2026-11-22", None),
    ],
)
def test_answer_with_deadlines_of_law_leads_to_them(ask: Ask, question: str, as_of: str, query: object) -> None:
    assert write_link(ask(question, as_of=date.fromisoformat(as_of))) == query


def test_answer_without_dates_has_no_link(ask: Ask) -> None:
    answer: Answer = ask("Mikä on Helsingin sää?")
    assert write_link(answer) is None


def test_link_is_read_as_it_was_written(ask: Ask) -> None:
    query = write_link(ask("Milloin asiakirjat on tallennettava Kantaan?"))
    assert query
    link = read_link({name: [value] if isinstance(value, str) else value for name, value in query.items()})
    assert link.as_of == date(2026, 11, 22)
    assert list(link.subjects) == query["subject"]
    assert link.unusable == ()


@pytest.mark.parametrize(
    ("query", "link"),
    [
        ({}, Link(None, (), None, ())),
        ({"as_of": ["1.6.2023"]}, Link(date(2023, 6, 1), (), None, ())),
        ({"as_of": ["2023-02-31"], "sector": ["public"]}, Link(None, (), "public", ("as_of",))),
        ({"subject": ["child_welfare", "tax"]}, Link(None, ("child_welfare",), None, ("subject",))),
        ({"sector": ["<b>"], "other": ["x"]}, Link(None, (), None, ("sector",))),
        ({"as_of": [""], "subject": [""], "sector": [""]}, Link(None, (), None, ("as_of", "subject", "sector"))),
    ],
)
def test_what_cannot_be_used_is_left_out_and_named(query: dict[str, list[str]], link: Link) -> None:
    assert read_link(query) == link


def test_subjects_of_a_link_are_shown_in_the_order_of_the_page(make_link: Callable[..., Link]) -> None:
    assert make_link("log_data", "joining").subjects == ("joining", "log_data")


@pytest.fixture
def make_link() -> Callable[..., Link]:
    """A link to some subjects."""
    return lambda *subjects: read_link({"subject": list(subjects)})
