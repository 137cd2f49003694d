"""Acts: which act is in force on a day, in the asker's language, with the section that says so."""

from collections.abc import Iterator
from datetime import date

from rag.answer import AnsweredDate, RuleView
from rag.composition.draft import Draft, Quote, Statement
from rag.composition.quoting import find_unit
from rag.language.dates import show_date
from rag.meaning import Meaning
from rag.question import Question
from rag.replies import Replies
from rag.rules.acts import Act, find_act, list_acts, list_amendments, rule_client_data_act
from rag.rules.parameter import load_verification
from rag.rules.ruling import Certainty
from rag.rules.verdict import Verdict
from rag.store import Generation

CLIENT_DOCUMENTS_ACT = "254/2015"


def find_asked_acts(meaning: Meaning, on: date) -> list[Act]:
    """The acts whose being in force is asked: those named, else the Client Data Act of the day; none unknown."""
    if meaning.acts:
        return [act for number in meaning.acts if (act := find_act(number))]
    if meaning.names("client_documents_act"):
        return [act for act in list_acts() if act.act == CLIENT_DOCUMENTS_ACT]
    current = rule_client_data_act(on)
    return [current] if current else []


def compose_acts(
    acts: list[Act], question: Question, meaning: Meaning, generation: Generation, replies: Replies
) -> Draft:
    """Whether each act is in force on the day, since or until when, and what came before or after it."""
    statements: list[Statement] = []
    dates: list[AnsweredDate] = []
    for act in acts:
        for shown, text in _say(act, question, replies, alone=not meaning.acts):
            statements.append(_rest_on(shown, text, question, meaning, generation))
        if meaning.cues & {"when", "publication"}:
            dates += _list_dates(act, question)
    notices = []
    if question.as_of > load_verification().verified_until:
        notices.append(replies.say("notices.verified_through", act=load_verification().verified_through))
    return Draft(tuple(statements), tuple(dates), tuple(notices), tuple(replies.list_examples()[:1]))


def _say(act: Act, question: Question, replies: Replies, alone: bool) -> Iterator[tuple[Act, str]]:
    """The sentences on an act, each with the act whose section says it."""
    on = question.as_of
    name, start = _name(act, replies), show_date(act.in_force_from.isoformat())
    end = show_date(act.in_force_until.isoformat()) if act.in_force_until else ""
    if on < act.in_force_from:
        yield act, _capitalise(replies.say("acts.not_yet", name=name, start=start))
    elif act.is_in_force(on):
        yield act, _capitalise(replies.say("acts.in_force", name=name, start=start))
        for amendment in list_amendments(act.act, on):
            since = show_date(amendment.in_force_from.isoformat())
            yield amendment, replies.say("acts.amended", act=amendment.act, start=since)
        earlier = next((row for row in list_acts() if row.repealed_by == act.act and row.given), None)
        if alone and earlier and earlier.in_force_until:
            until = show_date(earlier.in_force_until.isoformat())
            yield act, replies.say("acts.earlier", name=_name(earlier, replies), end=until)
    elif act.repealed_by and (by := find_act(act.repealed_by)):
        text = replies.say("acts.ended", name=name, start=start, end=end, by=_name(by, replies))
        yield by, _capitalise(text)
    else:
        yield act, _capitalise(replies.say("acts.ended_with", name=name, start=start, end=end))


def _rest_on(act: Act, text: str, question: Question, meaning: Meaning, generation: Generation) -> Statement:
    """A sentence with the section of the act that says so, where the corpus has it."""
    passage = generation.find_section(act.source, meaning.language)
    known = [day for other in list_acts() for day in (other.in_force_from, other.in_force_until) if day]
    numbers = tuple(other.act for other in list_acts())
    if passage is None or not passage.is_visible(question.as_of):
        return Statement(text, days=tuple(known), acts=numbers)
    wanted = [show_date(act.in_force_from.isoformat()), act.act]
    return Statement(f"{text} [[0]]", (Quote(passage, find_unit(passage, wanted)),), tuple(known), numbers)


def _list_dates(act: Act, question: Question) -> Iterator[AnsweredDate]:
    """The day an act entered into force, and the last day it was in force."""
    for day in (act.in_force_from, act.in_force_until):
        if day:
            rule = RuleView(
                id=f"acts.{act.act}",
                kind="in_force",
                date=day,
                in_force_from=act.in_force_from,
                in_force_until=act.in_force_until,
                legal_basis=act.act,
                certainty=Certainty.CONFIRMED,
                verified_through=load_verification().verified_through,
            )
            yield AnsweredDate(
                date=day.isoformat(),
                subject="all_tasks",
                sector=None,
                document=act.source.split("#")[0],
                verdict=Verdict.AGREES,
                rule=rule,
                in_force_now=None,
            )


def _name(act: Act, replies: Replies) -> str:
    """An act by its common name where it has one."""
    is_client_data_act = act.kind == "act" and act.given is not None
    return replies.say("acts.names.client_data_act" if is_client_data_act else "acts.names.act", act=act.act)


def _capitalise(text: str) -> str:
    """A sentence with a capital first letter."""
    return text[:1].upper() + text[1:]
