"""Deadlines: the law in force on the day first, then what guidance says of the duty, each date with its verdict."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from rag.answer import AnsweredDate
from rag.composition.brief import Brief
from rag.composition.draft import Draft, Quote, Statement
from rag.composition.guidance_dates import BEST_FIRST, compose_guidance_dates, find_guidance_dates
from rag.composition.law_groups import group_cases
from rag.composition.law_notices import list_law_notices
from rag.composition.law_sentences import say_law
from rag.composition.quoting import find_unit
from rag.language.dates import find_impossible_dates, show_date
from rag.rules.catalogue import find_ruling, list_changes
from rag.rules.duty import rule_duty_to_join
from rag.rules.ruling import SECTORS, Ruling
from rag.rules.verdict import Verdict, judge
from rag.rulings import Case, find_cases, find_first_day, is_same_law, show_ruling
from rag.scope import AskedDeadline


def compose_deadlines(brief: Brief, asked: AskedDeadline, cases: Sequence[Case]) -> Draft:
    """The rulings, what guidance says of them, and what the reader must know besides."""
    law = [*_say_no_duty(brief, asked, cases), *say_law(brief, asked, group_cases(cases))]
    dates = tuple(_merge_alike(dated for case in cases for dated in _list_dates(case, cases)))
    stated = find_guidance_dates(brief, asked)
    guidance = compose_guidance_dates(brief, stated, dates)
    if len(law) > 1 and law[-1].separator != " " and guidance.statements:
        first, *rest = guidance.statements
        guidance = replace(guidance, statements=(replace(first, separator="\n\n"), *rest))
    earlier = _compose_earlier(brief, asked, dates)
    spoken = (*dates, *guidance.dates, *earlier.dates)
    return Draft(
        statements=(
            *law,
            *guidance.statements,
            *earlier.statements,
            *_say_basis(brief, cases),
            *_judge_asked_dates(brief, asked, cases, spoken),
            *_refuse_impossible(brief),
        ),
        dates=spoken,
        notices=tuple(list_law_notices(brief, cases)),
        follow_ups=tuple(_list_follow_ups(brief, asked)),
    )


def _say_no_duty(brief: Brief, asked: AskedDeadline, cases: Sequence[Case]) -> Iterator[Statement]:
    """That a private provider without an information system for client data has no duty, where it is such a one."""
    lacks_system = asked.lacks_system or brief.question.profile.has_client_information_system is False
    duties = [rule_duty_to_join(case.sector, brief.on) for case in cases] if lacks_system else []
    duty = next((duty for duty in duties if duty and not duty.binds(has_client_information_system=False)), None)
    passage = brief.find_section(duty.source) if duty else None
    if passage:
        private = brief.say("words.private")
        yield Statement(f"{brief.say('rulings.no_duty')} [[0]].", (Quote(passage, find_unit(passage, [private])),))


def _compose_earlier(brief: Brief, asked: AskedDeadline, current: Sequence[AnsweredDate]) -> Draft:
    """The law of another day that the question asks about, where it gave other dates than the law in force."""
    if asked.law_day is None:
        return Draft()
    then = replace(brief, question=brief.question.model_copy(update={"as_of": asked.law_day}))
    cases = find_cases(asked, then.question)
    said = say_law(then, asked, group_cases(cases)) if cases else list(say_no_law(then, asked))
    return Draft(
        statements=tuple(_begin_paragraph(said)),
        dates=tuple(_judge_earlier(brief, asked, cases, current)),
    )


def _begin_paragraph(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Statements of which the first begins a paragraph."""
    for number, statement in enumerate(statements):
        yield statement if number else replace(statement, separator="\n\n")


def say_no_law(brief: Brief, asked: AskedDeadline) -> Iterator[Statement]:
    """That no law in force gave a date on the day, and from when one does; nothing where none ever comes."""
    if first := find_first_day(asked, brief.on):
        yield Statement(brief.say("rulings.none", day=brief.on, first=first), days=(brief.on, first))


