"""Lexicon: words find the passages that have them, in any form; words that nobody has find nothing."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.focus import Alternative
from rag.language.base_forms import base_form
from rag.language.terms import make_word_terms
from rag.language.words import split_words
from rag.lexicon import Lexicon

TEXTS = [
    ("Lastensuojelun asiakirjat tallennetaan Kantaan 1.3.2025.", "fi"),
    ("Vammaispalvelun asiakirjat ja vammaispalvelun päätökset.", "fi"),
    ("Perheoikeudelliset palvelut. Muut palvelut.", "fi"),
    ("Barnskyddets handlingar sparas.", "sv"),
    ("…", "fi"),
]


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    folder = tmp_path_factory.mktemp("lexicon")
    Lexicon.build(TEXTS, folder)
    return Lexicon.load(folder, len(TEXTS))


def name(phrase: str, language: str = "fi") -> Alternative:
    """One way to name a thing."""
    words = [word.text for word in split_words(phrase)]
    terms = tuple(term for word in words for term in make_word_terms(word, language))
    return Alternative(tuple(base_form(word, language) for word in words), terms)


def find(lexicon: Lexicon, *names: Alternative) -> list[int]:
    """The places of the passages with a score, best first."""
    scores = lexicon.score(names)
    return sorted((place for place in range(lexicon.size) if scores[place] > 0), key=lambda place: -scores[place])


@pytest.mark.parametrize("phrase", ["lastensuojelu", "lastensuojelussa", "LASTENSUOJELUN"])
def test_word_finds_its_passage_in_any_form(lexicon: Lexicon, phrase: str) -> None:
    assert find(lexicon, name(phrase))[0] == 0


def test_best_passage_scores_one(lexicon: Lexicon) -> None:
    assert lexicon.score([name("päätös")]).max() == pytest.approx(1.0)
    assert lexicon.score([name("asiakirja"), name("päätös")]).max() == pytest.approx(1.0)


def test_names_of_another_language_reach_its_passages(lexicon: Lexicon) -> None:
    assert set(find(lexicon, name("lastensuojelu"), name("barnskydd", "sv"))) >= {0, 3}


def test_misspelt_word_still_finds_its_passage(lexicon: Lexicon) -> None:
    assert find(lexicon, name("lastensuojlu"))[0] == 0


def test_name_of_several_words_counts_only_where_all_of_them_stand(lexicon: Lexicon) -> None:
    assert find(lexicon, name("perheoikeudelliset palvelut")) == [2]
    assert find(lexicon, name("lastensuojelun palvelut")) == []


def test_further_names_of_a_thing_take_nothing_from_a_passage(lexicon: Lexicon) -> None:
    alone, among = lexicon.score([name("vammaispalvelu")]), lexicon.score([name("vammaispalvelu"), name("päätös")])
    assert among[1] == alone[1] == 1.0


@pytest.mark.parametrize("phrase", ["qwxz", "ÿÿÿÿ", "99999", "@2031-01-01"])
def test_words_that_no_passage_has_score_nothing(lexicon: Lexicon, phrase: str) -> None:
    unknown = Alternative((phrase,), (phrase,))
    assert not lexicon.knows(phrase)
    assert not lexicon.score([unknown]).any()
    assert not lexicon.contain_all([phrase]).any()
    assert not lexicon.share_contained([phrase]).any()


def test_question_without_names_scores_nothing(lexicon: Lexicon) -> None:
    assert not lexicon.score([]).any()
    assert not lexicon.score([Alternative((), ())]).any()


def test_unknown_word_beside_a_known_one_hides_nothing(lexicon: Lexicon) -> None:
    assert find(lexicon, Alternative(("qwxz",), ("qwxz",)), name("päätös")) == [1]


def test_date_is_known_however_it_was_written(lexicon: Lexicon) -> None:
    assert [lexicon.contain_all([term])[0] for term in ("@2025-03-01", "@2025-03", "@2025")] == [True] * 3
    assert not lexicon.knows("@2025-03-02")


def test_terms_are_counted_passage_by_passage(lexicon: Lexicon) -> None:
    assert lexicon.contain_all(["asiakirja", "kanta"]).tolist() == [True, False, False, False, False]
    assert lexicon.contain_all([]).all()
    assert lexicon.share_contained(["asiakirja", "kanta"]).tolist() == [1.0, 0.5, 0.0, 0.0, 0.0]


def test_share_of_no_terms_is_nothing(lexicon: Lexicon) -> None:
    assert not lexicon.share_contained([]).any()


def test_texts_without_words_make_an_index_that_finds_nothing(tmp_path: Path) -> None:
    Lexicon.build([("…", "fi"), ("?", "fi")], tmp_path / "lexicon")
    assert not Lexicon.load(tmp_path / "lexicon", 2).knows("asiakirja")


def test_empty_term_is_unknown(lexicon: Lexicon) -> None:
    assert not lexicon.knows("")
    assert not lexicon.score([Alternative(("",), ("",))]).any()


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=12), max_size=4))
def test_scores_of_any_terms_lie_between_nothing_and_one(lexicon: Lexicon, terms: list[str]) -> None:
    scores = lexicon.score([Alternative((term,), (term,)) for term in terms])
    assert scores.shape == (lexicon.size,)
    assert ((scores >= 0.0) & (scores <= 1.0)).all()
