"""Asked guidance: a yes-or-no question asks for a row, a wave for its months, and a question on starting for a plan."""

from datetime import date

import pytest

from rag.asked_guidance import AskedEffort, AskedRow, AskedWaves, find_asked_guidance
from rag.asked_plan import AskedPlan
from rag.meaning import read_meaning
from rag.rules.months import MonthRange

TODAY = date(2026, 11, 22)
READY = date(2028, 9, 1)
START = date(2027, 1, 31)


def ask(question):
    """What a question asks of the rules of guidance."""
    return find_asked_guidance(read_meaning(question), TODAY)


def name_row(question):
    """The area of the row that a question asks for, and what it says."""
    asked = ask(question)
    return (asked.area, asked.row.says) if isinstance(asked, AskedRow) else asked


def list_waves_asked(question):
    """The numbers of the waves that a question asks for."""
    asked = ask(question)
    return [wave.number for wave in asked.waves] if isinstance(asked, AskedWaves) else asked


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Näkyykö maksusitoumus OmaKannassa?", ("visibility", "never")),
        ("Visas beslut för klienten i MittKanta?", ("visibility", "shown")),
        ("Are case notes shown to the client in MyKanta?", ("visibility", "not_at_first")),
        ("Näytetäänkö päätös asiakkaalle?", ("visibility", "shown")),
        ("Toimitetaanko päätökset seurantarekisteriin?", ("monitoring_register", "where_possible")),
        ("Lämnas beslut till uppföljningsregistret?", ("monitoring_register", "where_possible")),
        ("Are decisions delivered to the monitoring register?", ("monitoring_register", "where_possible")),
        ("Tarvitaanko asiakkaan lupa oman rekisterin katsomiseen?", ("sharing", "not_needed")),
        ("Kan ett förbud gälla en enskild handling?", ("sharing", "may_target")),
        ("Can a denial target a service task?", ("sharing", "may_target")),
    ],
)
def test_yes_or_no_question_asks_for_a_row_of_its_area(question, row):
    assert name_row(question) == row


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Julkaiseeko Valvira asiakirjarakenteet?", "thl"),
        ("Missä Valvira julkaisee asiakirjarakenteet?", "thl"),
        ("Does Kela keep the monitoring register?", "thl"),
        ("Hur lämnas uppgifter till FPA:s uppföljningsregister?", "thl"),
    ],
)
def test_wrong_authority_taken_for_granted_asks_for_the_right_one(question, says):
    assert name_row(question) == ("authorities", says)


@pytest.mark.parametrize(
    "question",
    [
        "Mitä asiakas näkee OmaKannassa?",
        "Milloin päätös näkyy OmaKannassa?",
        "Kuka päättää lapsen asiakirjan näyttämisestä huoltajille?",
        "Mitkä tiedot toimitetaan seurantarekisteriin?",
        "Milloin luovutuslupaa ei tarvita?",
        "Kuinka monta ryhmää ei näy OmaKannassa?",
        "Kuka ylläpitää seurantarekisteriä, Kela vai THL?",
        "Millainen päätös on?",
        "Vad ser klienten i MittKanta?",
        "Who decides what is shown to the guardians?",
    ],
)
def test_open_question_asks_for_no_row(question):
    assert ask(question) is None


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Milloin aaltoon 14 oli ilmoittauduttava?", [14]),
        ("När skulle man anmäla sig till våg 14?", [14]),
        ("When was wave 14 deployed?", [14]),
        ("Milloin jakso 1/2023 otettiin käyttöön?", [14]),
        ("När var perioden 1/2023?", [14]),
        ("When was the deployment of period 1/2023 due?", [14]),
        ("Milloin aallot 12 ja 13 olivat?", [12, 13]),
        ("Mikä käyttöönottoaalto päättyi elokuussa 2023?", [15]),
        ("Which wave had to be deployed by April 2023?", [14]),
    ],
)
def test_waves_are_asked_for_by_number_period_or_month(question, numbers):
    assert list_waves_asked(question) == numbers


