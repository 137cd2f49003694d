"""Deadlines through the whole chain: each cell of the matrix is said of the right sector, in the reader's form."""

from collections.abc import Callable
from datetime import date

import pytest

from rag.answer import Answer, AnsweredDate
from rag.replies import load_replies
from rag.rules.ruling import SECTORS, SERVICE_TASKS
from tests.rag.asked import LANGUAGES, shown, speaks, words_of
from tests.rag.rules.test_cases import BOUNDARY_DAYS, CASES, Case

STATES = (date(2022, 12, 31), date(2024, 6, 30), date(2026, 8, 31))
"""A day of each legal state: act 784/2021; act 703/2023 as given; and as amended by act 307/2024."""

CELLS = {(case.subject, case.sector, case.on): case for case in CASES if case.duty == "storing"}

BULLETIN = "liittymisvelvoite-2022"
BULLETIN_DATES = {
    **dict.fromkeys(("families", "working_age", "older_people"), "2024-09-01"),
    "child_welfare": "2025-03-01",
    "disability": "2025-09-01",
    "substance_abuse": "2026-03-01",
    "family_law": "2026-09-01",
}


Ask = Callable[..., Answer]


def find_days(case: Case) -> set[date]:
    """The days that a cell gives, both where it is contested."""
    expected = case.expected or {}
    return {day for day in (expected.get("day"), expected.get("other_reading")) if day}


def find_dates(answer: Answer, case: Case) -> list[AnsweredDate]:
    """The dates of an answer that agree with the law and are those of a cell."""
    return [
        one
        for one in answer.dates
        if one.subject == case.subject and one.sector in (None, case.sector) and one.verdict == "agrees"
    ]


def find_words(answer: Answer, sector: str) -> str:
    """What an answer says of a sector: its line of a list, or the first sentence where all are told together."""
    name = load_replies(answer.language).say(f"sectors.{sector}")
    lines = [line for line in answer.answer.split("\n") if line.startswith("- ")]
    return next((line for line in lines if name in line), "") if lines else answer.answer


def check_cell(answer: Answer, case: Case) -> None:
    """The cell's dates, and only they, agree; their rule and their words are those of the cell."""
    dates, words = find_dates(answer, case), find_words(answer, case.sector)
    assert {one.date for one in dates} == {day.isoformat() for day in find_days(case)}
    kind, certainty = case.expected["kind"], case.expected["certainty"]
    assert {(one.rule.kind, one.rule.certainty) for one in dates} == {(kind, certainty)}
    said = "; ".join(one.rule.legal_basis for one in dates)
    assert all(basis in said for basis in case.expected.get("basis", ()))
    assert all(shown(day) in words for day in find_days(case))
    assert speaks(answer, "contested", words) is (certainty == "contested")
    assert speaks(answer, "inferred", words) is (certainty == "inferred")
    if kind == "joining" and certainty != "contested":
        assert speaks(answer, "from_joining", words)


