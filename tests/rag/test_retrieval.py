"""Retrieval: the passages that say what is asked come first, each section once, and only what the day knows of."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from rag.embedding import Embedder
from rag.meaning import read_meaning
from rag.passage import Passage, Standing, Validity
from rag.retrieval import Retrieval
from rag.retriever import GuidanceRetriever
from rag.settings import Settings
from rag.store import Generation, Store
from tests.conftest import TODAY
from tests.rag.conftest import Shelve
from tests.rag.samples import EMBEDDER, EvenEmbedder, make_passage, publish, search

DAY = date(2024, 7, 1)
NEWS = Validity(standing=Standing.IN_FORCE, published=DAY)
OLD = Validity(standing=Standing.SUPERSEDED, published=date(2022, 1, 1), in_force_until=date(2024, 6, 30))
SHOWN = make_passage("Asiakas näkee päätökset.", name="shown", section=("Ohje", "Mitä asiakas näkee"))
LOGS = make_passage("Lausunnot viedään arkistoon.", name="logs", section=("Ohje", "Lausunnot"))
OTHER = make_passage("Koulutus järjestetään keväällä.", name="other", section=("Ohje", "Koulutus"))


def find(shelve: Shelve, question: str, *passages: Passage, on: date = TODAY) -> list[str]:
    """The ids of the passages found for a question among a few."""
    return [row.passage.id for row in search(shelve(*passages), question, on)]


@pytest.mark.parametrize(
    ("question", "best"),
    [("Mitä asiakas näkee?", SHOWN), ("Minne lausunnot viedään?", LOGS), ("Milloin koulutus järjestetään?", OTHER)],
)
def test_passage_that_says_what_is_asked_comes_first(shelve: Shelve, question: str, best: Passage) -> None:
    assert find(shelve, question, SHOWN, LOGS, OTHER)[0] == best.id


def test_passages_come_by_their_rank_and_no_more_than_asked_for(shelve: Shelve) -> None:
    generation = shelve(SHOWN, LOGS, OTHER)
    ranks = [row.rank for row in search(generation, "Mitä lausuntoja asiakas näkee keväällä?")]
    assert ranks == sorted(ranks, reverse=True)
    assert len(search(generation, "Mitä lausuntoja asiakas näkee?", count=1)) == 1


@pytest.mark.parametrize(("shift", "is_found"), [(-1, False), (0, True), (1, True)])
def test_passage_is_found_from_the_day_it_was_published(shelve: Shelve, shift: int, is_found: bool) -> None:
    news = make_passage("Lausunnot viedään nyt.", name="news", validity=NEWS)
    found = find(shelve, "Minne lausunnot viedään?", LOGS, news, on=DAY + timedelta(days=shift))
    assert (news.id in found) is is_found
    assert LOGS.id in found


def test_text_in_force_comes_before_the_same_text_superseded(shelve: Shelve) -> None:
    old = make_passage(LOGS.text, name="old", section=LOGS.section, validity=OLD)
    assert find(shelve, "Minne lausunnot viedään?", old, LOGS) == [LOGS.id, old.id]


def test_section_in_several_languages_comes_once_in_the_asker_s(shelve: Shelve) -> None:
    english = make_passage("Statements go to the archive.", language="en", name="logs", section=("G", "Statements"))
    swedish = make_passage("Utlåtanden förs till arkivet.", language="sv", name="logs", section=("A", "Utlåtanden"))
    assert find(shelve, "Where do the statements go?", LOGS, swedish, english, SHOWN)[0] == english.id
    assert find(shelve, "Where do the statements go?", LOGS, swedish, english).count(english.id) == 1
    assert LOGS.id not in find(shelve, "Where do the statements go?", LOGS, english)


def test_passage_that_says_what_is_asked_can_carry_an_answer_and_others_cannot(shelve: Shelve) -> None:
    found = {row.passage.id: row for row in search(shelve(SHOWN, LOGS, OTHER), "Minne lausunnot viedään?")}
    assert found[LOGS.id].is_supported
    assert not any(row.is_supported for name, row in found.items() if name != LOGS.id)


@pytest.mark.parametrize("question", ["Mitä Effica maksaa?", "Minne lausunnot viedään Inarissa?", "Mitä 99 § sanoo?"])
def test_name_place_or_number_that_nobody_knows_keeps_an_answer_away(shelve: Shelve, question: str) -> None:
    assert not any(row.is_supported for row in search(shelve(SHOWN, LOGS, OTHER), question))


@pytest.mark.parametrize("question", ["", "ja", "?!", "qwxz zxwq"])
def test_question_without_known_words_carries_nothing(shelve: Shelve, question: str) -> None:
    assert not any(row.is_supported for row in search(shelve(SHOWN, LOGS), question))


def test_documents_tell_where_they_come_from_and_count_as_asked(tmp_path: Path) -> None:
    settings = Settings(index=tmp_path / "index")
    publish(settings, [SHOWN, LOGS, OTHER])
    retriever = GuidanceRetriever(store=Store(settings, EMBEDDER), embedder=EvenEmbedder(3), k=2)
    documents = retriever.invoke("Minne lausunnot viedään?")
    assert (documents[0].id, documents[0].page_content) == (LOGS.id, LOGS.text)
    assert documents[0].metadata["section"] == ["Ohje", "Lausunnot"]
    assert (len(documents), len(retriever.invoke("Minne lausunnot viedään?", k=1))) == (2, 1)


def test_retriever_keeps_to_the_day_it_is_set_to(tmp_path: Path) -> None:
    settings = Settings(index=tmp_path / "index")
    publish(settings, [LOGS, make_passage("Lausunnot viedään nyt.", name="news", validity=NEWS)])
    before, after = (
        GuidanceRetriever(store=Store(settings, EMBEDDER), embedder=EvenEmbedder(2), as_of=day)
        for day in (DAY - timedelta(days=1), DAY)
    )
    assert (len(before.invoke("lausunnot")), len(after.invoke("lausunnot"))) == (1, 2)


@pytest.mark.parametrize("on", [date(2021, 6, 10), date(2022, 5, 10), date(2024, 6, 30), TODAY], ids=str)
@pytest.mark.parametrize("question", ["Milloin on liityttävä Kantaan?", "När ska handlingar sparas?"])
def test_nothing_of_the_shipped_corpus_is_found_before_its_day(
    settings: Settings, generation: Generation, question: str, on: date
) -> None:
    retrieval = Retrieval(Embedder(settings.embedder))
    found = [row.passage for row in retrieval.search(generation, read_meaning(question), on, 24)]
    assert found
    assert all(passage.is_visible(on) for passage in found)
    assert len({passage.section_key for passage in found}) == len(found)
