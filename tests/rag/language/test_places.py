"""Places: counties and municipalities are found in the cases of Finnish and by their Swedish names."""

import pytest
import yaml

from rag.language.places import find_places
from rag.settings import ROOT

INFLECTED = [
    ("Turussa", "Turku"),
    ("Turun", "Turku"),
    ("Turkuun", "Turku"),
    ("Åbo", "Turku"),
    ("Helsingissä", "Helsinki"),
    ("Helsinkiin", "Helsinki"),
    ("Helsingfors", "Helsinki"),
    ("Espoossa", "Espoo"),
    ("Vantaalla", "Vantaa"),
    ("Tampereella", "Tampere"),
    ("Tampereen", "Tampere"),
    ("Oulun", "Oulu"),
    ("Jyväskylässä", "Jyväskylä"),
    ("Lahdessa", "Lahti"),
    ("Lahteen", "Lahti"),
    ("Seinäjoella", "Seinäjoki"),
    ("Rovaniemellä", "Rovaniemi"),
    ("Riihimäen", "Riihimäki"),
    ("Lappeenrannassa", "Lappeenranta"),
    ("Äänekoskella", "Äänekoski"),
    ("Saarijärven", "Saarijärvi"),
    ("Hangossa", "Hanko"),
    ("Vihdissä", "Vihti"),
    ("Virroilla", "Virrat"),
    ("Kempeleellä", "Kempele"),
    ("Iissä", "Ii"),
    ("Nousiaisissa", "Nousiainen"),
    ("Alavudella", "Alavus"),
    ("Kangasalla", "Kangasala"),
    ("Varkaudessa", "Varkaus"),
    ("Uudessakaupungissa", "Uusikaupunki"),
    ("Pyhännällä", "Pyhäntä"),
]

COUNTIES = {
    "Etelä-Karjala": ("Etelä-Karjalan", "Etelä-Karjalassa"),
    "Etelä-Pohjanmaa": ("Etelä-Pohjanmaan", "Etelä-Pohjanmaalla"),
    "Etelä-Savo": ("Etelä-Savon", "Etelä-Savossa"),
    "Itä-Uusimaa": ("Itä-Uudenmaan", "Itä-Uudellamaalla"),
    "Kainuu": ("Kainuun", "Kainuussa"),
    "Kanta-Häme": ("Kanta-Hämeen", "Kanta-Hämeessä"),
    "Keski-Pohjanmaa": ("Keski-Pohjanmaan", "Keski-Pohjanmaalla"),
    "Keski-Suomi": ("Keski-Suomen", "Keski-Suomessa"),
    "Keski-Uusimaa": ("Keski-Uudenmaan", "Keski-Uudellamaalla"),
    "Kymenlaakso": ("Kymenlaakson", "Kymenlaaksossa"),
    "Lappi": ("Lapin", "Lapissa"),
    "Länsi-Uusimaa": ("Länsi-Uudenmaan", "Länsi-Uudellamaalla"),
    "Pirkanmaa": ("Pirkanmaan", "Pirkanmaalla"),
    "Pohjanmaa": ("Pohjanmaan", "Pohjanmaalla"),
    "Pohjois-Karjala": ("Pohjois-Karjalan", "Pohjois-Karjalassa"),
    "Pohjois-Pohjanmaa": ("Pohjois-Pohjanmaan", "Pohjois-Pohjanmaalla"),
    "Pohjois-Savo": ("Pohjois-Savon", "Pohjois-Savossa"),
    "Päijät-Häme": ("Päijät-Hämeen", "Päijät-Hämeessä"),
    "Satakunta": ("Satakunnan", "Satakunnassa"),
    "Vantaa-Kerava": ("Vantaa-Keravan", "Vantaa-Keravalla"),
    "Varsinais-Suomi": ("Varsinais-Suomen", "Varsinais-Suomessa"),
    "Ahvenanmaa": ("Ahvenanmaan", "Ahvenanmaalla"),
}

NAMES = yaml.safe_load((ROOT / "rag" / "language" / "places.yaml").read_text(encoding="utf-8"))


def list_names(text):
    """The Finnish names of the places of a text."""
    return [place.name for place in find_places(text)]


@pytest.mark.parametrize(("text", "name"), INFLECTED)
def test_municipality_is_found_in_its_cases(text, name):
    assert list_names(f"Milloin {text}?") == [name]


@pytest.mark.parametrize(
    ("name", "form"),
    [(name, form) for name, forms in COUNTIES.items() for form in forms],
)
def test_county_is_found_in_its_cases(name, form):
    assert list_names(f"{form} hyvinvointialue") == [name]


def test_every_county_is_tried():
    assert set(COUNTIES) == set(NAMES["counties"])


@pytest.mark.parametrize("kind", ["counties", "other_areas", "municipalities"])
def test_every_place_is_found_by_each_of_its_names(kind):
    missed = [
        (name, written)
        for name, foreign in NAMES[kind].items()
        for written in (name, *([foreign] if isinstance(foreign, str) else foreign))
        if list_names(written) != [name]
    ]
    assert not missed


@pytest.mark.parametrize(
    "text", ["Åland", "på Åland", "Ålands lagting", "Ahvenanmaa", "Ahvenanmaalla", "AHVENANMAALLA"]
)
def test_aland_is_found_in_both_languages(text):
    assert list_names(text) == ["Ahvenanmaa"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("keski-suomessa", "Keski-Suomi"), ("jyväskylässä", "Jyväskylä"), ("ahvenanmaalla", "Ahvenanmaa")],
)
def test_long_name_is_found_in_lower_case(text, name):
    assert list_names(text) == [name]


@pytest.mark.parametrize("text", ["salossa", "aura", "lieto", "nokia", "pohjanmaan", "varkaus", "lappi"])
def test_short_name_or_common_word_counts_only_with_a_capital_letter(text):
    assert list_names(text) == []


@pytest.mark.parametrize(
    "text", ["Kanta", "Kantaan", "Kanta-palvelut", "OmaKanta", "Kela", "Suomi.fi", "hyvinvointialue"]
)
def test_names_of_the_field_are_no_places(text):
    assert list_names(text) == []


def test_longest_name_is_taken_first():
    assert list_names("Kanta-Hämeessä ja Pohjois-Savossa") == ["Kanta-Häme", "Pohjois-Savo"]
    assert list_names("Vantaa-Keravan hyvinvointialue") == ["Vantaa-Kerava"]


def test_place_tells_where_it_stands():
    text = "Miten Turussa ja Åbo?"
    assert [text[place.start : place.end] for place in find_places(text)] == ["Turussa", "Åbo"]
