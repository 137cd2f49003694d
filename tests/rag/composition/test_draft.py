"""Draft: one draft after another keeps its order, begins a paragraph and says nothing twice."""

from rag.answer import AnsweredDate
from rag.composition.draft import Draft, Statement
from rag.rules.verdict import Verdict


def make_date(day: str) -> AnsweredDate:
    """A date of the estimate."""
    return AnsweredDate(
        date=day, subject="effort", sector=None, document="made", verdict=Verdict.NO_RULE, rule=None, in_force_now=None
    )


def test_draft_is_followed_by_another_in_a_paragraph_of_its_own() -> None:
    law = Draft((Statement("Law."), Statement("More law.")))
    plan = Draft((Statement("Plan."), Statement("Late.")))
    joined = law.followed_by(plan).statements

    assert [statement.text for statement in joined] == ["Law.", "More law.", "Plan.", "Late."]
    assert [statement.separator for statement in joined] == [" ", " ", "\n\n", " "]


def test_dates_and_notices_of_both_drafts_stand_once() -> None:
    first = Draft(dates=(make_date("2026-09-01"),), notices=("Undated.",))
    second = Draft(dates=(make_date("2026-09-01"), make_date("2027-10-01")), notices=("Undated.", "Estimate."))
    joined = first.followed_by(second)

    assert [dated.date for dated in joined.dates] == ["2026-09-01", "2027-10-01"]
    assert joined.notices == ("Undated.", "Estimate.")


def test_next_questions_are_those_of_the_first_draft_that_has_some() -> None:
    first, second = Draft(follow_ups=("First?",)), Draft(follow_ups=("Second?",))

    assert first.followed_by(second).follow_ups == ("First?",)
    assert Draft().followed_by(second).follow_ups == ("Second?",)


def test_empty_draft_changes_nothing_before_it() -> None:
    draft = Draft((Statement("Law."),), (make_date("2026-09-01"),), ("Undated.",), ("First?",))

    assert draft.followed_by(Draft()) == draft