@pytest.mark.parametrize("on", STATES, ids=str)
@pytest.mark.parametrize("task", SERVICE_TASKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_question_on_a_service_task_gets_every_cell_of_its_row(ask: Ask, language: str, task: str, on: date) -> None:
    words = words_of(language)
    answer = ask(words["by_task"].format(task=words["tasks"][task]), as_of=on)

    assert (answer.status, answer.language) == ("answered", language)
    assert speaks(answer, "duty")
    assert not speaks(answer, "no_duty")
    for sector in SECTORS:
        check_cell(answer, CELLS[task, sector, on])


@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize("on", STATES, ids=str)
@pytest.mark.parametrize("task", SERVICE_TASKS)
def test_profile_s_sector_gets_its_own_cell_alone(ask: Ask, task: str, on: date, sector: str) -> None:
    words = words_of("fi")
    answer = ask(words["by_task"].format(task=words["tasks"][task]), as_of=on, profile={"sector": sector})

    assert {one.sector for one in answer.dates if one.verdict == "agrees"} == {sector}
    assert load_replies("fi").say(f"sectors.{sector}") in answer.answer
    case = CELLS[task, sector, on]
    assert {one.date for one in find_dates(answer, case)} == {day.isoformat() for day in find_days(case)}
    assert all(shown(day) in answer.answer for day in find_days(case))
    assert not speaks(answer, "no_duty")


@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize("on", STATES, ids=str)
@pytest.mark.parametrize(("language", "task"), [("fi", "child_welfare"), ("sv", "disability"), ("en", "families")])
def test_question_that_names_a_sector_gets_its_cell_alone(
    ask: Ask, language: str, task: str, on: date, sector: str
) -> None:
    words = words_of(language)
    answer = ask(words["by_sector"].format(task=words["tasks"][task], sector=words["sectors"][sector]), as_of=on)

    assert {one.sector for one in answer.dates if one.verdict == "agrees"} == {sector}
    case = CELLS[task, sector, on]
    assert {one.date for one in find_dates(answer, case)} == {day.isoformat() for day in find_days(case)}
    assert all(shown(day) in answer.answer for day in find_days(case))


@pytest.mark.parametrize(
    ("language", "sector"),
    [(language, sector) for language in LANGUAGES for sector in SECTORS],
)
def test_answer_s_own_name_of_a_sector_is_understood_in_a_question(ask: Ask, language: str, sector: str) -> None:
    words, name = words_of(language), load_replies(language).say(f"sectors.{sector}")
    answer = ask(words["by_sector"].format(task=words["tasks"]["child_welfare"], sector=name), as_of=STATES[1])

    assert {one.sector for one in answer.dates if one.verdict == "agrees"} == {sector}


@pytest.mark.parametrize("on", sorted(BOUNDARY_DAYS), ids=str)
@pytest.mark.parametrize("task", ["child_welfare", "family_law"])
def test_answer_changes_on_the_day_the_law_does(ask: Ask, task: str, on: date) -> None:
    words = words_of("fi")
    answer = ask(words["by_task"].format(task=words["tasks"][task]), as_of=on)

    assert not speaks(answer, "no_duty")
    for sector in SECTORS:
        case = CELLS[task, sector, on]
        if case.expected:
            check_cell(answer, case)
        else:
            assert not find_dates(answer, case)
            assert all(one.rule is None for one in answer.dates)


@pytest.mark.parametrize("on", sorted(day for day in BOUNDARY_DAYS if day > date(2021, 11, 1)), ids=str)
def test_tense_is_past_once_the_day_has_gone_by(ask: Ask, on: date) -> None:
    due = max(find_days(CELLS["family_law", "public", on]))
    answer = ask("Milloin perheoikeudellisten palvelujen asiakirjat on tallennettava Kantaan?", as_of=on)

    assert speaks(answer, "was_due") is (on > due)


@pytest.mark.parametrize("on", STATES, ids=str)
@pytest.mark.parametrize("task", SERVICE_TASKS)
def test_bulletin_s_date_stands_beside_the_law_with_its_verdict(ask: Ask, task: str, on: date) -> None:
    words = words_of("fi")
    answer = ask(words["by_task"].format(task=words["tasks"][task]), as_of=on)
    stated = BULLETIN_DATES[task]

    assert BULLETIN in {citation.document for citation in answer.citations}
    verdicts = {one.verdict.value for one in answer.dates if one.date == stated}
    is_repealed = on == STATES[-1] and task != "family_law"
    assert verdicts == ({"superseded"} if is_repealed else {"agrees"})
    assert speaks(answer, "duty_stands") is is_repealed


def test_what_was_published_later_is_not_cited(ask: Ask) -> None:
    answer = ask(words_of("fi")["sample"], as_of=date(2021, 11, 2))

    assert {citation.document for citation in answer.citations} == {"asiakastietolaki-784-2021"}


@pytest.mark.parametrize("on", [STATES[0], *STATES[1:]], ids=str)
def test_date_of_all_sectors_stands_once(ask: Ask, on: date) -> None:
    answer = ask(words_of("fi")["by_task"].format(task="päihdehuollon"), as_of=on)

    entries = [(one.date, one.subject, one.sector, one.document) for one in answer.dates]
    assert len(entries) == len(set(entries))


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_list_of_deadlines_gone_by_is_told_in_the_past_tense(ask: Ask, language: str) -> None:
    answer = ask(words_of(language)["all_tasks"], as_of=date(2026, 11, 22))

    assert speaks(answer, "was_due")


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_of_deadlines_says_which_private_providers_must_join(ask: Ask, language: str) -> None:
    answer = ask(words_of(language)["all_tasks"])

    assert {one.sector for one in answer.dates} == {None}
    assert speaks(answer, "condition")


def test_date_that_guidance_gives_for_all_tasks_is_compared_with_the_law(ask: Ask) -> None:
    answer = ask("Vad säger meddelandet om självbetalande klienter?")

    assert "2026-01-01" in {one.date for one in answer.dates}
    assert answer.verdict != "no_rule"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Vammaispalvelujen määräaika oli 1.9.2025, milloin meidän piti liittyä Kantaan?", "muuta velvollisuutta"),
        ("Tidsfristen var 1.9.2025 för handikappservice, när skulle vi ansluta oss till Kanta?", "annan skyldighet"),
        ("The date for disability was 1.9.2025, so by when did we have to join Kanta?", "another duty"),
    ],
)
def test_date_that_the_law_gave_for_another_duty_is_not_said_to_be_in_no_law(ask: Ask, text: str, says: str) -> None:
    answer = ask(text).answer
    assert "1.9.2026" in answer
    assert "1.9.2025" in answer and says in answer


@pytest.mark.parametrize(
    ("question", "is_told"),
    [
        ("Liityimme Kantaan 1.2.2025. Milloin lastensuojelun asiakirjat on tallennettava?", True),
        ("Liityimme Kantaan 1.2.2025. Milloin perheoikeudellisten palvelujen asiakirjat on tallennettava?", False),
        ("Liityimme Kantaan 1.2.2025. Milloin videotallenteet on tallennettava?", False),
    ],
)
def test_day_on_which_the_askers_join_is_told_of_what_is_stored_from_joining(
    ask: Ask, question: str, is_told: bool
) -> None:
    answer = ask(question)
    assert any("1.2.2025" in notice for notice in answer.notices) is is_told
    assert "1.2.2025" not in answer.answer
