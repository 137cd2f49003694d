"""The page of deadlines: one day in all its controls, deep links, filters, the planner, in three languages."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from rag.replies import load_replies
from rag.rules.ruling import SERVICE_TASKS
from tests.ui.html_reader import read_html
from ui.texts import load_texts

LANGUAGES = ("fi", "sv", "en")
OpenPage = Callable[..., AppTest]


def draw_page(today: str) -> None:
    """The page alone, as the app draws it in the language of the session."""
    from datetime import date

    import streamlit as st

    from ui.deadlines import DeadlinesPage

    DeadlinesPage(date.fromisoformat(today), st.session_state["language"]).show()


@pytest.fixture
def open_page() -> OpenPage:
    """Open the page on a day in a language, perhaps by a link."""

    def open_one(language: str = "fi", today: str = "2026-11-22", **link: str | list[str]) -> AppTest:
        page = AppTest.from_function(draw_page, kwargs={"today": today}, default_timeout=60)
        page.session_state["language"] = language
        for name, value in link.items():
            page.query_params[name] = value
        return check(page.run())

    return open_one


def check(page: AppTest) -> AppTest:
    assert not page.exception
    return page


def read_parts(page: AppTest) -> list[str]:
    """The text of the picture, the table, and the picture and table of the planner."""
    return [read_html(part.proto.body).text for part in page.get("html")]


def find_day(page: AppTest) -> str:
    """The day that is typed, which the slider must show too."""
    typed, slider = page.text_input(key="law_day").value, page.select_slider(key="law_slider").value
    assert typed == f"{slider.day}.{slider.month}.{slider.year}"
    return typed


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_opens_on_today_s_law_in_the_reader_s_language(open_page: OpenPage, language: str) -> None:
    page, texts = open_page(language), load_texts(language)
    assert page.title[0].value == texts("deadlines.title")
    acts = texts("deadlines.states.amended", act="703/2023", amendment="307/2024")
    assert page.header[0].value == texts("deadlines.states.today", day="22.11.2026", acts=acts)
    picture, table, *_ = read_parts(page)
    for task in SERVICE_TASKS:
        name = load_replies(language).say(f"subjects.{task}.name")
        assert name in picture
        assert name in table
    assert texts("deadlines.law.from_joining", day="1.9.2026") in table
    assert texts("deadlines.notes.duty") in "".join(caption.value for caption in page.caption)
    assert "152/2026" in "".join(caption.value for caption in page.caption)


def test_typed_day_moves_the_slider_and_shows_that_law_beside_today_s(open_page: OpenPage) -> None:
    page = open_page()
    check(page.text_input(key="law_day").set_value("1.6.2023").run())
    assert find_day(page) == "1.6.2023"
    assert page.header[0].value == "Asiakastietolaki päivänä 1.6.2023: 784/2021 ja 381/2022"
    picture, table, *_ = read_parts(page)
    assert "valittu päivä 1.6.2023" in picture
    assert "viimeistään 1.3.2025" in picture
    assert "siirtyi päivästä 1.3.2025: liittymisestä alkaen, viimeistään 1.9.2026" in table
    assert "oma päivä 1.3.2025 poistettiin – velvollisuutta ei poistettu" in table


def test_slider_moves_the_typed_day(open_page: OpenPage) -> None:
    page = open_page()
    slider = page.select_slider(key="law_slider")
    assert slider.options == ["1.11.2021", "1.1.2023", "1.1.2024", "1.7.2024", "22.11.2026"]
    check(slider.set_value(slider.value.replace(year=2024, month=1, day=1)).run())
    assert find_day(page) == "1.1.2024"
    assert "703/2023" in page.header[0].value
    assert "307/2024" not in page.header[0].value


@pytest.mark.parametrize(
    ("button", "day", "acts"),
    [
        ("state-2021-11-01", "1.11.2021", "784/2021"),
        ("state-2024-01-01", "1.1.2024", "703/2023"),
        ("state-2024-07-01", "1.7.2024", "703/2023 ja 307/2024"),
    ],
)
def test_button_of_a_state_goes_to_its_first_day_and_back(
    open_page: OpenPage, button: str, day: str, acts: str
) -> None:
    page = open_page(as_of="2020-05-05")
    assert page.button(key=button).label == acts
    check(page.button(key=button).click().run())
    assert find_day(page) == day
    assert page.header[0].value.endswith(f"{day}: {acts}")
    check(page.button(key="state-today").click().run())
    assert find_day(page) == "22.11.2026"
    assert page.button(key="state-today").disabled


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["31.2.2026", "1.1.1990", "eilen"])
def test_day_that_cannot_be_used_is_told_and_today_s_law_is_shown(
    open_page: OpenPage, language: str, typed: str
) -> None:
    page, texts = open_page(language), load_texts(language)
    check(page.text_input(key="law_day").set_value(typed).run())
    told = texts("deadlines.day.wrong", today="22.11.2026", first="1.1.2017", last="31.12.2035")
    assert [error.value for error in page.error] == [told]
    assert "22.11.2026" in page.header[0].value
    check(page.text_input(key="law_day").set_value("").run())
    assert not page.error


def test_day_before_any_law_is_told_and_no_duty_is_denied(open_page: OpenPage) -> None:
    page = open_page(as_of="2020-06-01")
    assert page.header[0].value == "Päivänä 1.6.2020 asiakastietolaki ei ollut vielä voimassa"
    assert read_parts(page)[0].count("se ei yksin tarkoita, ettei velvollisuutta ole") == 15


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("as_of", "key"), [("2023-06-01", "both"), ("2026-11-22", "today"), ("2030-01-01", "later")])
def test_table_is_named_by_what_it_compares(open_page: OpenPage, language: str, as_of: str, key: str) -> None:
    page = open_page(language, as_of=as_of)
    assert page.subheader[0].value == load_texts(language)(f"deadlines.table.{key}_title")


def test_sector_limits_what_is_shown(open_page: OpenPage) -> None:
    page = open_page(as_of="2023-06-01")
    check(page.radio(key="law_sector").set_value("self_paid").run())
    picture, table, *_ = read_parts(page)
    assert "1.1.2026" in picture
    assert "1.3.2025" not in picture + table


def test_subjects_limit_what_is_shown_until_all_are_wanted(open_page: OpenPage) -> None:
    page = open_page(subject=["child_welfare", "recordings"])
    assert "Näkyvissä: lastensuojelu ja video- ja äänitallenteet" in "".join(one.value for one in page.caption)
    assert "perheoikeudelliset" not in read_parts(page)[0]
    button = next(button for button in page.button if button.label == "Näytä kaikki aiheet")
    check(button.click().run())
    assert "perheoikeudelliset" in read_parts(page)[0]


def test_link_opens_its_day_subject_and_sector(open_page: OpenPage) -> None:
    page = open_page(as_of="2023-06-01", subject="child_welfare", sector="public")
    assert find_day(page) == "1.6.2023"
    assert page.radio(key="law_sector").value == "public"
    picture, table, *_ = read_parts(page)
    assert "1.3.2025" in picture
    assert "liittyminen" not in picture
    assert "1.1.2026" not in table
    assert not page.warning


def test_link_is_followed_once(open_page: OpenPage) -> None:
    page = open_page(as_of="2023-06-01", subject="child_welfare")
    check(page.text_input(key="law_day").set_value("1.3.2024").run())
    assert find_day(page) == "1.3.2024"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_link_cannot_ask_for_is_left_out_and_told(open_page: OpenPage, language: str) -> None:
    page, texts = open_page(language, as_of="2023-02-31", subject="<b>tax</b>", sector="nobody"), load_texts(language)
    names = [texts(f"deadlines.unusable.{name}") for name in ("as_of", "subject", "sector")]
    told = texts("deadlines.unusable.told", names=load_replies(language).join(names))
    assert [warning.value for warning in page.warning] == [told]
    assert find_day(page) == "22.11.2026"


def test_choice_stays_when_the_language_changes(open_page: OpenPage) -> None:
    page = open_page(as_of="2023-06-01", subject="child_welfare", sector="public")
    check(page.radio(key="plan_way").set_value("forward").run())
    page.session_state["language"] = "sv"
    check(page.run())
    assert page.title[0].value == "Tidsfrister"
    assert find_day(page) == "1.6.2023"
    assert page.radio(key="law_sector").value == "public"
    assert page.radio(key="plan_way").value == "forward"
    assert "Visas: barnskydd." in "".join(caption.value for caption in page.caption)


def test_planner_begins_at_the_deadline_in_force(open_page: OpenPage) -> None:
    page = open_page()
    assert page.text_input(key="plan_deadline_families_public").value == "1.9.2026"
    told = page.markdown[-1].value
    assert "Turvallinen aloituspäivä: **1.11.2024**" in told
    assert "Viimeinen mahdollinen aloituspäivä: **1.10.2025**" in told
    assert "Määräpäivä 1.9.2026 on jo mennyt." in told
    assert "Turun" in page.markdown[0].value


def test_planner_takes_the_deadline_of_the_chosen_task_and_sector_on_today(open_page: OpenPage) -> None:
    page = open_page(today="2023-06-01")
    check(page.radio(key="plan_task").set_value("child_welfare").run())
    assert page.text_input(key="plan_deadline_child_welfare_public").value == "1.3.2025"
    check(page.radio(key="plan_sector").set_value("self_paid").run())
    assert page.text_input(key="plan_deadline_child_welfare_self_paid").value == "1.1.2026"


def test_planner_counts_from_today_where_the_law_gives_no_day_and_denies_no_duty(open_page: OpenPage) -> None:
    page = open_page(today="2020-06-01")
    assert page.text_input(key="plan_deadline_families_public").value == "1.6.2020"
    told = "Laissa nyt, lapsiperheiden palvelut: laki ei anna tälle päivää; se ei yksin tarkoita"
    assert any(caption.value.startswith(told) for caption in page.caption)


def test_planner_takes_a_typed_deadline(open_page: OpenPage) -> None:
    page = open_page()
    check(page.text_input(key="plan_deadline_families_public").set_value("1.3.2029").run())
    assert "Turvallinen aloituspäivä: **1.5.2027**" in page.markdown[-1].value


def test_planner_counts_forward_from_a_start(open_page: OpenPage) -> None:
    page = open_page()
    check(page.radio(key="plan_way").set_value("forward").run())
    check(page.text_input(key="plan_start").set_value("31.1.2026").run())
    told = page.markdown[-1].value
    assert "valmis aikaisintaan **31.12.2026** ja viimeistään **30.11.2027**" in told
    assert "Aloituspäivä 31.1.2026 on jo mennyt." in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_planner_tells_a_day_that_cannot_be_used(open_page: OpenPage, language: str) -> None:
    page, texts = open_page(language), load_texts(language)
    check(page.text_input(key="plan_deadline_families_public").set_value("31.2.2027").run())
    days = {"today": "22.11.2026", "first": "1.1.2017", "last": "31.12.2035", "day": "1.9.2026"}
    assert [error.value for error in page.error] == [texts("planner.wrong", **days)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_are_offered_by_their_names(open_page: OpenPage, language: str) -> None:
    labels = [button.proto.label for button in open_page(language).get("download_button")]
    texts = load_texts(language)
    assert labels == [
        texts(key) for key in ("deadlines.files.calendar", "deadlines.files.sheet", "planner.files.calendar")
    ]