@pytest.mark.parametrize(
    ("question", "numbers", "on"),
    [
        ("Mihin aaltoon ehti vielä ilmoittautua maaliskuussa 2022?", [14], date(2022, 3, 1)),
        ("Vilken våg kunde man anmäla sig till i mars 2022?", [14], date(2022, 3, 1)),
        ("Which wave was open for registration on 31 January 2022?", [13], date(2022, 1, 31)),
        ("Mihin aaltoon voi ilmoittautua 1.12.2023?", [], date(2023, 12, 1)),
    ],
)
def test_wave_to_register_for_is_asked_for_by_a_day(question, numbers, on):
    asked = ask(question)

    assert [wave.number for wave in asked.waves] == numbers
    assert asked.open_on == on


@pytest.mark.parametrize("question", ["Milloin aalto 19 oli?", "Mikä on käyttöönottoaalto?"])
def test_wave_that_the_table_does_not_have_is_not_asked_for(question):
    assert ask(question) is None


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("Milloin työ pitää aloittaa, jotta olemme valmiita 1.9.2028?", AskedPlan(deadline=READY)),
        ("När måste vi börja för att vara klara 1.9.2028?", AskedPlan(deadline=READY)),
        ("When must we start to be ready by 1 September 2028?", AskedPlan(deadline=READY)),
        ("Milloin aloitamme, jos pitää olla valmista syyskuussa 2028?", AskedPlan(deadline=READY)),
        ("Milloin olemme valmiita, jos aloitamme 31.1.2027?", AskedPlan(start=START)),
        ("När är vi klara om vi börjar 31.1.2027?", AskedPlan(start=START)),
        ("When will we be done if we start on 31.1.2027?", AskedPlan(start=START)),
        ("Ehdimmekö valmiiksi 1.9.2028, jos aloitamme 31.1.2027?", AskedPlan(start=START, deadline=READY)),
        ("If we start on 31.1.2027, will we be ready by 1.9.2028?", AskedPlan(start=START, deadline=READY)),
        ("Milloin olemme valmiita, jos aloitamme nyt?", AskedPlan(start=TODAY)),
        ("When are we ready if we start today?", AskedPlan(start=TODAY)),
        ("Milloin pitää aloittaa, jotta ehdimme ajoissa?", AskedPlan()),
        ("When must we start preparing to join in time?", AskedPlan()),
    ],
)
def test_plan_is_asked_for_back_from_a_deadline_or_forward_from_a_start(question, plan):
    assert ask(question) == plan


@pytest.mark.parametrize(
    "question",
    [
        "Työ vie 14 kuukautta, milloin on aloitettava, jotta se on valmis 1.9.2028?",
        "Arbetet tar 14 månader, när måste vi börja för att vara klara 1.9.2028?",
        "The work takes 14 months: when must we start to be ready by 1.9.2028?",
    ],
)
def test_plan_takes_the_asker_s_own_months(question):
    assert ask(question) == AskedPlan(deadline=READY, months=MonthRange(shortest=14, longest=14))


@pytest.mark.parametrize(
    "question",
    [
        "Milloin lastensuojelun asiakirjojen tallentaminen on aloitettava?",
        "När ska man börja spara barnskyddets handlingar i Kanta?",
        "When must storing of child welfare documents start?",
        "Milloin pilotit alkoivat?",
        "Milloin on liityttävä Kantaan?",
    ],
)
def test_question_on_when_a_duty_begins_asks_for_no_plan(question):
    assert not isinstance(ask(question), AskedPlan)


@pytest.mark.parametrize(
    ("question", "is_asked"),
    [
        ("Kuinka kauan käyttöönotto kestää?", True),
        ("Hur länge tar ibruktagandet?", True),
        ("How long does deployment take?", True),
        ("Mitkä ovat käyttöönoton vaiheet?", True),
        ("What are the phases of deployment?", True),
        ("Kuinka kauan pilotti kesti Turussa?", False),
        ("Kuka vastaa käyttöönoton vaiheista?", False),
    ],
)
def test_how_long_the_work_takes_asks_for_the_estimate(question, is_asked):
    assert isinstance(ask(question), AskedEffort) is is_asked


@pytest.mark.parametrize(
    "question",
    [
        "Voiko asiakas kieltää asiakirjojen tallentamisen Kantaan?",
        "Kan klienten förbjuda att handlingar sparas i Kanta?",
        "Can the client forbid the storing of documents to Kanta?",
    ],
)
def test_refusing_to_have_documents_stored_asks_for_no_row_on_sharing(question):
    assert ask(question) is None
