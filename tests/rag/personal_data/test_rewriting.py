"""Rewriting: the question that is offered has no personal data, and still asks the same."""

import pytest

from rag.personal_data import find_personal_data
from rag.personal_data.rewriting import write_without
from tests.rag.personal_data.generated import make_codes, make_others


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("Asiakkaani hetu on 131052-308T, näkyykö päätös OmaKannassa?", "Näkyykö päätös OmaKannassa?"),
        ("Mitä asiakkaasta 131052-308T on tallennettu?", "Mitä asiakkaasta on tallennettu?"),
        ("Asiakas (131052-308T) kieltäytyy. Missä se kirjataan?", "Asiakas kieltäytyy. Missä se kirjataan?"),
        ("Klientens personbeteckning är 010190A123B, syns beslutet i MittKanta?", "Syns beslutet i MittKanta?"),
        ("Soita 040 123 4567. Milloin tiedot tallennetaan Kantaan?", "Milloin tiedot tallennetaan Kantaan?"),
        ("My client's email is a.b@gmail.com, when are documents stored?", "When are documents stored?"),
        ("Näkyykö 131052-308T:n päätös OmaKannassa?", "Näkyykö päätös OmaKannassa?"),
    ],
)
def test_question_is_offered_without_personal_data(asked: str, offered: str) -> None:
    assert write_without(asked) == offered


@pytest.mark.parametrize("text", ["131052-308T", "hetu 131052-308T", "Matti 040 123 4567?", ""])
def test_nothing_is_offered_where_no_question_is_left(text: str) -> None:
    assert write_without(text) == ""


def test_what_is_offered_never_holds_personal_data() -> None:
    texts = [text for _, _, text in (*make_codes(400, seed=7), *make_others(200, seed=7))]
    assert not [text for text in texts if find_personal_data(write_without(text))]
