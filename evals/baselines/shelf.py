"""Shelf: how a plain search answers: it shows the texts that it found, word for word, and never declines."""

from collections.abc import Sequence

from evals.program import Response, Text
from rag.answer import Answer, AnswerStatus, Citation
from rag.language.detection import detect_language
from rag.passage import SourceKind, Standing
from rag.question import Question

SHOWN = 4
"""Texts that are shown, as in LangChain's tutorial."""

RANKED = 10
"""Sections that a ranking holds."""


def show_found(question: Question, found: Sequence[tuple[Text, float]]) -> Response:
    """The texts found, best first with their scores, as an answer that quotes the first of them whole.

    A plain search knows no status but `answered`; where it found nothing it says so.
    """
    shown = [text for text, _ in found[:SHOWN]]
    answer = make_answer(
        question, "\n\n".join(f"{text.text} [{place}]" for place, text in enumerate(shown, start=1)), shown
    )
    ranking = list(dict.fromkeys(text.section_key for text, _ in found))
    return Response(answer, tuple(ranking[:RANKED]), float(found[0][1]) if found else None)


def make_answer(question: Question, text: str, cited: Sequence[Text], composer: str = "extractive") -> Answer:
    """An answer of a baseline with what it cites, numbered from 1."""
    return Answer(
        id=question.id,
        question=question.text,
        standalone_question=question.text,
        language=detect_language(question.text) or "fi",
        as_of=question.as_of,
        today=question.today,
        status=AnswerStatus.ANSWERED if cited else AnswerStatus.NOT_IN_GUIDANCE,
        answer=text,
        citations=tuple(_cite(found, number) for number, found in enumerate(cited, start=1)),
        composer=composer,
    )


def _cite(text: Text, number: int) -> Citation:
    """A text as a citation of all of it; a plain search knows neither titles nor standing."""
    document = text.section_key.split("#")[0]
    return Citation(
        number=number,
        document=document,
        title=document,
        name=document,
        publisher="",
        published=None,
        kind=SourceKind.DIGEST,
        section=(text.section_key,),
        place="",
        page=None,
        quote=text.text,
        passage_text=text.text,
        url=None,
        passage=text.id,
        language="fi",
        standing=Standing.UNDATED,
    )
