"""Allowance: so many questions a minute for each asker, which come back evenly; nobody takes those of another."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.testing.v1 import AppTest

from ui.access import Asker
from ui.allowance import HOUSEHOLD, MOST_BUCKETS, Allowance

ANNA, PEKKA = Asker("anna"), Asker("pekka")


def test_the_question_after_the_last_waits_until_one_has_come_back() -> None:
    allowance = Allowance(15)
    assert [allowance.take(ANNA, 100.0) for _ in range(15)] == [0.0] * 15
    assert allowance.take(ANNA, 100.0) == pytest.approx(4.0)
    assert allowance.take(ANNA, 103.9) > 0
    assert allowance.take(ANNA, 104.1) == 0.0
    assert allowance.take(ANNA, 104.1) > 0


def test_others_are_not_touched() -> None:
    allowance = Allowance(1)
    assert allowance.take(ANNA, 0.0) == 0.0
    assert allowance.take(ANNA, 1.0) > 0
    assert allowance.take(PEKKA, 1.0) == 0.0


def test_no_more_than_a_minute_s_questions_are_saved_up() -> None:
    allowance = Allowance(2)
    assert [allowance.take(ANNA, 0.0), allowance.take(ANNA, 3_600.0), allowance.take(ANNA, 3_600.0)] == [0.0] * 3
    assert allowance.take(ANNA, 3_600.0) == pytest.approx(30.0)


def test_asking_too_soon_costs_nothing_more() -> None:
    allowance = Allowance(1)
    allowance.take(ANNA, 0.0)
    assert [allowance.take(ANNA, float(second)) > 0 for second in range(1, 60)] == [True] * 59
    assert allowance.take(ANNA, 60.0) == 0.0


def test_zero_sets_no_limit() -> None:
    allowance = Allowance(0)
    assert {allowance.take(ANNA, 0.0) for _ in range(1000)} == {0.0}


def test_askers_who_ask_at_once_get_no_more_than_there_is() -> None:
    allowance = Allowance(40)
    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(lambda _: allowance.take(ANNA, 5.0), range(200)))
    assert waits.count(0.0) == 40


def test_clocks_of_sessions_that_overtake_each_other_give_nothing_away() -> None:
    allowance = Allowance(1)
    assert allowance.take(ANNA, 60.0) == 0.0
    assert [allowance.take(ANNA, at) > 0 for at in (0.0, 59.0, 0.0, 119.0)] == [True] * 4


def test_new_sessions_of_one_address_do_not_get_around_the_limit_and_an_office_has_room() -> None:
    allowance = Allowance(3)
    visits = [Asker(str(number), "192.0.2.7") for number in range(3 * HOUSEHOLD + 1)]
    assert [allowance.take(visit, 0.0) for visit in visits[:-1]] == [0.0] * (3 * HOUSEHOLD)
    assert allowance.take(visits[-1], 0.0) > 0
    assert allowance.take(Asker("elsewhere", "192.0.2.8"), 0.0) == 0.0
    assert allowance.take(ANNA, 0.0) == 0.0


def test_session_that_asks_too_often_takes_nothing_from_others_of_its_address() -> None:
    allowance = Allowance(2)
    hasty, calm = Asker("hasty", "192.0.2.7"), Asker("calm", "192.0.2.7")
    assert sum(allowance.take(hasty, 0.0) == 0.0 for _ in range(1000)) == 2
    assert allowance.take(calm, 0.0) == 0.0


def test_no_more_askers_are_remembered_than_memory_is_meant_for() -> None:
    allowance = Allowance(1)
    for number in range(MOST_BUCKETS + 10):
        allowance.take(Asker(str(number)), 0.0)
    assert len(allowance._buckets) == MOST_BUCKETS
    assert allowance.take(Asker(str(MOST_BUCKETS + 9)), 0.0) > 0


def draw_held() -> None:
    """A page on which questions come too soon, in English."""
    import streamlit as st

    from ui.allowance import hold, show_held
    from ui.texts import load_texts

    st.button("too soon", on_click=hold, args=("When <b>?", 3.2))
    st.button("in time", on_click=hold, args=("", 0))
    st.button("elsewhere")
    show_held(load_texts("en"), lambda text: st.session_state.update(asked=text))


def test_question_that_came_too_soon_stays_until_another_is_answered() -> None:
    page = AppTest.from_function(draw_held).run()
    assert len(page.warning) == 0
    page.button[0].click().run()
    page.button[2].click().run()
    assert "Wait 4 seconds" in page.warning[0].value
    page.button(key="again").click().run()
    assert page.session_state["asked"] == "When <b>?"
    page.button[1].click().run()
    assert len(page.warning) == 0
