"""Typing errors: one slip of a key is mended; numbers, names, and words that anybody writes are left alone."""

import random

import pytest

from rag.language.typing_errors import mend_typing
from rag.store import Generation


@pytest.fixture
def mend(generation: Generation):
    """Mend a text in a language, with the words of the shipped corpus."""
    return lambda text, language="fi": mend_typing(text, language, generation.lexicon.knows)


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("Millä kunanlla ei ollut järjestelmää?", "fi", "Millä kunnalla ei ollut järjestelmää?"),
        ("Kuinka pitkä seuratnajakso on?", "fi", "Kuinka pitkä seurantajakso on?"),
        ("lastensuojellun asiakirjat", "fi", "lastensuojelun asiakirjat"),
        ("Seurantarekisteriin toimitettavat teidot", "fi", "Seurantarekisteriin toimitettavat tiedot"),
        ("Vilken kommun hade inget kliendtatasystem?", "sv", "Vilken kommun hade inget klientdatasystem?"),
        ("Which waves are only estmiates?", "en", "Which waves are only estimates?"),
        ("Domcuments of disability services", "en", "Documents of disability services"),
    ],
)
def test_slip_of_a_key_is_mended(mend, typed: str, language: str, meant: str) -> None:
    assert mend(typed, language) == meant


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mikä järjestelmä Ylä-Savon pilotissa oli, Pegasos vai Abilita?", "fi"),
        ("mitä laukaa vei kantaan", "fi"),
        ("Onko SosiaaliEffica käytössä Luhangassa 1.9.2026?", "fi"),
        ("asiakastietolaki 703/2023 ja 307/2024", "fi"),
        ("millon paperit pitää olla kannassa, ku ollaan myöhäs", "fi"),
        ("huostaanottopäätöksen säilytysaikaa", "fi"),
        ("Vad är Sosmeta och Kansa-koulu?", "sv"),
        ("What does YPH stand for in Äänekoski?", "en"),
        ("xyzzy qwrtp", "en"),
    ],
)
def test_what_is_meant_so_is_left_alone(mend, text: str, language: str) -> None:
    assert mend(text, language) == text


def test_capital_at_the_beginning_stays(mend) -> None:
    assert mend("Seuratnajakso?").startswith("Seurantajakso")


def test_swapped_letters_of_terms_are_put_back(mend) -> None:
    draw = random.Random(7)
    words = ["lastensuojelun", "asiakastietojärjestelmä", "palvelutehtävän", "omatyöntekijän", "luovutuskielto"]
    for word in words:
        place = draw.randrange(2, len(word) - 3)
        if word[place] != word[place + 1]:
            typed = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
            assert mend(f"mitä tarkoittaa {typed}") == f"mitä tarkoittaa {word}", typed
