"""What an answer rests on, in plain words: the law with its steps, the passages with why, the check, the time."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from rag.answer import Answer, Basis, BasisPassage, BasisRuling, Composition, Ground
from rag.rules.ruling import SECTORS, Certainty
from tests.ui.html_reader import read_html
from ui.answer.basis import show_basis

MakeAnswer = Callable[..., Answer]
RULING = BasisRuling(
    subjects=("child_welfare",),
    sectors=SECTORS,
    days=(date(2026, 9, 1),),
    certainty=Certainty.CONFIRMED,
    steps=("Alkaa liittymisestä.", "Määräaika: 102 §."),
)


def make_passage(**more: Any) -> BasisPassage:
    made = {"passage": "a", "name": "tiedote: Luku", "ground": Ground.WORDS, "is_cited": True, "has": ("asiakas",)}
    return BasisPassage(**{**made, "lacks": (), **more})


def read_basis(make_answer: MakeAnswer, **more: Any) -> str:
    """The text of the basis of an answer that has these."""
    basis = Basis(**{"rulings": (), "passages": (), "refused": 0, **more.pop("basis", {})})
    return read_html(
        show_basis(make_answer(basis=basis, timings_ms={"scope": 4.4, "total": 12.6}, index="7-a", **more))
    ).text


def test_law_is_told_with_its_day_certainty_and_steps(make_answer: MakeAnswer) -> None:
    told = read_basis(make_answer, basis={"rulings": (RULING,)})
    assert "lastensuojelu: 1.9.2026 (säädöksestä luettu). Alkaa liittymisestä. Määräaika: 102 §." in told


def test_sectors_are_told_where_the_ruling_is_not_for_all(make_answer: MakeAnswer) -> None:
    ruling = RULING.model_copy(update={"sectors": ("public",), "days": (date(2026, 1, 1), date(2024, 9, 1))})
    assert "lastensuojelu – julkiset palvelunantajat: 1.1.2026 tai 1.9.2024" in read_basis(
        make_answer, basis={"rulings": (ruling,)}
    )


@pytest.mark.parametrize(
    ("ground", "told"),
    [
        (Ground.RULING, "tiedote: Luku. Otettiin, koska laissa säädetty päivä on tässä kohdassa."),
        (Ground.WORDS, "tiedote: Luku. Otettiin, koska kohdassa puhutaan kysymyksen asioista: “asiakas”."),
        (Ground.DUTY, "tiedote: Luku. Otettiin, koska kohta kertoo samasta velvollisuudesta."),
    ],
)
def test_each_cited_passage_tells_why_it_was_taken(make_answer: MakeAnswer, ground: Ground, told: str) -> None:
    assert told in read_basis(make_answer, basis={"passages": (make_passage(ground=ground),)})


def test_words_that_a_passage_lacks_and_passages_only_read_are_told(make_answer: MakeAnswer) -> None:
    read = make_passage(is_cited=False, name="laki: 21 §")
    told = read_basis(make_answer, basis={"passages": (make_passage(lacks=("Pori",)), read)})
    assert "Kohdassa ei mainita: “Pori”." in told
    assert "Luettiin, mutta ei lainattu: laki: 21 §." in told


def test_what_was_refused_is_counted(make_answer: MakeAnswer) -> None:
    assert "Mitään ei jäänyt pois" in read_basis(make_answer)
    assert "Pois jätettiin 2 virkettä" in read_basis(make_answer, basis={"refused": 2})
    made = Composition(model="ollama:x", kept=3, dropped=1)
    assert "Kielimallin ollama:x virkkeistä 3 jäi vastaukseen ja 1 jätettiin pois." in read_basis(
        make_answer, composition=made
    )


def test_time_is_told_by_step(make_answer: MakeAnswer) -> None:
    told = "Vastaus tehtiin 13 millisekunnissa: kysymyksen lukeminen 4 ms. Hakemisto 7-a."
    assert told in read_basis(make_answer)


def test_nothing_is_shown_where_nothing_was_looked_for(make_answer: MakeAnswer) -> None:
    assert show_basis(make_answer()) == ""
