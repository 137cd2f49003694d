"""Guidance dates: what the guidance says of a duty whose date the law gives, each date with its verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rag.answer import AnsweredDate
from rag.asked_deadline import AskedDeadline
from rag.composition.brief import Brief
from rag.composition.draft import Draft, Quote, Statement
from rag.language.dates import show_date
from rag.passage import DateClaim, Passage, SourceKind, Standing
from rag.rules.catalogue import find_repeal, find_ruling
from rag.rules.ruling import SECTORS, SERVICE_TASKS
from rag.rules.verdict import Verdict, judge
from rag.rulings import show_ruling

BEST_FIRST = (Verdict.AGREES, Verdict.SUPERSEDED, Verdict.CONFLICTS, Verdict.NO_RULE)
"""The order in which the verdicts on several sectors count for a date that speaks of all of them."""

_NO_LONGER_LAW = (Verdict.SUPERSEDED, Verdict.CONFLICTS)

TOLD_APART = 3
"""Dates up to which each that was repealed has a sentence of its own."""


@dataclass(frozen=True)
class ClaimContext:
    """What a claim is compared for: a duty and subject, the day asked about and today, and the sectors asked."""

    duty: str
    subject: str
    on: date
    today: date
    sectors: Sequence[str] = ()


@dataclass(frozen=True)
class GuidanceDate:
    """A date that guidance gives for a duty and subject, and how it compares with the law on the day asked about."""

    passage: Passage
    claim: DateClaim
    subject: str
    verdict: Verdict
    repealed: date | None
    dated: AnsweredDate


def find_guidance_dates(brief: Brief, asked: AskedDeadline) -> list[GuidanceDate]:
    """The dates that guidance visible on a day gives for what is asked; each document's once.

    Drafts are left out, statutes too unless earlier law is asked for. Without a sector in the question the dates
    for public providers are meant.
    """
    found: dict[tuple[str, str, str], GuidanceDate] = {}
    for passage in brief.generation.list_in(brief.meaning.language):
        if not passage.is_visible(brief.on) or not _speaks_of_guidance(brief, passage, asked):
            continue
        for claim in passage.claims:
            if not _match_sectors(asked, claim):
                continue
            for subject in _match_subjects(asked, claim):
                asked_for = ClaimContext(asked.duty, subject, brief.on, brief.question.today, asked.sectors)
                stated = judge_claim(passage, claim, asked_for)
                found.setdefault((claim.iso, subject, passage.document), stated)
    return list(found.values())


def judge_claim(passage: Passage, claim: DateClaim, asked_for: ClaimContext) -> GuidanceDate:
    """Compare a claim with the law for each sector it speaks of; the best verdict among them counts."""
    duty, subject, on = asked_for.duty, asked_for.subject, asked_for.on
    wanted = asked_for.sectors
    spoken = [name for name in claim.sectors or SECTORS if not wanted or name in wanted] or list(wanted)
    verdicts = {name: judge(claim.iso, duty, subject, name, on) for name in spoken}
    sector = min(spoken, key=lambda name: BEST_FIRST.index(verdicts[name]))
    rule = find_ruling(duty, subject, sector, on)
    now = find_ruling(duty, subject, sector, asked_for.today)
    dated = AnsweredDate(
        date=claim.iso,
        subject=subject,
        sector=spoken[0] if len(spoken) == 1 else None,
        document=passage.document,
        verdict=verdicts[sector],
        rule=show_ruling(rule, duty=duty) if rule else None,
        in_force_now=show_ruling(now) if now and rule and now.days != rule.days else None,
    )
    day = _to_day(claim.iso)
    repealed = find_repeal(duty, subject, sector, day, on) if day else None
    return GuidanceDate(passage, claim, subject, verdicts[sector], repealed, dated)


def compose_guidance_dates(brief: Brief, stated: Sequence[GuidanceDate], spoken: Sequence[AnsweredDate]) -> Draft:
    """One sentence for each verdict and repeal, naming the dates and the documents that give them."""
    law = {(dated.date, dated.subject) for dated in spoken}
    groups: dict[tuple[Verdict, date | None, str], list[GuidanceDate]] = {}
    for row in stated:
        told = _find_mildest(row, stated)
        alone = "" if told.verdict is Verdict.AGREES or len(stated) > TOLD_APART else told.claim.iso
        groups.setdefault((told.verdict, told.repealed, alone), []).append(row)
    statements = [_say_group(brief, key[:2], rows) for key, rows in groups.items() if key[0] is not Verdict.NO_RULE]
    new = [row.dated for row in stated if (row.claim.iso, row.subject) not in law]
    return Draft(statements=tuple(statements), dates=tuple(new))


def _find_mildest(row: GuidanceDate, stated: Sequence[GuidanceDate]) -> GuidanceDate:
    """Of a date that a document gives for several subjects and that is law for none, the one that was law for longest.

    A date is told of once, though it was law for some subjects longer than for others.
    """
    if row.verdict in (Verdict.AGREES, Verdict.NO_RULE):
        return row
    place = (row.claim.iso, row.passage.document)
    same = [one for one in stated if (one.claim.iso, one.passage.document) == place and one.verdict in _NO_LONGER_LAW]
    return min(same, key=lambda one: (BEST_FIRST.index(one.verdict), -(one.repealed or date.min).toordinal()))


def _say_group(brief: Brief, fate: tuple[Verdict, date | None], rows: list[GuidanceDate]) -> Statement:
    """The sentence on dates that fare alike, by verdict and day of repeal, each document cited once."""
    verdict, repealed = fate
    by_document = {row.passage.document: row for row in reversed(rows)}
    cited = [row for row in rows if by_document[row.passage.document] is row]
    names = [row.passage.short.get(brief.replies.language, row.passage.title) for row in cited]
    days = sorted({row.claim.iso for row in rows})
    many = "_many" if len(days) > 1 and verdict is Verdict.SUPERSEDED else ""
    text = brief.say(
        f"claims.{verdict}{many}",
        days=brief.replies.join([show_date(day) for day in days]),
        documents=brief.replies.join([f"{name} [[{number}]]" for number, name in enumerate(names)]),
        repealed=repealed or "",
        on=brief.on,
    )
    quotes = tuple(Quote(row.passage, row.claim.quote) for row in cited)
    stated = [day for iso in days if (day := _to_day(iso))]
    return Statement(text, quotes, days=(*stated, *([repealed] if repealed else []), brief.on))


def _to_day(iso: str) -> date | None:
    """The day of an ISO date that is precise to the day."""
    return date.fromisoformat(iso) if len(iso) == len("2026-09-01") else None


def state_unruled(iso: str, subject: str, passage: Passage) -> AnsweredDate:
    """A date of guidance, which no law gives or verifies."""
    return AnsweredDate(
        date=iso,
        subject=subject,
        sector=None,
        document=passage.document,
        verdict=Verdict.NO_RULE,
        rule=None,
        in_force_now=None,
    )


def _speaks_of_guidance(brief: Brief, passage: Passage, asked: AskedDeadline) -> bool:
    """Whether a passage's dates are to be told beside the law; earlier law that is told itself is not told again."""
    standing = passage.validity.find_standing(brief.on)
    if passage.kind is SourceKind.STATUTE_DIGEST:
        asks_earlier = "earlier_law" in brief.meaning.cues or bool(brief.meaning.acts)
        return asks_earlier and asked.law_day is None and standing is Standing.SUPERSEDED
    return standing is not Standing.DRAFT


def _match_subjects(asked: AskedDeadline, claim: DateClaim) -> Iterator[str]:
    """The asked subjects that a claim of the asked duty speaks of."""
    if claim.duty != asked.duty:
        return
    if asked.duty == "joining":
        yield "joining"
    elif claim.subjects:
        yield from (name for name in claim.subjects if not asked.subjects or name in asked.subjects)
    elif asked.sectors:
        yield from asked.subjects or SERVICE_TASKS


def _match_sectors(asked: AskedDeadline, claim: DateClaim) -> bool:
    """Whether a claim speaks of an asked sector; of the public one where none is asked."""
    return not claim.sectors or bool(set(claim.sectors) & set(asked.sectors or ("public",)))
