"""Glossary: every term has its forms in three languages and is found inflected, in compounds and across languages."""

from collections import Counter

import pytest
import yaml
from pydantic import ValidationError

from rag.language import LANGUAGES
from rag.language.glossary import Term, load_glossary
from rag.language.words import split_words
from rag.rules.ruling import SERVICE_TASKS
from rag.settings import ROOT

INFLECTED = {
    "fi": [
        ("lastensuojelun", "child_welfare"),
        ("huostaanotosta", "child_welfare"),
        ("vammaispalveluissa", "disability"),
        ("iäkkäiden palveluissa", "older_people"),
        ("työikäisille", "working_age"),
        ("lapsiperheille", "families"),
        ("päihdehuollossa", "substance_abuse"),
        ("perheoikeudellisissa palveluissa", "family_law"),
        ("video- ja äänitallenteiden", "recordings"),
        ("koulukuraattoreiden", "school_social_work"),
        ("hyvinvointialueilla", "public"),
        ("ostopalveluina", "on_behalf_of_public"),
        ("itse maksavien asiakkaiden", "self_paid"),
        ("liittymisvelvollisuutta", "joining"),
        ("tallentamisesta", "storing"),
        ("OmaKannassa", "mykanta"),
        ("seurantarekisteriin", "monitoring_register"),
        ("luovutuslupaa", "consent"),
        ("luovutuskiellosta", "denial"),
        ("palvelutarpeen arvion", "needs_assessment"),
        ("lokitiedoista", "log_data"),
        ("potilastietojen", "patient_data"),
        ("Kelasta", "kela"),
        ("määräajan", "deadline"),
    ],
    "sv": [
        ("barnskyddets", "child_welfare"),
        ("funktionshinderservicens", "disability"),
        ("äldreservicen", "older_people"),
        ("missbrukarvårdens", "substance_abuse"),
        ("familjerättsliga tjänster", "family_law"),
        ("skolkuratorernas", "school_social_work"),
        ("uppföljningsregistrets", "monitoring_register"),
        ("självbetalande klienter", "self_paid"),
        ("tjänstetillhandahållarna", "provider"),
        ("skyldigheten att spara", "storing"),
        ("klientens tillstånd", "consent"),
        ("tidsfristen", "deadline"),
    ],
    "en": [
        ("child-welfare", "child_welfare"),
        ("disability services", "disability"),
        ("recordings", "recordings"),
        ("wellbeing services counties", "public"),
        ("service vouchers", "on_behalf_of_public"),
        ("self-paying clients", "self_paid"),
        ("monitoring registers", "monitoring_register"),
        ("school social workers", "school_social_work"),
        ("MyKanta's", "mykanta"),
        ("deadlines", "deadline"),
    ],
}
EXAMPLES = [(language, text, term) for language, pairs in INFLECTED.items() for text, term in pairs]
TERMS = list(load_glossary().terms.values())


def find_terms(text, language):
    """The ids of the terms that a text mentions."""
    return [mention.term.id for mention in load_glossary().find_mentions(split_words(text), language)]


@pytest.mark.parametrize(("language", "text", "term"), EXAMPLES)
def test_term_is_found_inflected(language, text, term):
    assert term in find_terms(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_every_term_is_found_in_its_language(language):
    missed = [
        (term.id, form)
        for term in TERMS
        for form in term.list_forms(language)
        if term.id not in find_terms(form, language)
    ]
    assert not missed


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_every_term_has_forms_in_all_three_languages(term):
    assert all(term.list_forms(language) for language in LANGUAGES)
    assert all(form.strip() for language in LANGUAGES for form in term.list_forms(language))


def test_ids_of_terms_are_unique():
    content = yaml.safe_load((ROOT / "rag" / "language" / "glossary.yaml").read_text(encoding="utf-8"))
    assert [name for name, count in Counter(entry["id"] for entry in content["terms"]).items() if count > 1] == []


def test_every_service_task_has_its_term():
    assert set(SERVICE_TASKS) <= {term.subject for term in TERMS}


def test_term_with_an_unknown_key_is_refused():
    with pytest.raises(ValidationError, match="colour"):
        Term.model_validate(
            {
                "id": "x",
                "fi": ["x"],
                "sv": ["x"],
                "en": ["x"],
                "source": ["M"],
                "confidence": "inferred",
                "colour": "red",
            }
        )


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("fi", "lastensuojeluasiakirjat", "child_welfare"),
        ("fi", "lastensuojelu-asiakirja", "child_welfare"),
        ("fi", "vammaispalveluasiakirjoja", "disability"),
        ("sv", "barnskyddshandlingar", "child_welfare"),
    ],
)
def test_term_is_found_as_the_beginning_of_a_compound(language, text, term):
    assert find_terms(text, language) == [term]


@pytest.mark.parametrize(
    ("language", "text", "terms"),
    [
        ("en", "lastensuojelu documents", ["child_welfare", "client_document"]),
        ("fi", "child welfare asiakirjat", ["child_welfare", "client_document"]),
        ("sv", "vammaispalvelut", ["disability"]),
    ],
)
def test_term_of_another_language_is_found_as_written(language, text, terms):
    assert find_terms(text, language) == terms


def test_short_form_of_another_language_is_not_taken_for_a_term():
    assert find_terms("bill", "en") == ["government_proposal"]
    assert find_terms("bill", "fi") == []


def test_longest_form_is_taken_before_its_parts():
    assert find_terms("old Client Data Act", "en") == ["client_data_act"]
    assert find_terms("video- ja äänitallenteet", "fi") == ["recordings"]


def test_mention_tells_its_first_and_last_word():
    mentions = load_glossary().find_mentions(split_words("Miten itse maksavien asiakkaiden asiakirjat?"), "fi")
    assert [(mention.term.id, mention.first, mention.last) for mention in mentions] == [
        ("self_paid", 1, 3),
        ("client_document", 4, 4),
    ]


@pytest.mark.parametrize(
    ("language", "text"), [("fi", "Millainen sää huomenna on?"), ("sv", "Hur är vädret?"), ("en", "Nice weather!")]
)
def test_text_outside_the_field_mentions_nothing(language, text):
    assert find_terms(text, language) == []


@pytest.mark.parametrize(
    ("language", "words", "term"),
    [
        ("fi", "onko näin", "shown"),
        ("fi", "hänen asiakirjansa", "government_proposal"),
        ("fi", "vanhat asiakirjat", "guardian"),
        ("fi", "oikea asiakas", "error"),
        ("fi", "montako lukua", "on_behalf_of_public"),
        ("sv", "rätt att se", "error"),
    ],
)
def test_word_that_only_looks_like_a_term_is_none(language: str, words: str, term: str) -> None:
    mentions = load_glossary().find_mentions(split_words(words), language)
    assert term not in {mention.term.id for mention in mentions}
