"""Base forms: inflected words of the field come down to one form in Finnish, Swedish and English."""

import pytest

from rag.language.base_forms import base_form, is_known, list_parts

FINNISH = [
    ("lastensuojelun", "lastensuojelu"),
    ("lastensuojelussa", "lastensuojelu"),
    ("lastensuojelua", "lastensuojelu"),
    ("asiakirjat", "asiakirja"),
    ("asiakirjojen", "asiakirja"),
    ("asiakasasiakirjoja", "asiakasasiakirja"),
    ("omakannassa", "omakanta"),
    ("OmaKannasta", "omakanta"),
    ("Omakantaan", "omakanta"),
    ("Kannan", "kanta"),
    ("Kannassa", "kanta"),
    ("Kantaan", "kanta"),
    ("Kelalta", "kela"),
    ("hyvinvointialueella", "hyvinvointialue"),
    ("hyvinvointialueiden", "hyvinvointialue"),
    ("palvelutehtävissä", "palvelutehtävä"),
    ("vammaispalvelujen", "vammaispalvelu"),
    ("vammaispalveluissa", "vammaispalvelu"),
    ("päihdehuollossa", "päihdehuolto"),
    ("perheoikeudellisten", "perheoikeudellinen"),
    ("iäkkäiden", "iäkäs"),
    ("työikäisten", "työikäinen"),
    ("koulukuraattorin", "koulukuraattori"),
    ("seurantarekisteriin", "seurantarekisteri"),
    ("asiakastietolain", "asiakastietolaki"),
    ("lokitietojen", "lokitieto"),
    ("luovutuslupaa", "luovutuslupa"),
    ("videotallenteet", "videotallenne"),
    ("määräajat", "määräaika"),
    ("palvelunantajien", "palvelunantaja"),
    ("käyttöönottojakson", "käyttöönottojakso"),
    ("liittymisestä", "liittyä"),
    ("tallennetaan", "tallentaa"),
]
SWEDISH = [
    ("barnskyddets", "barnskydd"),
    ("handlingarna", "handling"),
    ("klienthandlingarna", "klienthandling"),
    ("välfärdsområdets", "välfärdsområde"),
    ("uppföljningsregistret", "uppföljningsregister"),
    ("serviceuppgifter", "serviceuppgift"),
    ("tjänstetillhandahållarna", "tjänstetillhandahållare"),
    ("missbrukarvårdens", "missbrukarvård"),
    ("logguppgifterna", "logguppgift"),
    ("sparas", "spara"),
    ("äldres", "äldre"),
    ("Kantas", "kanta"),
    ("MittKantas", "mittkanta"),
]
ENGLISH = [
    ("documents", "document"),
    ("counties", "county"),
    ("children", "child"),
    ("joined", "join"),
    ("stored", "store"),
    ("recordings", "recording"),
    ("Recording", "recording"),
]
EXAMPLES = [
    *(("fi", *pair) for pair in FINNISH),
    *(("sv", *pair) for pair in SWEDISH),
    *(("en", *pair) for pair in ENGLISH),
]


@pytest.mark.parametrize(("language", "word", "base"), EXAMPLES)
def test_base_form_is_the_one_of_the_dictionary(language, word, base):
    assert base_form(word, language) == base


@pytest.mark.parametrize(
    ("word", "language", "base"),
    [
        ("THL:n", "fi", "thl"),
        ("FPA:s", "sv", "fpa"),
        ("client's", "en", "client"),
        ("guardian’s", "en", "guardian"),
        ("MyKanta's", "en", "mykanta"),
    ],
)
def test_base_form_drops_endings_after_a_colon_or_an_apostrophe(word, language, base):
    assert base_form(word, language) == base


@pytest.mark.parametrize("number", ["2025", "703/2023", "1.9.2026", "2026-09-01"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_base_form_leaves_numbers_alone(number, language):
    assert base_form(number, language) == number


def test_base_form_of_a_number_loses_only_its_spaces():
    assert base_form("102 §", "fi") == "102§"
    assert base_form("5 092", "fi") == "5092"


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_base_form_of_an_unknown_word_is_itself_in_lower_case(language):
    assert base_form("Qwrtzx", language) == "qwrtzx"


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_base_form_does_not_depend_on_capitals(language):
    assert base_form("KANTA", language) == base_form("kanta", language) == "kanta"


def test_compound_unknown_to_the_dictionary_gets_the_base_form_of_its_last_part():
    assert not is_known("turvakotiasiakirjojen", "fi")
    assert base_form("turvakotiasiakirjojen", "fi") == "turvakotiasiakirja"


def test_dictionary_knows_a_word_in_any_form_of_its_own_language_only():
    assert is_known("asiakirjojen", "fi")
    assert not is_known("asiakirjojen", "en")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Kanta-palvelut", ["Kanta", "palvelut"]),
        ("lastensuojelu-asiakirjat", ["lastensuojelu", "asiakirjat"]),
        ("Etelä-Savo", ["Etelä", "Savo"]),
        ("palvelu", []),
        ("video-", []),
        ("-palvelut", []),
    ],
)
def test_parts_are_those_of_hyphenated_words_only(word, parts):
    assert list_parts(word) == parts
