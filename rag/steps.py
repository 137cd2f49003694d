"""Steps: what happens to a question, one function a step, each taking an inquiry and giving the next."""

from dataclasses import replace

from rag.answer import AnswerStatus
from rag.asked_day import find_law_day
from rag.asked_deadline import AskedDeadline, find_asked_deadline, find_implied_deadline
from rag.asked_guidance import AskedEffort, AskedRow, AskedWaves, find_asked_guidance
from rag.asked_plan import AskedPlan
from rag.composition.acts import compose_acts, correct_repealed, find_asked_acts
from rag.composition.deadlines import compose_deadlines
from rag.composition.draft import Draft
from rag.composition.earlier_law import say_no_law
from rag.composition.endings import (
    ask_back,
    decline,
    refuse_impossible_date,
    refuse_personal_data,
    refuse_unusable,
)
from rag.composition.extractive import CONSIDERED, compose_extracts
from rag.composition.guidance_answers import compose_guidance
from rag.composition.suggestions import suggest_next
from rag.conversation import make_standalone, recall
from rag.grounding import keep_grounded
from rag.inquiry import Inquiry
from rag.language.dates import find_impossible_dates
from rag.language.detection import detect_language
from rag.language.glossary import find_terms
from rag.language.typing_errors import mend_typing
from rag.language.words import split_words
from rag.meaning import Meaning
from rag.orders import gives_orders
from rag.other_registers import find_other_registers
from rag.own_joining import find_own_joining
from rag.personal_data import find_personal_data, mask_personal_data
from rag.question import Question
from rag.rulings import find_cases
from rag.scope import LONGEST, asks_for_act, asks_nothing, is_instruction

PASSAGES = 8
"""Passages that composition may choose from."""


def take_scope(inquiry: Inquiry) -> Inquiry:
    """Whether the question is safe to take and ours, and what it asks, made to stand alone."""
    question = inquiry.question
    inquiry = replace(inquiry, language=detect_language(question.text[:LONGEST]) or question.language or "fi")
    if personal := find_personal_data(question.text):
        return replace(inquiry, ending=refuse_personal_data(question.text, personal, LONGEST, inquiry.replies))
    if len(question.text) > LONGEST or not any(word.text[0].isalnum() for word in split_words(question.text)):
        return replace(inquiry, ending=refuse_unusable(question.text, LONGEST, inquiry.replies))
    history = [mask_personal_data(earlier) for earlier in question.history if earlier.strip()]
    text = mend_typing(question.text, inquiry.language, inquiry.knows_word)
    meaning = make_standalone(text, history, default=question.language)
    inquiry = replace(
        inquiry, meaning=meaning, language=meaning.language, question=_heed_own_joining(question, meaning)
    )
    if is_instruction(meaning):
        return replace(inquiry, ending=decline(AnswerStatus.OUT_OF_SCOPE, [], inquiry.replies))
    if asks_nothing(meaning):
        return replace(inquiry, ending=ask_back(inquiry.replies))
    return inquiry


def _heed_own_joining(question: Question, meaning: Meaning) -> Question:
    """The question with the day on which its askers say that they join, before that of their profile."""
    joined = find_own_joining(meaning)
    profile = question.profile.model_copy(update={"joined_on": joined})
    return question.model_copy(update={"profile": profile}) if joined else question


def apply_rules(inquiry: Inquiry) -> Inquiry:
    """The rulings of the law that the question asks for, on the day asked about."""
    inquiry = replace(inquiry, is_ruled=True)
    meaning, question = inquiry.understood, inquiry.question
    if asks_for_act(meaning):
        day = find_law_day(meaning, question.as_of) or question.as_of
        return replace(inquiry, acts=tuple(find_asked_acts(meaning, day)))
    guidance = find_asked_guidance(meaning, question.as_of)
    impossible = find_impossible_dates(meaning.text)
    if isinstance(guidance, AskedPlan) and impossible and not guidance.names_day:
        return replace(inquiry, ending=refuse_impossible_date(impossible[0], inquiry.replies))
    if isinstance(guidance, AskedRow | AskedWaves | AskedEffort):
        return replace(inquiry, guidance=guidance)
    asked = find_asked_deadline(meaning, question.profile, find_law_day(meaning, question.as_of))
    if isinstance(guidance, AskedPlan) and not (meaning.duty or meaning.subjects):
        asked = None if guidance.names_day else AskedDeadline("joining", (), meaning.sectors)
    if asked and isinstance(guidance, AskedPlan):
        asked = replace(asked, is_planned=True)
    cases = tuple(find_cases(asked, question)) if asked else ()
    return replace(inquiry, asked=asked, cases=cases, guidance=guidance)


