"""Cross-check: a text that says otherwise than a rule of guidance is found, and one that says the same is not."""

import pytest

from rag.cross_check import find_disagreements
from rag.store import Generation
from tests.rag.samples import make_passage

SHOWING = ("Ohje", "OmaKanta")
LASTING = ("Ohje", "Käyttöönoton kesto")


def find(text: str, language: str = "fi", section: tuple[str, ...] = SHOWING) -> list[tuple[str, str, str]]:
    """The rules that a text of its own section disagrees with, what it says and what they say."""
    passage = make_passage(text, language, section=section)
    return [(found.rule, found.stated, found.ruled) for found in find_disagreements(passage)]


def test_shipped_corpus_agrees_with_the_rules_transcribed_from_it(generation: Generation) -> None:
    assert [found for passage in generation.passages for found in find_disagreements(passage)] == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fi", "Asiakaskertomus näkyy OmaKannassa.", ("visibility.client_report", "shown", "not_at_first")),
        ("fi", "Maksusitoumukset näkyvät OmaKannassa.", ("visibility.payment_commitment", "shown", "never")),
        ("fi", "Päätökset eivät näy OmaKannassa.", ("visibility.decision", "not_shown", "shown")),
        ("sv", "Betalningsförbindelser visas i MittKanta.", ("visibility.payment_commitment", "shown", "never")),
        ("en", "Client plans are not shown in MyKanta.", ("visibility.client_plan", "not_shown", "shown")),
    ],
)
def test_showing_otherwise_than_the_table_is_found(language: str, text: str, expected: tuple[str, str, str]) -> None:
    assert find(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Maksusitoumukset eivät näy OmaKannassa."),
        ("fi", "Päätökset näkyvät OmaKannassa."),
        ("fi", "Adoptioneuvonnan päätökset eivät näy OmaKannassa."),
        ("fi", "Maksusitoumukset tallennetaan Kantaan."),
        ("en", "Case notes are not shown in MyKanta at first."),
    ],
)
def test_showing_as_the_table_says_is_no_disagreement(language: str, text: str) -> None:
    assert find(text, language) == []


def test_items_are_denied_by_their_lead_in() -> None:
    assert find("OmaKannassa eivät näy:\n- maksusitoumukset\n- päätökset") == [
        ("visibility.decision", "not_shown", "shown")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yhden palvelutehtävän käyttöönotto vie 6–9 kuukautta.", [("effort.total", "6–9", "11–22")]),
        ("Yhden palvelutehtävän käyttöönotto vie 11–22 kuukautta.", []),
        ("Hankkeen raportti valmistui 6 kuukaudessa.", []),
    ],
)
def test_duration_of_the_work_is_compared_with_the_estimate(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert find(text, section=LASTING) == expected