def _judge_earlier(
    brief: Brief, asked: AskedDeadline, cases: Sequence[Case], current: Sequence[AnsweredDate]
) -> Iterator[AnsweredDate]:
    """The dates of earlier law that the law in force does not give, each with its verdict on the day of the answer."""
    known = {(dated.date, dated.subject) for dated in current}
    for dated in (dated for case in cases for dated in _list_dates(case, cases)):
        if (dated.date, dated.subject) not in known:
            sector = dated.sector or SECTORS[0]
            rule = find_ruling(asked.duty, dated.subject, sector, brief.on)
            verdict = judge(dated.date, asked.duty, dated.subject, sector, brief.on)
            shown = show_ruling(rule, duty=asked.duty) if rule else None
            yield dated.model_copy(update={"verdict": verdict, "rule": shown})


def _merge_alike(dates: Iterable[AnsweredDate]) -> Iterator[AnsweredDate]:
    """The dates, one for those that sectors share, with every legal basis it stands on."""
    alike: dict[tuple[str, str, str | None], list[AnsweredDate]] = {}
    for dated in dates:
        alike.setdefault((dated.date, dated.subject, dated.sector), []).append(dated)
    for first, *others in alike.values():
        rules = [dated.rule for dated in (first, *others) if dated.rule]
        basis = "; ".join(dict.fromkeys(rule.legal_basis for rule in rules))
        yield first.model_copy(update={"rule": rules[0].model_copy(update={"legal_basis": basis})})


def _list_dates(case: Case, cases: Sequence[Case]) -> Iterator[AnsweredDate]:
    """The dates of a case; one for all sectors where they are the same, else one a sector."""
    alike = [other for other in cases if other.subject == case.subject]
    is_whole = len(alike) == len(SECTORS) and all(is_same_law(case.ruling, other.ruling) for other in alike)
    changed = case.now if not is_same_law(case.ruling, case.now) else None
    for day in case.ruling.days:
        yield AnsweredDate(
            date=day.isoformat(),
            subject=case.subject,
            sector=None if is_whole else case.sector,
            document=_document_of(case.ruling, day),
            verdict=Verdict.AGREES,
            rule=show_ruling(case.ruling, day),
            in_force_now=show_ruling(changed) if changed else None,
        )


def _document_of(ruling: Ruling, day: date) -> str:
    """The document that says a ruling's date."""
    other = ruling.other_reading
    source = other.source if other and day == other.day else ruling.sources[-1]
    return source.split("#")[0]


def _judge_asked_dates(
    brief: Brief, asked: AskedDeadline, cases: Sequence[Case], spoken: Sequence[AnsweredDate]
) -> Iterator[Statement]:
    """What to say of a date in the question that the answer has not spoken of."""
    changes = {day.isoformat() for day in list_changes()}
    known = {*(dated.date for dated in spoken), *changes, brief.on.isoformat()}
    if asked.law_day:
        return
    for stated in brief.meaning.dates:
        if stated.iso in known or len(stated.iso) < len("2026-09-01"):
            continue
        verdicts = [judge(stated.iso, asked.duty, case.subject, case.sector, brief.on) for case in cases]
        verdict = min(verdicts, key=BEST_FIRST.index)
        if verdict is not Verdict.NO_RULE:
            text = brief.say(f"asked_date.{verdict}", day=show_date(stated.iso), on=brief.on)
            yield Statement(text, days=(date.fromisoformat(stated.iso), brief.on))


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


def _list_follow_ups(brief: Brief, asked: AskedDeadline) -> Iterator[str]:
    """Next questions of the same kind."""
    if asked.duty != "joining":
        yield brief.say("follow_ups.joining")
    for subject in ("child_welfare", "family_law"):
        if subject not in asked.subjects:
            documents = brief.say(f"subjects.{subject}.documents")
            yield brief.say("follow_ups.storing", documents=documents)
    yield brief.say("follow_ups.recordings")