def retrieve(inquiry: Inquiry) -> Inquiry:
    """The passages that answer best; where none does, the question ends as not answered by the guidance."""
    meaning, generation = inquiry.understood, inquiry.open_generation()
    searched = inquiry.retrieval.search(generation, meaning, inquiry.question.as_of, PASSAGES)
    found = tuple(row for row in searched if not gives_orders(row.passage.text))
    if registers := find_other_registers(meaning):
        found = tuple(
            row for row in found if registers <= find_terms(" ".join(row.passage.section), row.passage.language)
        )
    if inquiry.asked and not inquiry.cases:
        found = tuple(row for row in found if row.passage.gives_date_of(inquiry.asked.duty))
    inquiry = replace(inquiry, found=found, generation=generation.manifest.id, stands_in=generation.stands_in)
    if inquiry.cases or inquiry.acts or inquiry.guidance or any(row.is_supported for row in found[:CONSIDERED]):
        return inquiry
    status = AnswerStatus.NOT_IN_GUIDANCE if meaning.is_of_the_field else AnswerStatus.OUT_OF_SCOPE
    reasons = [said.text for said in say_no_law(inquiry.brief, inquiry.asked)] if inquiry.asked else []
    nearest = [row.passage for row in found[:3]]
    return replace(inquiry, ending=decline(status, nearest, inquiry.replies, reasons))


def compose(inquiry: Inquiry) -> Inquiry:
    """The draft of the answer: rulings in the asker's language, the words of the guidance, or a model's for those."""
    inquiry = _compose_plainly(inquiry)
    if inquiry.writer is None or inquiry.guidance:
        return inquiry
    quoted = [quote.passage for statement in inquiry.draft.statements for quote in statement.quotes]
    passages = {passage.id: passage for passage in (*quoted, *(row.passage for row in inquiry.found))}
    earlier = [mask_personal_data(asked) for asked in inquiry.question.history if asked.strip()]
    asked = recall([*earlier, inquiry.understood.text], inquiry.writer.memory)
    draft = inquiry.writer.rewrite(inquiry.brief, inquiry.draft, list(passages.values()), asked)
    return replace(inquiry, draft=draft)


def _compose_plainly(inquiry: Inquiry) -> Inquiry:
    """The draft without a model."""
    brief = inquiry.brief
    if inquiry.acts:
        return replace(inquiry, draft=compose_acts(brief, list(inquiry.acts)))
    law = compose_deadlines(brief, inquiry.asked, inquiry.cases) if inquiry.asked and inquiry.cases else None
    guidance = compose_guidance(brief, inquiry.guidance, inquiry.cases) if inquiry.guidance else None
    repealed = correct_repealed(brief)
    if law:
        return replace(inquiry, draft=law.followed_by(guidance or repealed))
    draft = guidance or _tell_law_of_repealed(inquiry, compose_extracts(brief, inquiry.found))
    draft = repealed.followed_by(draft)
    if inquiry.asked and not inquiry.cases:
        draft = Draft(tuple(say_no_law(brief, inquiry.asked))).followed_by(draft)
    return replace(inquiry, draft=draft)


def _tell_law_of_repealed(inquiry: Inquiry, extracts: Draft) -> Draft:
    """Extracts as they are, or the law in their place where they would give a date as a duty's that was repealed."""
    may_ask = inquiry.is_ruled and not inquiry.asked
    question = inquiry.question
    implied = find_implied_deadline(inquiry.understood, question.profile, extracts.dates) if may_ask else None
    cases = find_cases(implied, question) if implied else []
    return compose_deadlines(inquiry.brief, implied, cases) if implied and cases else extracts


def ground(inquiry: Inquiry) -> Inquiry:
    """The draft without any statement that its quotes and rulings do not carry."""
    draft = keep_grounded(inquiry.draft)
    inquiry = replace(inquiry, refused=len(inquiry.draft.statements) - len(draft.statements))
    if draft.statements:
        return replace(inquiry, draft=replace(draft, follow_ups=suggest_next(inquiry.brief, draft)))
    nearest = [row.passage for row in inquiry.found[:3]]
    return replace(inquiry, ending=decline(AnswerStatus.NOT_IN_GUIDANCE, nearest, inquiry.replies))
