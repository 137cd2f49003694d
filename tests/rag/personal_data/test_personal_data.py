"""Personal data: what belongs to a person is found and masked; numbers of law, offices and dates are left alone."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.personal_data import find_personal_data, mask_personal_data, redact
from rag.settings import ROOT

CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
SEPARATORS = {18: "+", 19: "-YXWVU", 20: "ABCDEF"}
"""The signs between day and number, by century; all but the first of 19 and 20 are in use since 2023."""

FINNISH = "aäbcdefghijklmnoöprstuvyåAÄHKLMPST "


def list_kinds(text):
    """The kinds of personal data in a text."""
    return [data.kind for data in find_personal_data(text)]


@st.composite
def identity_codes(draw):
    """A valid identity code of any century, with any of its signs, also a temporary one."""
    day = date(1850, 1, 1) + timedelta(days=draw(st.integers(0, 64_000)))
    number = draw(st.integers(2, 999))
    start = f"{day:%d%m}{day.year % 100:02}"
    check = CHECK_CHARACTERS[int(f"{start}{number:03}") % 31]
    return f"{start}{draw(st.sampled_from(SEPARATORS[day.year // 100]))}{number:03}{check}"


@given(identity_codes(), st.text(FINNISH, max_size=30), st.text(FINNISH, max_size=30), st.sampled_from(" (”:,;\n"))
def test_identity_code_is_found_in_any_sentence(code, before, after, sign):
    text = f"{before}{sign}{code}{sign} {after}"
    assert "identity_code" in list_kinds(text)
    assert code not in mask_personal_data(text)


@given(identity_codes())
def test_identity_code_is_found_in_small_letters_and_with_a_case_ending(code):
    assert list_kinds(f"Onko {code.lower()} oikein?") == ["identity_code"]
    assert list_kinds(f"Näkyykö {code}:n asia?") == ["identity_code"]


@given(identity_codes())
def test_masking_leaves_no_digit_of_an_identity_code(code):
    masked = mask_personal_data(f"Asiakas {code} kysyy.")
    assert masked == f"Asiakas {'*' * len(code)} kysyy."


@pytest.mark.parametrize(
    "text",
    [
        "131052-308T",
        "131052-308t",
        "010594Y9032",
        "010594y9032",
        "131052+308T",
        "010203A1238",
        "010203X1234",
        "hetu131052-308T",
        "(131052-308T)",
        "131052-308T:n",
        "131052-308T.",
        "131052 - 308T",
        "131052\n-308T",
        "131052\u2011308T",
        "131052\u2013308T",
        "131052\u2212308T",
        "131052\u00ad-308T",
        "131052-\u200b308T",
        "13.10.52-308T",
        "13.10.1952-308T",
        "131052308T",
        "131052 308T",
        "１３１０５２-308T",
        "Hän soitti.131052-308T",
        "hetu/131052-308T",
        "131052-308Tmatti",
    ],
)
def test_identity_code_is_found_however_it_is_spelt(text):
    assert list_kinds(text) == ["identity_code"]


def test_identity_code_with_a_wrong_check_character_is_found_too():
    assert list_kinds("131052-308A") == ["identity_code"]


@pytest.mark.parametrize(
    "text",
    [
        "040 123 4567",
        "0401234567",
        "040-1234567",
        "044 12 34 567",
        "050 1234567",
        "(040) 123 4567",
        "+358 40 123 4567",
        "+358401234567",
        "+358 (0)40 123 4567",
        "+358-40-1234567",
        "09 1234567",
        "(09) 123 4567",
        "013 123 4567",
        "+358 9 1234567",
        "puh. 040 123 4567.",
        "00358 40 123 4567",
        "+46 70 123 45 67",
        "040.123.4567",
    ],
)
def test_phone_number_is_found(text):
    assert list_kinds(text) == ["phone"]


@pytest.mark.parametrize(
    "text",
    ["matti.meikalainen@gmail.com", "Kirjoita: m_m+x@posti.example.fi.", "maija@notkela.fi", "eemeli@kela.fi.example"],
)
def test_private_email_is_found(text):
    assert list_kinds(text) == ["email"]


@pytest.mark.parametrize(
    "text",
    [
        "FI21 1234 5600 0007 85",
        "FI2112345600000785",
        "tili FI2112345600000785.",
        "SE4550000000058398257466",
        "fi21 1234 5600 0007 85",
    ],
)
def test_bank_account_is_found(text):
    assert list_kinds(text) == ["bank_account"]


@pytest.mark.parametrize(
    "text",
    [
        "Mannerheimintie 5",
        "Hämeenkatu 12 B 3",
        "Aleksanterinkatu 5 as. 3",
        "Keskustie 5, 00100 Helsinki",
        "Koulukuja 2",
        "Storgatan 5",
        "Norra vägen 3, Ringvägen 7 A",
        "hämeenkatu 12 b 3",
        "Bulevardi 5 A",
        "Esplanaden 10",
        "Blåbärsgränd 14 B 23",
        "Kvarnbacken 3",
        "Metsäkaarto 4",
    ],
)
def test_street_address_is_found(text):
    assert list_kinds(text) == ["address"]


@pytest.mark.parametrize(
    "text",
    [
        "Y-tunnus 1234567-8",
        "0116297-6",
        "0401234-5",
        "703/2023",
        "HE 246/2022 vp",
        "EU 2016/679",
        "THL/1234/5.09.00/2023",
        "VN/12345/2022",
        "1.3.2025",
        "01.03.2025-31.12.2025",
        "31.12.2026-01.01.2027",
        "2026-09-01",
        "9/2026",
        "102 §:n 5 mom. 2 k.",
        "52 § 11 mom.",
        "5 092 euroa",
        "1 000 000",
        "12345678",
        "010101",
        "050",
        "0,50",
        "1.2.246.10.12345678.10.0",
        "ISBN 978-952-343-000-1",
        "vaihe 2-3",
        "020 634 1550",
        "029 533 6000",
        "0800 12345",
        "+358 20 634 0200",
        "PL 450, 00056 Kela",
        "Kirkkokatu",
        "Hoitotie 3 §",
    ],
)
def test_numbers_of_law_business_offices_and_dates_are_not_personal_data(text):
    assert list_kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "kirjaamo@thl.fi",
        "kanta@kanta.fi",
        "kirjaamo.stm@gov.fi",
        "info@palvelut.kela.fi",
        "KIRJAAMO@THL.FI",
        "kirjaamo@pirha.fi",
        "kirjaamo@hyvaks.fi",
        "kirjaamo@turku.fi",
    ],
)
def test_email_of_an_authority_is_not_personal_data(text):
    assert list_kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Klientplan 2",
        "Genomförandeplan 2",
        "Palvelupolku 2",
        "Hoitopolku 2023",
    ],
)
def test_heading_with_a_number_is_not_an_address(text):
    assert list_kinds(text) == []


def test_guidance_of_the_corpus_holds_no_personal_data():
    paths = sorted((ROOT / "corpus" / "guidance").glob("*.md"))
    assert paths
    found = {
        path.name: find_personal_data(re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"))) for path in paths
    }
    assert not {name: data for name, data in found.items() if data}


def test_personal_data_come_in_the_order_of_the_text_with_their_places():
    text = "Matti, 040 123 4567, 131052-308T ja matti@example.com"
    found = find_personal_data(text)
    assert [(data.kind, text[data.start : data.end]) for data in found] == [
        ("phone", "040 123 4567"),
        ("identity_code", "131052-308T"),
        ("email", "matti@example.com"),
    ]


def test_masking_takes_only_the_personal_data():
    text = "Saako 131052-308T lain 703/2023 mukaan soittaa 040 123 4567?"
    assert mask_personal_data(text) == f"Saako {'*' * 11} lain 703/2023 mukaan soittaa {'*' * 12}?"


def test_masking_a_text_without_personal_data_changes_nothing():
    assert mask_personal_data("Milloin on liityttävä 1.9.2026?") == "Milloin on liityttävä 1.9.2026?"


@given(st.text(max_size=80))
def test_masked_text_has_no_personal_data_left_and_keeps_its_length(text):
    masked = mask_personal_data(text)
    assert len(masked) == len(text)
    assert find_personal_data(masked) == []


@pytest.mark.parametrize("text", ["Y-tunnus 1234567-8", "FI12345678", "1234567\u20138"])
def test_business_id_may_be_asked_with_but_is_not_logged(text):
    assert list_kinds(text) == []
    assert not re.search(r"\d", redact(text))


@pytest.mark.parametrize(
    "text",
    [
        "13105-308T",
        "131052-30T",
        "1331052-308T",
        "131052-3308T",
        "131025-308T",
        "13105-2308T",
        "131052-30T8",
        "991052-308T",
    ],
)
def test_identity_code_with_one_typing_error_is_found(text):
    assert list_kinds(f"Asiakas {text} kysyy") == ["identity_code"]
