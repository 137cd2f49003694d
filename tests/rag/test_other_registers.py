"""Other registers: storing for a service that is no social welfare is told from storing for ours."""

import pytest

from rag.asked_deadline import find_asked_deadline
from rag.meaning import read_meaning
from rag.other_registers import find_other_registers
from rag.question import Profile


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Milloin varhaiskasvatuksen asiakirjat on tallennettava Kantaan?", {"early_education"}),
        ("När ska skolhälsovårdens anteckningar sparas i Kanta?", {"school_health"}),
        ("Must hospital records be stored in Kanta?", {"hospital"}),
        ("Pitääkö terveydenhuollon kirjaukset tallentaa Kantaan?", {"health_care"}),
        ("Milloin lastensuojelun asiakirjat on tallennettava, kun lapsi on sairaalassa?", set()),
        ("Milloin kotihoidon asiakirjat on tallennettava Kantaan?", set()),
        ("Milloin terveydenhuollon on saatava sosiaalihuollon tiedot Kannasta?", set()),
        ("Saako sairaalassa katsoa OmaKantaa?", set()),
    ],
)
def test_storing_for_a_service_that_is_no_social_welfare_is_told_from_ours(question: str, named: set[str]) -> None:
    meaning = read_meaning(question)
    assert find_other_registers(meaning) == named
    assert not named or find_asked_deadline(meaning, Profile()) is None
