"""Asked deadline: a question about time asks for a date of law of the right duty, subject and sectors, or for none."""

from datetime import date

import pytest

from rag.answer import AnsweredDate
from rag.asked_deadline import AskedDeadline, find_asked_deadline, find_implied_deadline
from rag.meaning import read_meaning
from rag.question import Profile
from rag.rules.catalogue import find_ruling
from rag.rules.verdict import Verdict
from rag.rulings import show_ruling

PRIVATE = ("on_behalf_of_public", "self_paid")


def ask(text, **profile):
    """The deadline that a question asks for, by someone of a profile."""
    return find_asked_deadline(read_meaning(text), Profile(**profile))


@pytest.mark.parametrize(
    ("question", "duty", "subjects", "sectors"),
    [
        ("Milloin lastensuojelun asiakirjat on vietävä Kantaan?", "storing", ("child_welfare",), ()),
        ("När måste barnskyddets handlingar finnas i Kanta?", "storing", ("child_welfare",), ()),
        ("When must child welfare documents be stored in Kanta?", "storing", ("child_welfare",), ()),
        ("Mihin mennessä vammaispalvelujen asiakirjat pitää tallentaa?", "storing", ("disability",), ()),
        (
            "Milloin lastensuojelun ja perheoikeuden asiakirjat on tallennettava?",
            "storing",
            ("child_welfare", "family_law"),
            (),
        ),
        ("Milloin itse maksavien asiakkaiden asiakirjat on tallennettava?", "storing", (), ("self_paid",)),
        ("Milloin ostopalvelun asiakirjat on tallennettava?", "storing", (), ("on_behalf_of_public",)),
        ("Milloin video- ja äänitallenteet on tallennettava Kantaan?", "storing", ("recordings",), ()),
        ("When must recordings be stored?", "storing", ("recordings",), ()),
        ("Milloin koulukuraattorin asiakirjat on tallennettava?", "storing", ("school_social_work",), ()),
        ("Mikä on määräaika?", "storing", (), ()),
        ("Pomo sanoi että vammaispalvelujen takaraja oli 1.9.2025, onko näin?", "storing", ("disability",), ()),
        ("Koskeeko tallennusvelvoite yksityistä lastensuojelulaitosta?", "storing", ("child_welfare",), ()),
        ("Voiko kuntayhtymä siirtää liittymistä vuoteen 2027?", "joining", (), ()),
        ("Lastenvalvojan asiakirjoja ei tarvitse tallentaa, eihän?", "storing", ("family_law",), ()),
        ("Saako videotallenteen jättää viemättä Kantaan?", "storing", ("recordings",), ()),
        ("We don't have to store child welfare documents, do we?", "storing", ("child_welfare",), ()),
        ("Milloin luovutuslupa tulee käyttöön sosiaalihuollossa?", "consent", ("consent",), ()),
        ("Mikä on viimeinen liittymispäivä?", "joining", (), ()),
        ("Milloin on liityttävä Kantaan?", "joining", (), ()),
        ("När ska man ansluta sig till Kanta?", "joining", (), ()),
        ("By when must a provider join Kanta?", "joining", (), ()),
        ("Milloin yksityisen palvelunantajan on liityttävä Kantaan?", "joining", (), PRIVATE),
        ("Milloin hyvinvointialueen on liityttävä?", "joining", (), ("public",)),
        ("Mihin mennessä potilastiedot on tallennettava?", "patient_data", ("patient_data",), ()),
        ("När ska patientuppgifter sparas i Kanta?", "patient_data", ("patient_data",), ()),
        ("Milloin luovutuslupa on otettava käyttöön?", "consent", ("consent",), ()),
        ("Milloin lokitiedot on tallennettava?", "log_data", ("log_data",), ()),
        ("By when must log data be stored?", "log_data", ("log_data",), ()),
        ("Milloin sosiaalihuolto pääsee lääkemääräyksiin Kannassa?", "data_access", ("prescriptions",), ()),
        ("Milloin tiedonsaantioikeus toteutetaan Kannassa?", "data_access", ("data_access",), ()),
        ("Onko lastensuojelun asiakirjat pakko tallentaa Kantaan?", "storing", ("child_welfare",), ()),
        ("Pitääkö lastensuojelun asiakirjat tallentaa jo 1.3.2025?", "storing", ("child_welfare",), ()),
        ("Onko liittyminen pakollista?", "joining", (), ()),
    ],
)
def test_question_on_a_deadline_asks_for_its_duty_subjects_and_sectors(question, duty, subjects, sectors):
    assert ask(question) == AskedDeadline(duty, subjects, sectors)


