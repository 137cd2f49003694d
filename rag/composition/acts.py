"""Acts: which act is in force on a day, in the asker's language, with the section that says so."""

from collections.abc import Iterator
from datetime import date

from rag.answer import AnsweredDate, RuleView
from rag.composition.brief import Brief
from rag.composition.draft import Draft, Quote, Statement
from rag.composition.law_notices import say_verification
from rag.composition.quoting import find_unit
from rag.language.dates import show_date
from rag.meaning import Meaning
from rag.rules.acts import Act, find_act, list_acts, list_amendments, rule_client_data_act
from rag.rules.parameter import load_verification
from rag.rules.ruling import Certainty
from rag.rules.verdict import Verdict

CLIENT_DOCUMENTS_ACT = "254/2015"


def find_asked_acts(meaning: Meaning, on: date) -> list[Act]:
    """The acts whose being in force is asked: those named, else the Client Data Act of the day; none unknown."""
    if meaning.acts:
        return [act for number in meaning.acts if (act := find_act(number))]
    if meaning.names("client_documents_act"):
        return [act for act in list_acts() if act.act == CLIENT_DOCUMENTS_ACT]
    current = rule_client_data_act(on)
    return [current] if current else []


def compose_acts(brief: Brief, acts: list[Act]) -> Draft:
    """Whether each act is in force on the day, since or until when, and what came before or after it."""
    statements: list[Statement] = []
    dates: list[AnsweredDate] = []
    for act in acts:
        statements += [_rest_on(brief, shown, text) for shown, text in _say(brief, act)]
        if brief.meaning.cues & {"when", "publication"}:
            dates += _list_dates(act)
    follow_ups = tuple(brief.replies.list_examples()[:1])
    return Draft(tuple(statements), tuple(dates), tuple(say_verification(brief)), follow_ups)


def correct_repealed(brief: Brief) -> Draft:
    """That an act which the question takes for law is no longer in force; nothing where it looks back."""
    if brief.meaning.cues & {"law_of_day", "earlier_law"}:
        return Draft()
    acts = [act for number in brief.meaning.acts if (act := find_act(number)) and act.repealed_by]
    ended = [act for act in acts if act.in_force_until and act.in_force_until < brief.on]
    statements = [_rest_on(brief, shown, text) for act in ended for shown, text in _say(brief, act)]
    return Draft(tuple(statements), notices=tuple(say_verification(brief)) if statements else ())


def _say(brief: Brief, act: Act) -> Iterator[tuple[Act, str]]:
    """The sentences on an act, each with the act whose section says it."""
    name, start, end = _name(brief, act), act.in_force_from, act.in_force_until
    by = find_act(act.repealed_by)
    if brief.on < start:
        yield act, _capitalise(brief.say("acts.not_yet", name=name, start=start))
    elif act.is_in_force(brief.on):
        yield act, _capitalise(brief.say("acts.in_force", name=name, start=start))
        yield from _say_neighbours(brief, act)
    elif by:
        ended = brief.say("acts.ended", name=name, start=start, end=end, by=_name(brief, by), by_start=by.in_force_from)
        yield by, _capitalise(ended)
    else:
        yield act, _capitalise(brief.say("acts.ended_with", name=name, start=start, end=end))


def _say_neighbours(brief: Brief, act: Act) -> Iterator[tuple[Act, str]]:
    """What amended an act in force, and which act it replaced where no act was named in the question."""
    for amendment in list_amendments(act.act, brief.on):
        yield amendment, brief.say("acts.amended", act=amendment.act, start=amendment.in_force_from)
    earlier = next((row for row in list_acts() if row.repealed_by == act.act and row.given), None)
    if earlier and not brief.meaning.acts:
        yield act, brief.say("acts.earlier", name=_name(brief, earlier), end=earlier.in_force_until)


def _rest_on(brief: Brief, act: Act, text: str) -> Statement:
    """A sentence with the section of the act that says so, where the corpus has it."""
    passage = brief.find_section(act.source)
    known = tuple(day for other in list_acts() for day in (other.in_force_from, other.in_force_until) if day)
    numbers = tuple(other.act for other in list_acts())
    if passage is None:
        return Statement(text, days=known, carried=numbers)
    quote = Quote(passage, find_unit(passage, [show_date(act.in_force_from.isoformat()), act.act]))
    return Statement(f"{text} [[0]]", (quote,), known, numbers)


def _list_dates(act: Act) -> Iterator[AnsweredDate]:
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


def _name(brief: Brief, act: Act) -> str:
    """An act by its common name where it has one."""
    is_client_data_act = act.kind == "act" and act.given is not None
    return brief.say("acts.names.client_data_act" if is_client_data_act else "acts.names.act", act=act.act)


def _capitalise(text: str) -> str:
    """A sentence with a capital first letter."""
    return text[:1].upper() + text[1:]
