"""Chain: the sample question gets exactly what was agreed, and the chain is a Runnable like any other."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.runnables import Runnable

from rag.answer import Answer, AnswerStatus
from rag.chain import STEPS
from rag.language.detection import detect_language
from rag.question import Question
from tests.rag.asked import LANGUAGES, cited_within, fold, list_markers, read_cases, shown, speaks, words_of

TODAY = date(2026, 11, 22)
BEFORE_THE_CHANGE = date(2023, 6, 1)
ACT, EARLIER_ACT, BULLETIN = "asiakastietolaki-703-2023", "asiakastietolaki-784-2021", "liittymisvelvoite-2022"


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def now(ask: Callable[..., Answer], language: str) -> Answer:
    """The answer to the sample question today."""
    return ask(words_of(language)["sample"])


@pytest.fixture
def then(ask: Callable[..., Answer], language: str) -> Answer:
    """The answer to the sample question as of 1.6.2023."""
    return ask(words_of(language)["sample"], as_of=BEFORE_THE_CHANGE)


def list_dates(answer: Answer) -> list[tuple[str, str, str | None, str, str]]:
    """The dates of an answer with who says them and how they fare."""
    return [(one.date, one.subject, one.sector, one.document, one.verdict.value) for one in answer.dates]


def without_timings(answer: Answer) -> dict[str, Any]:
    return answer.model_dump(exclude={"timings_ms"})


def test_sample_question_gets_the_law_in_force_and_the_repealed_date(now: Answer) -> None:
    assert list_dates(now) == [
        ("2026-09-01", "child_welfare", None, ACT, "agrees"),
        ("2025-03-01", "child_welfare", None, BULLETIN, "superseded"),
    ]
    assert now.dates[0].rule.kind == "joining"
    assert now.verdict == "superseded"
    assert now.dates[0].in_force_now is None


@pytest.mark.parametrize(
    "text",
    [
        "miten lastensuojelun asiakirjat tallennetaan kantaan",
        "mitn lastensuojelu asiakirjat tallenetaan kantaan",
        "Tallennetaanko päihdehuollon asiakirjat Kantaan?",
    ],
)
def test_question_that_asks_for_no_date_is_told_the_law_before_a_repealed_date(
    ask: Callable[..., Answer], text: str
) -> None:
    answer = ask(text)
    assert [dated.verdict for dated in answer.dates] == ["agrees", "superseded"]
    assert answer.answer.index("1.9.2026") < answer.answer.index("kumottiin 1.7.2024")


def test_repealed_date_of_the_sample_question_is_one_of_storing(now: Answer) -> None:
    assert now.dates[1].rule.kind == "storing"


def test_sample_question_of_2023_gets_the_law_of_2023_for_each_sector(then: Answer) -> None:
    assert list_dates(then) == [
        ("2025-03-01", "child_welfare", "public", EARLIER_ACT, "agrees"),
        ("2025-03-01", "child_welfare", "on_behalf_of_public", EARLIER_ACT, "agrees"),
        ("2026-01-01", "child_welfare", "self_paid", EARLIER_ACT, "agrees"),
    ]
    assert [one.rule.kind for one in then.dates] == ["storing", "storing", "joining"]
    assert [one.rule.certainty for one in then.dates] == ["confirmed", "confirmed", "inferred"]
    assert {one.in_force_now.date for one in then.dates} == {date(2026, 9, 1)}
    assert then.verdict == "agrees"
    assert speaks(then, "inferred")


def test_sample_answer_cites_law_and_guidance_within_three_sentences(now: Answer, then: Answer) -> None:
    assert cited_within(now, 3) == {ACT, BULLETIN}
    assert cited_within(then, 3) == {EARLIER_ACT, BULLETIN}


def test_sample_answer_says_the_law_first_in_the_right_tense(now: Answer, then: Answer) -> None:
    assert now.answer.index("1.9.2026") < now.answer.index("1.3.2025")
    assert list_markers(now.answer)[0] == list_markers(then.answer)[0] == 1
    assert now.citations[0].document == ACT
    assert then.citations[0].document == EARLIER_ACT
    assert speaks(now, "was_due")
    assert not speaks(then, "was_due")


def test_sample_answer_never_denies_the_duty(now: Answer, then: Answer) -> None:
    for answer in (now, then):
        assert speaks(answer, "duty")
        assert not speaks(answer, "no_duty")
    assert speaks(now, "duty_stands")
    assert "1.7.2024" in now.answer


def test_sample_answer_is_in_the_asker_s_language(now: Answer, then: Answer, language: str) -> None:
    for answer in (now, then):
        assert answer.language == language
        assert detect_language(answer.answer) == language
        assert {citation.language for citation in answer.citations} == {language}


def test_markers_of_the_sample_answer_match_its_citations(now: Answer, then: Answer) -> None:
    for answer in (now, then):
        numbers = [citation.number for citation in answer.citations]
        assert list(dict.fromkeys(list_markers(answer.answer))) == numbers == list(range(1, len(numbers) + 1))
        assert all(fold(citation.quote) in fold(citation.passage_text) for citation in answer.citations)


def test_quotes_of_the_sample_answer_say_nothing_of_another_service_task(now: Answer, language: str) -> None:
    other = read_cases("questions")[language]["tasks"]["family_law"].split()[0][:12]
    assert not any(other in citation.quote for citation in now.citations)


def test_notices_tell_how_far_the_law_was_followed_and_where_it_changed(now: Answer, then: Answer) -> None:
    assert any("152/2026" in notice for notice in now.notices)
    assert any(shown(TODAY) in notice and "1.9.2026" in notice for notice in then.notices)
    assert any("1.1.2024" in notice for notice in then.notices)


def test_same_question_gets_the_same_answer_every_time(ask: Callable[..., Answer], language: str) -> None:
    answers = [without_timings(ask(words_of(language)["sample"])) for _ in range(5)]
    assert all(answer == answers[0] for answer in answers)


def list_questions() -> list[Question]:
    """The sample question and others, in three languages and on two days."""
    texts = [words_of(language)["sample"] for language in LANGUAGES]
    texts += ["Mitä asiakas näkee OmaKannassa?", "When?", "What is the capital of France?"]
    return [
        Question(id=f"{text}-{on}", text=text, today=TODAY, as_of=on)
        for text in texts
        for on in (TODAY, date(2023, 6, 1))
    ]


def test_batch_gives_the_answers_in_the_order_of_the_questions(chain: Runnable[Question, Answer]) -> None:
    questions = list_questions()
    answers = chain.batch(questions)
    assert [answer.id for answer in answers] == [question.id for question in questions]
    assert [without_timings(answer) for answer in answers] == [
        without_timings(chain.invoke(question)) for question in questions
    ]


def test_stream_gives_the_whole_answer_as_one_chunk(chain: Runnable[Question, Answer]) -> None:
    question = list_questions()[0]
    (chunk,) = chain.stream(question)
    assert without_timings(chunk) == without_timings(chain.invoke(question))


def test_threads_at_the_same_time_get_the_same_answers(chain: Runnable[Question, Answer]) -> None:
    questions = list_questions() * 2
    with ThreadPoolExecutor(max_workers=6) as pool:
        together = list(pool.map(chain.invoke, questions))
    alone = [chain.invoke(question) for question in questions]
    assert [without_timings(answer) for answer in together] == [without_timings(answer) for answer in alone]


class _Listener(BaseCallbackHandler):
    def __init__(self) -> None:
        self.heard: list[str] = []

    def on_chain_start(self, serialized: Any, inputs: Any, **kwargs: Any) -> None:
        self.heard.append(kwargs.get("name", ""))


def test_callbacks_hear_each_step_in_order(chain: Runnable[Question, Answer]) -> None:
    listener = _Listener()
    answer = chain.invoke(list_questions()[0], config={"callbacks": [listener]})
    assert [name for name in listener.heard if name in STEPS] == list(STEPS)
    assert answer.status is AnswerStatus.ANSWERED
    assert set(answer.timings_ms) == {*STEPS, "total"}
