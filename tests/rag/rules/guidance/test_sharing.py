"""Sharing: the own register needs no consent and no denial stops its use, and informing the client comes first."""

import pytest

from rag.rules.guidance.sharing import rule_sharing


@pytest.mark.parametrize("other", ["sharing", "controller", "data_access", "client_document"])
def test_own_register_needs_no_consent_whatever_else_is_named(other: str) -> None:
    assert rule_sharing({"consent", "own_register", other}).says == "not_needed"


@pytest.mark.parametrize("other", ["service_task", "controller", "client_document"])
def test_denial_does_not_stop_the_use_of_the_own_register(other: str) -> None:
    assert rule_sharing({"denial", "own_register", other}).says == "no_bar"


@pytest.mark.parametrize("recorded", ["consent", "denial"])
def test_client_is_informed_before_consent_or_denial_is_recorded(recorded: str) -> None:
    assert rule_sharing({recorded, "informing", "client"}).says == "inform_first"


@pytest.mark.parametrize("target", ["client_document", "service_task", "controller"])
def test_denial_can_target_a_document_a_service_task_or_a_controller(target: str) -> None:
    assert rule_sharing({"denial", target}).says == "may_target"


def test_denial_of_a_controller_stands_on_the_act() -> None:
    assert rule_sharing({"denial", "controller"}).source == "asiakastietolaki-703-2023#59"


@pytest.mark.parametrize("named", [{"consent"}, {"denial"}, {"sharing"}, {"client_document", "service_task"}])
def test_neither_consent_nor_denial_alone_asks_for_a_row(named: set[str]) -> None:
    assert rule_sharing(named) is None
