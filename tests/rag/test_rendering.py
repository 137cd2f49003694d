"""Rendering: an inquiry's end as an answer with numbered citations and no personal data, and an answer as text."""

from datetime import date

import pytest

from rag.answer import Answer, AnsweredDate, AnswerStatus, Ending
from rag.composition.draft import Draft, Quote, Statement
from rag.inquiry import Inquiry
from rag.meaning import read_meaning
from rag.passage import SourceKind, Standing, Validity
from rag.question import Question
from rag.rendering import describe_citation, describe_dates, refuse_line, render_text, write_answer
from rag.rules.verdict import Verdict
from tests.conftest import TODAY
from tests.rag.samples import make_passage

LAW = make_passage("Liityttävä viimeistään 1.9.2026. Vanhat saa tallentaa.", name="law", kind=SourceKind.STATUTE_DIGEST)
BULLETIN = make_passage("Tallennetaan 1.3.2025 alkaen.")
BY, OLD, FROM = (Quote(LAW, text) for text in ("viimeistään 1.9.2026", "Vanhat saa tallentaa.", "1.3.2025"))
HETU = "131052-308T"


def write(*statements: Statement, question: str = "Milloin?", language: str = "fi", **found: object) -> Answer:
    """The answer that statements make."""
    inquiry = Inquiry(
        question=Question(text=question, today=TODAY, as_of=found.pop("as_of", TODAY), id="q1"),
        retrieval=None,
        open_generation=None,
        language=language,
        draft=Draft(statements, dates=found.pop("dates", ()), follow_ups=("1?", "2?", "3?", "4?")),
        **found,
    )
    return write_answer(inquiry)


def make_date(verdict: Verdict, sector: str | None = None, subject: str = "child_welfare") -> AnsweredDate:
    return AnsweredDate(
        date="2025-03-01",
        subject=subject,
        sector=sector,
        document="bulletin",
        verdict=verdict,
        rule=None,
        in_force_now=None,
    )


def test_citations_are_numbered_in_the_order_they_are_first_marked() -> None:
    answer = write(Statement("Ensin [[1]], sitten [[0]].", (BY, OLD)), Statement("Lopuksi [[0]].", (FROM,)))
    assert answer.answer == "Ensin [1], sitten [2]. Lopuksi [3]."
    assert [(one.number, one.quote) for one in answer.citations] == [(1, OLD.text), (2, BY.text), (3, FROM.text)]


def test_quote_that_is_marked_twice_has_one_number() -> None:
    answer = write(Statement("Näin [[0]].", (BY,)), Statement("Ja näin [[0]][[1]].", (OLD, BY)))
    assert answer.answer == "Näin [1]. Ja näin [2][1]."
    assert len(answer.citations) == 2


def test_quote_that_is_not_marked_is_not_cited() -> None:
    assert write(Statement("Näin.", (BY,))).citations == ()


def test_statements_keep_their_separators_and_the_first_has_none() -> None:
    answer = write(Statement("a:", separator="\n\n"), Statement("b", separator="\n- "), Statement("c"))
    assert answer.answer == "a:\n- b c"


def test_citation_tells_whose_words_it_quotes_and_how_they_stand_on_the_day() -> None:
    until = Validity(standing=Standing.SUPERSEDED, published=date(2022, 5, 10), in_force_until=date(2024, 6, 30))
    quote = Quote(make_passage("Teksti.", validity=until), "Teksti.")
    before = write(Statement("[[0]]", (quote,)), as_of=date(2024, 6, 30)).citations[0]
    after = write(Statement("[[0]]", (quote,)), as_of=date(2024, 7, 1)).citations[0]
    assert (before.standing, after.standing) == ("in_force", "superseded")
    assert before.name == "tiivistelmämme: tiedote 10.5.2022"
    assert (before.document, before.passage, before.passage_text) == ("bulletin", "bulletin#storing.fi", "Teksti.")


@pytest.mark.parametrize(("kind", "said"), [("digest", "our digest"), ("statute_digest", "our digest")])
def test_quote_of_a_digest_says_so_in_every_rendering(kind: str, said: str) -> None:
    passage = make_passage("Text.", language="en", kind=SourceKind(kind))
    answer = write(Statement("[[0]]", (Quote(passage, "Text."),)), language="en")
    assert said in answer.citations[0].name.lower()
    assert said in describe_citation(answer.citations[0], "en").lower()
    assert said in render_text(answer).lower()


