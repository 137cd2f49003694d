"""Deadlines: the law in force on the day first, then what guidance says of the duty, each date with its verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.asked_deadline import AskedDeadline
from rag.composition.brief import Brief
from rag.composition.claimed_dates import compose_claimed_dates
from rag.composition.draft import Draft, Quote, Statement, begin_paragraph
from rag.composition.earlier_law import compose_earlier
from rag.composition.guidance_dates import compose_guidance_dates, find_guidance_dates
from rag.composition.law_dates import list_law_dates
from rag.composition.law_groups import group_cases
from rag.composition.law_notices import list_law_notices
from rag.composition.law_sentences import say_law
from rag.composition.quoting import find_unit_naming
from rag.coverage import ORDINARY_FROM
from rag.focus import Focus
from rag.language.dates import find_impossible_dates
from rag.rules.duty import rule_duty_to_join
from rag.rulings import Case


def compose_deadlines(brief: Brief, asked: AskedDeadline, cases: Sequence[Case]) -> Draft:
    """The rulings, what guidance says of them, and what the reader must know besides."""
    law = [*_say_no_duty(brief, asked, cases), *say_law(brief, asked, group_cases(cases))]
    dates = tuple(list_law_dates(cases))
    stated = find_guidance_dates(brief, asked)
    guidance = compose_guidance_dates(brief, stated, dates)
    if len(law) > 1 and law[-1].separator != " " and guidance.statements:
        guidance = replace(guidance, statements=tuple(begin_paragraph(guidance.statements)))
    earlier = compose_earlier(brief, asked, dates)
    spoken = (*dates, *guidance.dates, *earlier.dates)
    claimed = compose_claimed_dates(brief, asked, cases, spoken)
    return Draft(
        statements=(
            *law,
            *guidance.statements,
            *earlier.statements,
            *_say_basis(brief, cases),
            *claimed.statements,
            *_refuse_impossible(brief),
        ),
        dates=(*spoken, *claimed.dates),
        notices=(*list_law_notices(brief, cases), *_name_unknown(brief, asked)),
        follow_ups=tuple(_list_follow_ups(brief, asked)),
    )


def _say_no_duty(brief: Brief, asked: AskedDeadline, cases: Sequence[Case]) -> Iterator[Statement]:
    """That a private provider without an information system for client data has no duty, where it is such a one."""
    lacks_system = asked.lacks_system or brief.question.profile.has_client_information_system is False
    duties = [rule_duty_to_join(case.sector, brief.on) for case in cases] if lacks_system else []
    duty = next((duty for duty in duties if duty and not duty.binds(has_client_information_system=False)), None)
    passage = brief.find_section(duty.source) if duty else None
    if passage:
        unit = find_unit_naming(passage, [("private", "client_system")])
        yield Statement(f"{brief.say('rulings.no_duty')} [[0]].", (Quote(passage, unit),))


def _say_basis(brief: Brief, cases: Sequence[Case]) -> Iterator[Statement]:
    """The legal basis of each ruling and since when it has been in force, where that is asked."""
    asks_since = brief.meaning.cues & {"publication", "earlier_law"} and "pronoun" in brief.meaning.cues
    if not ("basis" in brief.meaning.cues or asks_since):
        return
    for ruling in dict.fromkeys(group.ruling for group in group_cases(cases)):
        basis = "; ".join(str(part) for part in ruling.legal_basis)
        text = brief.say("rulings.basis", basis=basis, start=ruling.in_force_from)
        yield Statement(text, days=(ruling.in_force_from,), carried=(basis,), separator="\n\n")


def _refuse_impossible(brief: Brief) -> Iterator[Statement]:
    """That the calendar does not have a date of the question."""
    for written in find_impossible_dates(brief.meaning.text):
        yield Statement(brief.say("asked_date.impossible", written=written), carried=(written,))


def _name_unknown(brief: Brief, asked: AskedDeadline) -> Iterator[str]:
    """The words for a service that neither the law nor any document knows, where every service task is told."""
    if asked.duty != "storing" or asked.subjects:
        return
    words = [focus.text for focus in brief.meaning.focus if _is_unknown(brief, focus)]
    if words:
        yield brief.say("notices.unknown_service", words=", ".join(f"“{word}”" for word in words))


def _is_unknown(brief: Brief, focus: Focus) -> bool:
    """Whether a word is no ordinary one and stands in no document."""
    is_rare = focus.kind == "word" and focus.commonness < ORDINARY_FROM
    lexicon = brief.generation.lexicon
    return is_rare and not any(lexicon.knows(base) for one in focus.alternatives for base in one.bases)


def _list_follow_ups(brief: Brief, asked: AskedDeadline) -> Iterator[str]:
    """Next questions of the same kind."""
    if asked.duty != "joining":
        yield brief.say("follow_ups.joining")
    for subject in ("child_welfare", "family_law"):
        if subject not in asked.subjects:
            documents = brief.say(f"subjects.{subject}.documents")
            yield brief.say("follow_ups.storing", documents=documents)
    yield brief.say("follow_ups.recordings")
