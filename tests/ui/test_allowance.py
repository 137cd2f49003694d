"""Allowance: so many questions a minute for each asker, which come back evenly; nobody takes those of another."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from ui.allowance import MOST_ASKERS, Allowance


def test_the_question_after_the_last_waits_until_one_has_come_back() -> None:
    allowance = Allowance(15)
    assert [allowance.take("anna", 100.0) for _ in range(15)] == [0.0] * 15
    assert allowance.take("anna", 100.0) == pytest.approx(4.0)
    assert allowance.take("anna", 103.9) > 0
    assert allowance.take("anna", 104.1) == 0.0
    assert allowance.take("anna", 104.1) > 0


def test_others_are_not_touched() -> None:
    allowance = Allowance(1)
    assert allowance.take("anna", 0.0) == 0.0
    assert allowance.take("anna", 1.0) > 0
    assert allowance.take("pekka", 1.0) == 0.0


def test_no_more_than_a_minute_s_questions_are_saved_up() -> None:
    allowance = Allowance(2)
    assert [allowance.take("anna", 0.0), allowance.take("anna", 3_600.0), allowance.take("anna", 3_600.0)] == [0.0] * 3
    assert allowance.take("anna", 3_600.0) == pytest.approx(30.0)


def test_asking_too_soon_costs_nothing_more() -> None:
    allowance = Allowance(1)
    allowance.take("anna", 0.0)
    assert [allowance.take("anna", float(second)) > 0 for second in range(1, 60)] == [True] * 59
    assert allowance.take("anna", 60.0) == 0.0


def test_zero_sets_no_limit() -> None:
    allowance = Allowance(0)
    assert {allowance.take("anna", 0.0) for _ in range(1000)} == {0.0}


def test_askers_who_ask_at_once_get_no_more_than_there_is() -> None:
    allowance = Allowance(40)
    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(lambda _: allowance.take("anna", 5.0), range(200)))
    assert waits.count(0.0) == 40


def test_no_more_askers_are_remembered_than_memory_is_meant_for() -> None:
    allowance = Allowance(1)
    for number in range(MOST_ASKERS + 10):
        allowance.take(str(number), 0.0)
    assert len(allowance._buckets) == MOST_ASKERS
    assert allowance.take(str(MOST_ASKERS + 9), 0.0) > 0
