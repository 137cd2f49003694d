"""Authorities: a question that takes the wrong authority for granted hears the right one."""

import pytest

from rag.rules.guidance.authorities import rule_wrong_authority


@pytest.mark.parametrize("wrong", ["valvira", "kela", "stm"])
@pytest.mark.parametrize("task", ["document_structure", "regulation", "code_value", "monitoring_register"])
def test_structures_regulations_and_the_monitoring_register_are_thl_s(task: str, wrong: str) -> None:
    assert rule_wrong_authority({task, wrong}).says == "thl"


@pytest.mark.parametrize("wrong", ["valvira", "thl", "stm"])
@pytest.mark.parametrize("service", ["kanta", "repository", "mykanta"])
def test_kanta_services_are_kela_s(service: str, wrong: str) -> None:
    assert rule_wrong_authority({service, "operate", wrong}).says == "kela"


@pytest.mark.parametrize("named", [{"thl", "monitoring_register"}, {"kela", "kanta", "operate"}])
def test_right_authority_is_not_corrected(named: set[str]) -> None:
    assert rule_wrong_authority(named) is None


def test_right_authority_beside_a_wrong_one_is_not_corrected() -> None:
    assert rule_wrong_authority({"thl", "valvira", "document_structure"}) is None


@pytest.mark.parametrize("named", [{"monitoring_register"}, {"valvira"}, {"kela", "payment_commitment"}])
def test_task_or_authority_alone_is_not_corrected(named: set[str]) -> None:
    assert rule_wrong_authority(named) is None
