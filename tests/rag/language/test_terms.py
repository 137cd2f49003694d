"""Terms: texts are indexed by base forms, by groups of letters and by their dates however these are written."""

import pytest

from rag.language.terms import fingerprint_terms, group_letters, make_date_terms, make_terms, make_word_terms


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fi", "lastensuojelun", "lastensuojelussa"),
        ("fi", "asiakirjoista", "asiakirjat"),
        ("sv", "handlingarna", "handlingar"),
        ("en", "documents", "document"),
    ],
)
def test_forms_of_one_word_share_their_first_term(language, one, other):
    assert make_word_terms(one, language)[0] == make_word_terms(other, language)[0]


def test_hyphenated_word_has_the_terms_of_its_parts():
    assert {"kanta-palvelu", "kanta", "palvelu"} <= set(make_word_terms("Kanta-palvelut", "fi"))


def test_misspelt_word_shares_most_groups_of_letters():
    right, wrong = set(group_letters("lastensuojelu")), set(group_letters("lastensuojlu"))
    assert len(right & wrong) > len(wrong) / 2


def test_groups_of_letters_mark_the_ends_of_a_word():
    assert group_letters("kela") == [" kel", "kela", "ela "]


def test_number_has_only_itself_as_a_term():
    assert make_word_terms("703/2023", "fi") == ("703/2023",)


@pytest.mark.parametrize(
    ("iso", "terms"),
    [
        ("2025-03-01", ("@2025-03-01", "@2025-03", "@2025")),
        ("2022-04", ("@2022-04", "@2022")),
        ("2023", ("@2023",)),
    ],
)
def test_date_has_terms_for_its_day_month_and_year(iso, terms):
    assert make_date_terms(iso) == terms


@pytest.mark.parametrize(
    ("language", "text"),
    [("fi", "1.3.2025"), ("fi", "1. maaliskuuta 2025"), ("sv", "den 1 mars 2025"), ("en", "1 March 2025")],
)
def test_text_has_the_same_term_for_a_date_however_it_is_written(language, text):
    assert "@2025-03-01" in make_terms(f"Asiakirjat {text}", language)


def test_terms_are_repeated_as_often_as_words_occur():
    assert make_terms("asiakirja, asiakirjat ja asiakirjan", "fi").count("asiakirja") == 3


def test_text_without_words_has_no_terms():
    assert make_terms("…?!", "fi") == []


def test_other_rules_or_dictionaries_have_another_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint_terms()
    assert fingerprint_terms.__wrapped__() == before
    with monkeypatch.context() as patch:
        patch.setattr("rag.language.terms.version", lambda _: "0")
        assert fingerprint_terms.__wrapped__() != before
    monkeypatch.setattr("rag.language.terms._RULES", ("terms.py",))
    assert fingerprint_terms.__wrapped__() != before