@pytest.mark.parametrize(
    "question",
    [
        "Mitä asiakas näkee OmaKannassa?",
        "Milloin asiakas näkee asiakirjat OmaKannassa?",
        "Kuinka kauan käyttöönotto kestää?",
        "Kuinka monta palvelutehtävää on?",
        "Kuinka kauan asiakirjoja säilytetään?",
        "Milloin käyttöönottojakso alkaa?",
        "Milloin Keski-Suomi otti Kannan käyttöön?",
        "Milloin seurantarekisteriin toimitetaan tiedot?",
        "Milloin luovutuslupaa ei tarvita?",
        "Milloin vanhat asiakirjat on tallennettava?",
        "Milloin pilotit alkoivat?",
        "Milloin Ahvenanmaan on liityttävä Kantaan?",
        "Kuka päättää lapsen asiakirjan näyttämisestä?",
        "Mitkä ovat palvelutehtävät?",
        "Vad ser klienten i MittKanta?",
        "How long does deployment take?",
        "Is there a fine for missing the deadline?",
        "Mitä asiakas voi kieltää voimassa olevan lain mukaan?",
    ],
)
def test_question_on_something_else_asks_for_no_date_of_law(question):
    assert ask(question) is None


def test_profile_fills_in_sector_and_service_tasks():
    asked = ask("Milloin asiakirjat on tallennettava Kantaan?", sector="self_paid", service_tasks=("disability",))
    assert asked == AskedDeadline("storing", ("disability",), ("self_paid",))


def test_question_beats_the_profile():
    asked = ask(
        "Milloin hyvinvointialueen on tallennettava lastensuojelun asiakirjat?",
        sector="self_paid",
        service_tasks=("disability",),
    )
    assert asked == AskedDeadline("storing", ("child_welfare",), ("public",))


@pytest.mark.parametrize(
    ("question", "duty", "subjects"),
    [
        ("Milloin on liityttävä Kantaan?", "joining", ()),
        ("Milloin potilastiedot on tallennettava?", "patient_data", ("patient_data",)),
    ],
)
def test_service_tasks_of_the_profile_count_only_for_storing(question, duty, subjects):
    assert ask(question, service_tasks=("disability",)) == AskedDeadline(duty, subjects, ())


def test_profile_makes_no_deadline_of_another_question():
    assert ask("Mitä asiakas näkee OmaKannassa?", sector="public", service_tasks=("families",)) is None


def state(verdict: Verdict, subject: str = "child_welfare") -> AnsweredDate:
    """A date of a quoted passage, compared with the law."""
    ruling = find_ruling("storing", subject, "public", date(2026, 11, 23))
    assert ruling is not None
    stated = {"date": "2025-03-01", "subject": subject, "sector": None, "document": "bulletin", "in_force_now": None}
    return AnsweredDate(**stated, verdict=verdict, rule=show_ruling(ruling, duty="storing"))


def test_law_is_told_in_place_of_a_repealed_date_of_the_asked_duty() -> None:
    meaning = read_meaning("miten lastensuojelun asiakirjat tallennetaan kantaan")
    implied = find_implied_deadline(meaning, Profile(sector="public"), [state(Verdict.SUPERSEDED)])
    assert implied == AskedDeadline("storing", ("child_welfare",), ("public",))


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("miten lastensuojelun asiakirjat tallennetaan kantaan", Verdict.AGREES),
        ("Mitä tiedote sanoi lastensuojelun tallentamisesta?", Verdict.SUPERSEDED),
        ("Mitä vanha laki sanoi lastensuojelun tallentamisesta?", Verdict.SUPERSEDED),
        ("Mitä itse maksavalla asiakkaalla tarkoitetaan?", Verdict.SUPERSEDED),
    ],
)
def test_law_is_not_put_before_what_is_in_force_or_asked_of_the_past(question: str, verdict: Verdict) -> None:
    assert find_implied_deadline(read_meaning(question), Profile(), [state(verdict)]) is None
