"""Asked day: earlier law is asked for by its act, as the old one, as what was before, or by a day of the past."""

from datetime import date

import pytest

from rag.asked_day import find_law_day
from rag.meaning import read_meaning

TODAY = date(2026, 11, 22)
LAST_OF_784 = date(2023, 12, 31)
EVE_OF_AMENDMENT = date(2024, 6, 30)


def ask(question, on=TODAY):
    """The day whose law a question asks about."""
    return find_law_day(read_meaning(question), on)


@pytest.mark.parametrize(
    "question",
    [
        "Milloin lastensuojelun asiakirjat oli tallennettava lain 784/2021 mukaan?",
        "När skulle barnskyddets handlingar sparas enligt lag 784/2021?",
        "When did child welfare documents have to be stored under Act 784/2021?",
        "Milloin vammaispalvelujen asiakirjat piti tallentaa vuoden 2021 lain mukaan?",
        "När skulle handlingarna sparas enligt lagen från 2021?",
        "What deadline did the act of 2021 give?",
        "Mikä määräaika oli vanhan lain mukaan?",
        "Vilken tidsfrist gällde enligt den gamla lagen?",
        "What was the deadline under the old act?",
        "What did the previous Client Data Act say about child welfare?",
    ],
)
def test_repealed_act_stands_for_its_last_day(question):
    assert ask(question) == LAST_OF_784


@pytest.mark.parametrize(
    "question",
    [
        "Milloin lastensuojelun asiakirjat piti tallentaa ennen lakimuutosta?",
        "Mikä oli alkuperäinen määräaika?",
        "När skulle barnskyddets handlingar sparas före lagändringen?",
        "What was the deadline before the amendment?",
        "Mikä määräaika oli ennen heinäkuuta 2024?",
        "Vad gällde före juli 2024?",
        "What was the deadline before July 2024?",
        "What was the deadline before 1.7.2024?",
    ],
)
def test_law_before_the_amendment_is_that_of_the_day_before_it(question):
    assert ask(question) == EVE_OF_AMENDMENT


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("Mikä määräaika oli voimassa 1.3.2023?", date(2023, 3, 1)),
        ("Mikä määräaika oli voimassa 15.5.2024?", date(2024, 5, 15)),
        ("Which deadline was in force on 1 March 2023?", date(2023, 3, 1)),
        ("Vilken tidsfrist gällde 1.3.2023?", date(2023, 3, 1)),
    ],
)
def test_day_in_the_past_stands_for_itself(question, day):
    assert ask(question) == day


@pytest.mark.parametrize(
    ("question", "iso"),
    [("Mikä laki oli voimassa maaliskuussa 2023?", "2023-03"), ("Vilken tidsfrist gällde i mars 2023?", "2023-03")],
)
def test_month_in_the_past_stands_for_a_day_within_it(question, iso):
    assert ask(question).isoformat().startswith(iso)


@pytest.mark.parametrize(
    "question",
    [
        "Milloin lastensuojelun asiakirjat on tallennettava Kantaan?",
        "Pitikö lastensuojelun asiakirjat tallentaa 1.3.2025?",
        "Oliko määräaika 1.9.2026?",
        "Was the deadline 1.3.2025?",
        "Mitä 703/2023 säätää lastensuojelusta?",
        "Milloin asiakirjat on tallennettava vuoden 2023 lain mukaan?",
        "Pitääkö perheoikeudelliset asiakirjat tallentaa ennen 1.9.2026?",
        "När ska handlingarna sparas?",
    ],
)
def test_law_in_force_and_its_deadlines_are_no_other_day(question):
    assert ask(question) is None


@pytest.mark.parametrize("on", [date(2023, 12, 31), date(2022, 6, 1)])
def test_act_in_force_on_the_day_of_the_answer_is_no_earlier_law(on):
    assert ask("Milloin asiakirjat on tallennettava lain 784/2021 mukaan?", on) is None


@pytest.mark.parametrize("on", [TODAY, date(2024, 7, 1), date(2024, 1, 1)])
def test_day_asked_about_is_always_before_the_day_of_the_answer(on):
    assert ask("Mikä määräaika oli lain 784/2021 mukaan?", on) == LAST_OF_784 < on


def test_day_to_come_is_no_earlier_law():
    assert ask("Mikä määräaika oli voimassa 1.3.2030?") is None
