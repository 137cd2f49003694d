"""Basis: an answer tells its rulings step by step, why each passage was read, and how much nothing carried."""

from dataclasses import replace

import pytest

from rag.answer import Ground
from rag.chain import STEPS, build_chain
from rag.composition.draft import Statement
from rag.inquiry import Inquiry
from rag.question import Question
from rag.settings import Settings
from rag.steps import compose
from tests.conftest import TODAY, Ask


def test_ruling_is_told_step_by_step_in_the_language_of_the_question(ask: Ask) -> None:
    answer = ask("When must child protection documents go to Kanta?")
    assert answer.basis is not None
    (ruling,) = answer.basis.rulings
    assert (ruling.subjects, len(ruling.sectors), str(ruling.days[0])) == (("child_welfare",), 3, "2026-09-01")
    assert ruling.steps == (
        "The law gives this no date of its own: the duty begins with joining (703/2023, 69 § 1 mom.).",
        "Deadline for joining: 703/2023, 102 § 5 mom. (307/2024).",
    )


def test_ruling_with_a_date_of_its_own_says_so(ask: Ask) -> None:
    basis = ask("Milloin perheoikeudelliset asiakirjat on tallennettava?", as_of=TODAY).basis
    assert basis is not None
    assert any(step.startswith("Laki antaa tälle oman päivän") for ruling in basis.rulings for step in ruling.steps)


@pytest.mark.parametrize("question", ["Mitä asiakas näkee OmaKannassa?", "Milloin lastensuojelun asiakirjat viedään?"])
def test_every_cited_passage_is_told_with_its_ground_before_those_only_read(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.basis is not None
    told = [passage.passage for passage in answer.basis.passages if passage.is_cited]
    assert told == list(dict.fromkeys(citation.passage for citation in answer.citations))
    assert [passage.is_cited for passage in answer.basis.passages] == sorted(
        (passage.is_cited for passage in answer.basis.passages), reverse=True
    )


def test_passages_are_read_for_the_law_for_words_or_for_the_duty(ask: Ask) -> None:
    basis = ask("Milloin lastensuojelun asiakirjat on vietävä Kantaan?").basis
    assert basis is not None
    grounds = {passage.passage: passage.ground for passage in basis.passages}
    assert grounds["asiakastietolaki-703-2023#102-joining.fi"] is Ground.RULING
    assert grounds["liittymisvelvoite-2022#storing.fi"] is Ground.WORDS


def test_words_that_a_passage_has_and_lacks_are_those_of_the_question(ask: Ask) -> None:
    basis = ask("Mitä asiakas näkee OmaKannassa?").basis
    assert basis is not None
    assert basis.passages[0].has == ("asiakas", "näkee", "OmaKannassa")
    for passage in basis.passages:
        assert not set(passage.has) & set(passage.lacks)


def test_question_that_guidance_does_not_answer_tells_what_was_read(ask: Ask) -> None:
    answer = ask("Kuinka monta diaria Kantaan viedään tiistaisin Porissa?")
    assert answer.status == "not_in_guidance"
    assert answer.basis is not None
    assert not any(passage.is_cited for passage in answer.basis.passages)


@pytest.mark.parametrize("question", ["Hetu on 131052-308T, mitä teen?", "", "Moi!"])
def test_nothing_is_told_where_nothing_was_looked_for(ask: Ask, question: str) -> None:
    assert ask(question).basis is None


def test_statements_that_nothing_carries_are_counted(settings: Settings) -> None:
    made_up = Statement("Tallennetaan 1.4.2025 alkaen.")

    def add_made_up(inquiry: Inquiry) -> Inquiry:
        composed = compose(inquiry)
        return replace(composed, draft=replace(composed.draft, statements=(*composed.draft.statements, made_up)))

    chain = build_chain(settings, steps={**STEPS, "composition": add_made_up})
    basis = chain.invoke(Question(text="Mitä asiakas näkee OmaKannassa?", today=TODAY, as_of=TODAY)).basis
    assert basis is not None
    assert basis.refused == 1
