"""Generative composition: a language model words what passages say; rulings stay in our own sentences.

The extractive draft is made first. The model may replace its quotations, sentence by sentence, by what `support` lets
through; the sentences with rulings are given to it as facts and stand in the answer as they were, whatever it writes.
"""

import json
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.answer import AnsweredDate, Composition
from rag.composition.brief import Brief
from rag.composition.chat_model import ChatModel
from rag.composition.draft import Draft, Quote, Statement, begin_paragraph
from rag.composition.extract_dates import list_claim_dates
from rag.composition.extractive import list_passage_notices, say_standing
from rag.composition.prompting import LETTERS_A_TOKEN, SHAPE, show_passage, write_prompt
from rag.composition.sufficiency import says_enough
from rag.composition.support import find_support, is_plain
from rag.errors import ModelUnavailable
from rag.grounding import is_grounded
from rag.language.dates import find_dates
from rag.passage import Passage

MOST_SENTENCES = 5
"""Sentences of a model that an answer has at most."""

SENTENCE, WRITING = "sentence", "writing"
"""Events of a run: a sentence that is carried, with its text; something written that is not shown yet."""

LONGEST_OPENING = 200
"""Characters by which the JSON of an answer has begun."""

_MARK = re.compile(r"\s*\[\[\d+\]\]")
_OPENING = re.compile(r'\s*(?:```(?:json)?\s*)?\{\s*"sentences"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_CLOSING = re.compile(r"\s*\]\s*\}\s*(?:```)?\s*$")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Written:
    """A sentence that is carried, with the dates it asserts and the passage it rests on."""

    text: str
    statement: Statement
    dates: tuple[AnsweredDate, ...]
    passage: Passage


@dataclass(frozen=True)
class Writer:
    """Words answers by a chat model; `context` is what it may be sent, in tokens."""

    model: ChatModel
    context: int

    @property
    def memory(self) -> int:
        """Letters of earlier questions that the model is reminded of: an eighth of what it may be sent."""
        return self.context * LETTERS_A_TOKEN // 8

    def rewrite(self, brief: Brief, draft: Draft, passages: Sequence[Passage], asked: Sequence[str]) -> Draft:
        """The draft with the model's sentences for running quotations, or as it was, with a notice that says why."""
        quoted = [statement for statement in draft.statements if statement.is_quoted]
        if not quoted or any(statement.separator.endswith("- ") for statement in quoted):
            return draft
        own = [statement for statement in draft.statements if not statement.is_quoted]
        for statement in filter(is_grounded, own):
            _tell(SENTENCE, _MARK.sub("", statement.text))
        tokens = {f"P{number}": passage for number, passage in enumerate(passages, start=1)}
        facts = {f"R{number}": statement.text for number, statement in enumerate(own, start=1)}
        facts |= {token: show_passage(passage) for token, passage in tokens.items()}
        checker = Checker(brief, tokens)
        reason = ""
        try:
            messages = write_prompt(brief.meaning.language, asked, facts, self.context)
            for text, sources in read_sentences(self.model.stream(messages, SHAPE)):
                checker.take(text, sources)
                if len(checker.kept) == MOST_SENTENCES or checker.dropped > 4 * MOST_SENTENCES:
                    break
        except ModelUnavailable as error:
            _log.warning("The chat model gave no whole answer: %s.", error)
            reason = "model_fault"
        composition = Composition(model=self.model.name, kept=len(checker.kept), dropped=checker.dropped)
        written = [sentence.text for sentence in checker.kept]
        if reason or not says_enough(brief.meaning, written, [statement.text for statement in quoted]):
            notice = brief.say(f"notices.{reason or 'model_ungrounded'}")
            return replace(
                draft, notices=(*draft.notices, notice), composition=composition.model_copy(update={"kept": 0})
            )
        return _join(brief, draft, checker.kept, composition)


class Checker:
    """Takes a model's sentences one by one, keeps what a cited passage carries and counts the rest."""

    def __init__(self, brief: Brief, tokens: dict[str, Passage]) -> None:
        self._brief = brief
        self._tokens = tokens
        self.kept: list[Written] = []
        self.dropped = 0

    def take(self, text: str, sources: Sequence[str]) -> None:
        """Keep a sentence, or count it as dropped; one that only repeats is passed over."""
        if any(text == written.text for written in self.kept):
            return
        written = self._check(text, sources)
        if written and is_grounded(written.statement):
            self.kept.append(written)
            _tell(SENTENCE, text)
        else:
            self.dropped += 1

    def _check(self, text: str, sources: Sequence[str]) -> Written | None:
        """The sentence with its quote, if every source is one that was given and one of them carries it."""
        language = self._brief.meaning.language
        if not sources or not set(sources) <= set(self._tokens) or not is_plain(text, language):
            return None
        for passage in (self._tokens[token] for token in sources):
            unit = find_support(text, passage) if passage.language == language else None
            if unit:
                dates = tuple(list_claim_dates(self._brief, passage, unit))
                if not {day.iso for day in find_dates(text)} <= {dated.date for dated in dates}:
                    return None
                statement = Statement(f"{text} [[0]]{say_standing(self._brief, passage)}", (Quote(passage, unit),))
                return Written(text, statement, dates, passage)
        return None


def read_sentences(pieces: Iterator[str]) -> Iterator[tuple[str, list[str]]]:
    """The sentences of a JSON answer, each as soon as it is whole; raises ModelUnavailable for any other text."""
    text, is_open = "", False
    for piece in pieces:
        _tell(WRITING)
        text += piece
        if not is_open and (opening := _OPENING.match(text)):
            text, is_open = text[opening.end() :], True
        elif not is_open and len(text) > LONGEST_OPENING:
            raise ModelUnavailable("no JSON")
        while is_open and (row := _decode(text)):
            content, end = row
            text = text[end:]
            yield _read_row(content)
    if not is_open or not _CLOSING.match(text):
        raise ModelUnavailable("broken JSON")


def _tell(event: str, text: str | None = None) -> None:
    """Tell whoever follows the run what has been written."""
    from langchain_core.callbacks import dispatch_custom_event

    dispatch_custom_event(event, text)


def _decode(text: str) -> tuple[object, int] | None:
    """The first row of what is left of an answer and where it ends; None where none is whole yet."""
    start = _BETWEEN.match(text).end()  # type: ignore[union-attr]
    try:
        return json.JSONDecoder().raw_decode(text, start) if text[start : start + 1] == "{" else None
    except (ValueError, RecursionError):
        return None


def _read_row(row: object) -> tuple[str, list[str]]:
    """The sentence and the tokens of a row; raises ModelUnavailable for one of another shape."""
    text = row.get("text") if isinstance(row, dict) else None
    sources = row.get("sources") if isinstance(row, dict) else None
    if not isinstance(text, str) or not isinstance(sources, list) or not all(isinstance(one, str) for one in sources):
        raise ModelUnavailable("not the shape asked for")
    return " ".join(text.split(" ")).strip(), sources


def _join(brief: Brief, draft: Draft, kept: Sequence[Written], composition: Composition) -> Draft:
    """The draft with the sentences that are kept where its first quotation was, without the dates that fell."""
    translated = brief.say("original_language")
    statements: list[Statement] = []
    for statement in draft.statements:
        if not statement.is_quoted and statement.text != translated:
            statements.append(statement)
        elif statement.is_quoted and not any(written.statement in statements for written in kept):
            statements.extend(begin_paragraph([written.statement for written in kept]))
    stated = {day.iso for statement in statements for day in find_dates(statement.text)}
    dates = (*(dated for dated in draft.dates if dated.date in stated), *(one for row in kept for one in row.dates))
    notices = (*draft.notices, *(text for row in kept for text in list_passage_notices(brief, row.passage)))
    if composition.dropped:
        notices = (*notices, brief.say("notices.model_dropped", count=composition.dropped))
    return replace(
        draft,
        statements=tuple(statements),
        dates=tuple(dict.fromkeys(dates)),
        notices=tuple(dict.fromkeys((*notices, brief.say("notices.model", model=composition.model)))),
        composition=composition,
    )
