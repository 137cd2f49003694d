"""Own joining: the day of "we join" is the asker's own, any other day of a question is not."""

from datetime import date

import pytest

from rag.meaning import read_meaning
from rag.own_joining import find_own_joining


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("Liitymme Kantaan 1.3.2026. Milloin lastensuojelun asiakirjat on tallennettava?", date(2026, 3, 1)),
        ("Milloin vammaispalvelun asiakirjat tallennetaan, kun 1.2.2027 liitymme?", date(2027, 2, 1)),
        ("Koska olemme liittyneet Kantaan 15.4.2025, pitääkö vanhat tallentaa?", date(2025, 4, 15)),
        ("Vi anslöt oss 1.4.2025. När ska barnskyddets handlingar sparas?", date(2025, 4, 1)),
        ("We join Kanta on 1 May 2026. When must disability service documents be stored?", date(2026, 5, 1)),
        ("We've joined on 1 May 2025, but is 1.9.2025 still the deadline of disability services?", date(2025, 5, 1)),
    ],
)
def test_day_on_which_the_askers_say_they_join_is_their_own(question: str, day: date) -> None:
    assert find_own_joining(read_meaning(question)) == day


@pytest.mark.parametrize(
    "question",
    [
        "Milloin Kantaan on liityttävä?",
        "Pitikö liittyä viimeistään 1.9.2024?",
        "Liitymme keväällä, onko 1.9.2026 määräaika?",
        "Liitymme Kantaan 5/2026, milloin asiakirjat tallennetaan?",
        "Liityimme 1.2.2025 ja 1.3.2025, kumpi ratkaisee?",
        "They joined on 1 May 2025. When must we?",
    ],
)
def test_day_that_is_not_told_of_the_askers_joining_is_not_theirs(question: str) -> None:
    assert find_own_joining(read_meaning(question)) is None
