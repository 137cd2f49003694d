"""Guidance dates: what the guidance says of a duty whose date the law gives, each date with its verdict."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rag.answer import AnsweredDate
from rag.composition.draft import Draft, Quote, Statement
from rag.language.dates import show_date
from rag.passage import DateClaim, Passage, SourceKind, Standing
from rag.replies import Replies
from rag.rules.catalogue import find_repeal, find_ruling
from rag.rules.ruling import SECTORS, SERVICE_TASKS
from rag.rules.verdict import Verdict, judge
from rag.rulings import show_ruling
from rag.scope import AskedDeadline

_BEST_FIRST = (Verdict.AGREES, Verdict.SUPERSEDED, Verdict.CONFLICTS, Verdict.NO_RULE)


@dataclass(frozen=True)
class GuidanceDate:
    """A date that guidance gives for a duty and subject, and how it compares with the law on the day asked about."""

    passage: Passage
    claim: DateClaim
    subject: str
    sector: str
    verdict: Verdict
    repealed: date | None
    dated: AnsweredDate


def find_guidance_dates(
    asked: AskedDeadline, passages: Iterable[Passage], on: date, today: date, with_earlier_law: bool
) -> list[GuidanceDate]:
    """The dates that guidance visible on a day gives for what is asked; each document's once.

    Drafts are left out, statutes too unless earlier law is asked for. Without a sector in the question the dates
    for public providers are meant.
    """
    found: dict[tuple[str, str, str], GuidanceDate] = {}
    for passage in passages:
        if not passage.is_visible(on) or not _speaks_of_guidance(passage, on, with_earlier_law):
            continue
        for claim in passage.claims:
            for subject in _match_subjects(asked, claim):
                stated = judge_claim(passage, claim, asked.duty, subject, on, today, asked.sectors)
                if _match_sectors(asked, claim):
                    found.setdefault((claim.iso, subject, passage.document), stated)
    return list(found.values())


def judge_claim(
    passage: Passage,
    claim: DateClaim,
    duty: str,
    subject: str,
    on: date,
    today: date,
    sectors: Sequence[str] = (),
) -> GuidanceDate:
    """Compare a claim with the law for each sector it speaks of; the best verdict among them counts."""
    spoken = [name for name in claim.sectors or SECTORS if not sectors or name in sectors] or list(sectors)
    verdicts = {name: judge(claim.iso, duty, subject, name, on) for name in spoken}
    sector = min(spoken, key=lambda name: _BEST_FIRST.index(verdicts[name]))
    rule = find_ruling(duty, subject, sector, on)
    now = find_ruling(duty, subject, sector, today)
    dated = AnsweredDate(
        date=claim.iso,
        subject=subject,
        sector=spoken[0] if len(spoken) == 1 else None,
        document=passage.document,
        verdict=verdicts[sector],
        rule=show_ruling(rule) if rule else None,
        in_force_now=show_ruling(now) if now and rule and now.days != rule.days else None,
    )
    repealed = None
    if len(claim.iso) == len("2026-09-01"):
        repealed = find_repeal(duty, subject, sector, date.fromisoformat(claim.iso), on)
    return GuidanceDate(passage, claim, subject, sector, verdicts[sector], repealed, dated)


def compose_guidance_dates(
    stated: Sequence[GuidanceDate], spoken: Sequence[AnsweredDate], replies: Replies, on: date
) -> Draft:
    """One sentence for each verdict and repeal, naming the dates and the documents that give them."""
    law = {(dated.date, dated.subject) for dated in spoken}
    groups: dict[tuple[Verdict, date | None, str], list[GuidanceDate]] = {}
    for row in stated:
        by_document = "" if row.verdict is Verdict.AGREES or len(stated) > 3 else row.claim.iso
        groups.setdefault((row.verdict, row.repealed, by_document), []).append(row)
    statements = tuple(
        _say_group(verdict, repealed, rows, replies, on)
        for (verdict, repealed, _), rows in groups.items()
        if verdict is not Verdict.NO_RULE
    )
    new = [row.dated for row in stated if (row.claim.iso, row.subject) not in law]
    return Draft(statements=statements, dates=tuple(new))


def _say_group(
    verdict: Verdict, repealed: date | None, rows: list[GuidanceDate], replies: Replies, on: date
) -> Statement:
    """The sentence on dates that fare alike."""
    days = [show_date(iso) for iso in sorted({row.claim.iso for row in rows})]
    documents: dict[str, list[Quote]] = {}
    quotes: list[Quote] = []
    for row in rows:
        name = row.passage.short.get(replies.language, row.passage.title)
        quote = Quote(row.passage, row.claim.quote)
        if quote not in quotes and not documents.get(name):
            quotes.append(quote)
            documents.setdefault(name, []).append(quote)
    named = [f"{name} [[{quotes.index(marks[0])}]]" for name, marks in documents.items()]
    key = f"claims.{verdict}" + ("_many" if len(days) > 1 and verdict is Verdict.SUPERSEDED else "")
    shown = show_date(repealed.isoformat()) if repealed else ""
    text = replies.say(
        key,
        days=replies.join(days),
        documents=replies.join(named),
        repealed=shown,
        on=show_date(on.isoformat()),
    )
    stated = [date.fromisoformat(row.claim.iso) for row in rows if len(row.claim.iso) == len("2026-09-01")]
    return Statement(text, tuple(quotes), days=(*stated, *([repealed] if repealed else []), on))


def _speaks_of_guidance(passage: Passage, on: date, with_earlier_law: bool) -> bool:
    """Whether a passage's dates are to be told beside the law."""
    standing = passage.validity.find_standing(on)
    if passage.kind is SourceKind.STATUTE_DIGEST:
        return with_earlier_law and standing is Standing.SUPERSEDED
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
