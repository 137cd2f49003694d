"""Monitoring register: family law is left out whatever of it is asked, and what is missing in Kanta goes separately."""

import pytest

from rag.rules.guidance.monitoring_register import rule_delivery


@pytest.mark.parametrize("thing", ["decision", "client_period", "separate_delivery", "phase_1"])
def test_family_law_is_left_out_at_first_whatever_of_it_is_asked(thing: str) -> None:
    assert rule_delivery({"monitoring_register", "family_law", thing}).says == "left_out_at_first"


@pytest.mark.parametrize("task", ["child_welfare", "disability", "substance_abuse", "families"])
def test_periods_of_every_other_service_task_are_always_delivered(task: str) -> None:
    assert rule_delivery({"monitoring_register", "client_period", task}).says == "always"


def test_separate_delivery_is_for_the_periods_missing_in_kanta() -> None:
    assert rule_delivery({"separate_delivery"}).says == "not_if_stored"
    assert rule_delivery({"separate_delivery", "client_period"}).says == "separately"


def test_register_alone_asks_for_no_row() -> None:
    assert rule_delivery({"monitoring_register"}) is None