def test_verdict_is_the_worst_of_the_dates() -> None:
    dates = (make_date(Verdict.AGREES), make_date(Verdict.SUPERSEDED), make_date(Verdict.NO_RULE))
    assert write(Statement("a"), dates=dates).verdict is Verdict.SUPERSEDED
    assert write(Statement("a")).verdict is None


def test_ending_gives_its_status_and_text_and_asserts_nothing() -> None:
    ending = Ending(AnswerStatus.OUT_OF_SCOPE, "Ei meille.", ("Mitä?",))
    answer = write(Statement("a [[0]]", (BY,)), dates=(make_date(Verdict.AGREES),), ending=ending)
    assert (answer.status, answer.answer, answer.follow_ups) == ("out_of_scope", "Ei meille.", ("Mitä?",))
    assert (answer.dates, answer.citations, answer.verdict) == ((), (), None)


def test_answer_echoes_its_question_and_offers_three_more() -> None:
    answer = write(Statement("a"), meaning=read_meaning("Milloin lastensuojelu?"))
    assert (answer.id, answer.question, answer.standalone_question) == ("q1", "Milloin?", "Milloin lastensuojelu?")
    assert answer.follow_ups == ("1?", "2?", "3?")


def test_identity_code_is_masked_wherever_the_question_stands() -> None:
    text = f"Milloin {HETU} tallennetaan?"
    answer = write(Statement("a"), question=text, meaning=read_meaning(text))
    assert HETU not in answer.model_dump_json()
    assert HETU not in render_text(answer)


def test_line_that_holds_no_question_is_refused_with_the_reason_and_without_personal_data() -> None:
    answer = refuse_line({"id": 7, "question": f"När {HETU}?"}, "as_of: “x” is not a day.", TODAY, date(2023, 6, 1))
    assert (answer.id, answer.status, answer.as_of) == ("7", "error", date(2023, 6, 1))
    assert "as_of: “x” is not a day." in answer.answer
    assert HETU not in answer.model_dump_json()
    assert refuse_line({}, "no question", TODAY, TODAY).id is None


def test_reason_of_a_refused_line_shows_no_personal_data() -> None:
    assert HETU not in refuse_line({}, f"as_of: “{HETU}” is not a day.", TODAY, TODAY).answer


@pytest.mark.parametrize(
    ("dated", "line"),
    [
        (make_date(Verdict.SUPERSEDED, "public"), "1.3.2025 – lastensuojelu, julkiset palvelunantajat: kumottu"),
        (make_date(Verdict.AGREES), "1.3.2025 – lastensuojelu: lain mukainen"),
        (make_date(Verdict.NO_RULE, subject="waves"), "1.3.2025 – käyttöönottoaallot: ei sääntöä laissa"),
    ],
)
def test_date_is_told_with_its_verdict_in_words(dated: AnsweredDate, line: str) -> None:
    assert list(describe_dates(write(Statement("a"), dates=(dated,)))) == [line]


def test_text_for_a_person_has_answer_dates_and_citations() -> None:
    answer = write(Statement("Näin [[0]].", (BY,)), dates=(make_date(Verdict.AGREES),) * 2)
    text = render_text(answer)
    assert text.startswith("Näin [1].")
    assert text.count("1.3.2025 – lastensuojelu") == 1
    assert "[1] tiivistelmämme: tiedote 10.5.2022, Tallentaminen: “viimeistään 1.9.2026”" in text


@pytest.mark.parametrize("ending", [None, Ending(AnswerStatus.NOT_IN_GUIDANCE, "Ei ole.")])
@pytest.mark.parametrize(("language", "words"), [("fi", "vioittunut"), ("sv", "skadat"), ("en", "damaged")])
def test_answer_of_an_index_that_stands_in_says_so(ending: Ending | None, language: str, words: str) -> None:
    answer = write(Statement("Näin [[0]].", (BY,)), language=language, ending=ending, stands_in=True)
    assert words in answer.notices[0]
    assert "python -m ingest" in answer.notices[0]
    assert write(Statement("Näin [[0]].", (BY,)), language=language, ending=ending).notices == ()
