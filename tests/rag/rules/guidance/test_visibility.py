"""Visibility: what is never shown beats what is shown, and what is shown is so on a condition."""

import pytest

from rag.rules.guidance.visibility import list_visibility, rule_visibility

NEVER = (
    "shelter",
    "domestic_violence",
    "adoption_counselling",
    "custody_report",
    "payment_commitment",
    "invalidated",
    "old_documents",
    "phase_1",
    "client_relationship_document",
)
DOCUMENTS = ("decision", "needs_assessment", "client_plan", "implementation_plan")


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("never", NEVER)
def test_document_that_is_never_shown_is_not_shown_as_a_decision_or_plan_either(never: str, document: str) -> None:
    assert rule_visibility({"mykanta", never, document}).says == "never"


@pytest.mark.parametrize("watcher", ["guardian", "mandate", "proxy"])
@pytest.mark.parametrize("never", NEVER)
def test_what_a_client_never_sees_nobody_sees_for_the_client(never: str, watcher: str) -> None:
    assert rule_visibility({"mykanta", never, watcher}).says == "never"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_shown_document_is_shown_in_the_form_of_phase_two_or_newer(document: str) -> None:
    row = rule_visibility({document})

    assert row.says == "shown"
    assert row.also == ("omakanta-ohje#format",)


@pytest.mark.parametrize("thing", ["own_worker", "client_relationship"])
def test_what_is_no_document_is_shown_without_a_condition(thing: str) -> None:
    assert rule_visibility({thing}).also == ()


def test_only_documents_never_shown_and_not_shown_at_first_are_withheld() -> None:
    withheld = {row.id for row in list_visibility().rows if row.says in ("never", "not_at_first")}

    assert len(withheld & {"client_report", "joint_matter", "parentage"}) == 3
    assert not withheld & {"decision", "needs_assessment", "client_plan", "implementation_plan", "own_worker"}
