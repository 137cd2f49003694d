"""Rendering: an inquiry at its end as the answer that is given back, and an answer as text for a person."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

from rag.answer import Answer, AnswerStatus, Citation
from rag.authorities import is_official
from rag.basis import describe_basis
from rag.composition.draft import Draft, Quote
from rag.composition.endings import explain_fault
from rag.composition.own_rules import tell_own_rules
from rag.errors import SettingsError
from rag.inquiry import Inquiry
from rag.language import LANGUAGES
from rag.language.dates import show_date
from rag.language.detection import detect_language
from rag.naming import name_source
from rag.personal_data import mask_personal_data
from rag.question import Question
from rag.replies import Replies, load_replies
from rag.rules.verdict import worst

_MARK = re.compile(r"\[\[(\d+)\]\]")


def write_answer(inquiry: Inquiry) -> Answer:
    """The answer of an inquiry that has passed the steps or ended on the way."""
    question, ending = inquiry.question, inquiry.ending
    draft = Draft() if ending else inquiry.draft
    marked = _list_marked(draft)
    standalone = inquiry.meaning.text if inquiry.meaning else question.text
    return Answer(
        id=question.id,
        question=mask_personal_data(question.text),
        standalone_question=mask_personal_data(standalone),
        language=inquiry.language,
        as_of=question.as_of,
        today=question.today,
        status=ending.status if ending else AnswerStatus.ANSWERED,
        answer=ending.text if ending else _write_text(draft, marked),
        verdict=worst([dated.verdict for dated in draft.dates]),
        dates=draft.dates,
        citations=tuple(
            _cite(quote, number, question, inquiry.replies) for number, quote in enumerate(marked, start=1)
        ),
        notices=(*_warn_of_damage(inquiry), *draft.notices),
        organisation=_tell_own_rules(inquiry, ending.status if ending else AnswerStatus.ANSWERED),
        follow_ups=ending.follow_ups if ending else draft.follow_ups[:3],
        composer=draft.composition.model if draft.composition and draft.composition.kept else "extractive",
        composition=draft.composition,
        basis=describe_basis(inquiry, [quote.passage for quote in marked]),
        index=inquiry.generation,
        timings_ms={**inquiry.timings_ms, "total": round(sum(inquiry.timings_ms.values()), 2)},
    )


def _tell_own_rules(inquiry: Inquiry, status: AnswerStatus) -> tuple[str, ...]:
    """What the asker's organisation says of the matter; a refused question is not looked into."""
    meaning = inquiry.meaning
    if meaning is None or status in (AnswerStatus.PERSONAL_DATA, AnswerStatus.ERROR):
        return ()
    duty = inquiry.asked.duty if inquiry.asked else None
    return tell_own_rules(inquiry.question.profile, meaning, duty, inquiry.replies)


def _warn_of_damage(inquiry: Inquiry) -> Iterator[str]:
    """That an earlier index answers, where one does."""
    if inquiry.stands_in:
        yield inquiry.replies.say("notices.stands_in")


def refuse_line(fields: dict[str, Any], reason: str, today: date, as_of: date) -> Answer:
    """The answer to a line that holds no usable question."""
    text = _make_sayable(str(fields.get("question") or ""))
    language = detect_language(text) or LANGUAGES[0]
    ending = explain_fault(SettingsError(_make_sayable(reason)), load_replies(language))
    return Answer(
        id=None if fields.get("id") is None else _drop_halves(str(fields["id"])),
        question=text,
        standalone_question=text,
        language=language,
        as_of=as_of,
        today=today,
        status=ending.status,
        answer=ending.text,
        timings_ms={"total": 0.0},
    )


def render_text(answer: Answer) -> str:
    """An answer as text for a terminal: the answer, verdicts, citations and notices."""
    replies = load_replies(answer.language)
    parts = [answer.answer]
    if answer.dates:
        parts.append("\n".join(dict.fromkeys(describe_dates(answer))))
    if answer.citations:
        parts.append("\n".join(describe_citation(citation, answer.language) for citation in answer.citations))
    if answer.organisation:
        own = [f"{replies.say('organisation.title')}:", *(f"- {said}" for said in answer.organisation)]
        parts.append("\n".join(own))
    if answer.notices:
        parts.append("\n".join(f"! {notice}" for notice in answer.notices))
    if answer.follow_ups and answer.status is not AnswerStatus.ANSWERED:
        parts.append("\n".join(f"? {asked}" for asked in answer.follow_ups))
    parts.append(f"{replies.say('on_day.past', day=show_date(answer.as_of.isoformat()))}.")
    return _make_printable("\n\n".join(parts))


def describe_citation(citation: Citation, language: str) -> str:
    """A citation on one line: number, whose words, document, section, day, standing and quote."""
    say = load_replies(language).say
    published = f", {show_date(citation.published.isoformat())}" if citation.published else ""
    standing = say(f"standing.{citation.standing}", until="").split(";")[0]
    return (
        f"[{citation.number}] {citation.name}, {citation.section[-1]}: “{citation.quote}” "
        f"({citation.title}; {citation.publisher}{published}; {standing})"
    )


def describe_dates(answer: Answer) -> Iterator[str]:
    """A line for each date with its subject, sector and verdict."""
    say = load_replies(answer.language).say
    for dated in answer.dates:
        sector = f", {say(f'sectors.{dated.sector}')}" if dated.sector else ""
        verdict = say(f"verdicts.{dated.verdict}")
        yield f"{show_date(dated.date)} – {_name_subject(dated.subject, answer.language)}{sector}: {verdict}"


def _make_sayable(text: str) -> str:
    """A text without personal data and without what no text can hold."""
    return mask_personal_data(_drop_halves(text))


def _make_printable(text: str) -> str:
    """A text without signs that a terminal obeys, or that turn the order of what is read."""
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cf"))


def _drop_halves(text: str) -> str:
    """A text with a question mark for every half of a character, which stands where bytes are no UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _name_subject(subject: str, language: str) -> str:
    """A subject as readers know it."""
    replies = load_replies(language)
    try:
        return replies.say(f"subjects.{subject}.name")
    except KeyError:
        return replies.say(f"topics.{subject}")


def _list_marked(draft: Draft) -> list[Quote]:
    """The quotes in the order they are first marked in the text, each once; a quote's place is its number."""
    marked: dict[tuple[str, str], Quote] = {}
    for statement in draft.statements:
        for place in _MARK.findall(statement.text):
            quote = statement.quotes[int(place)]
            marked.setdefault((quote.passage.id, quote.text), quote)
    return list(marked.values())


def _write_text(draft: Draft, marked: list[Quote]) -> str:
    """The statements as one text with the numbers of its citations."""
    text = ""
    for statement in draft.statements:
        numbers = [marked.index(quote) + 1 if quote in marked else 0 for quote in statement.quotes]
        shown = _MARK.sub(lambda match, numbers=numbers: f"[{numbers[int(match[1])]}]", statement.text)  # type: ignore[misc]
        text += (statement.separator if text else "") + shown
    return text


def _cite(quote: Quote, number: int, question: Question, replies: Replies) -> Citation:
    """A quote as a citation."""
    passage = quote.passage
    return Citation(
        number=number,
        document=passage.document,
        title=passage.title,
        name=name_source(passage, replies),
        publisher=passage.publisher,
        published=passage.validity.published,
        kind=passage.kind,
        section=passage.section,
        place=passage.place,
        page=passage.page,
        quote=quote.text,
        passage_text=passage.text,
        url=passage.url if is_official(passage.url) else None,
        passage=passage.id,
        language=passage.language,
        standing=passage.validity.find_standing(question.as_of),
    )
