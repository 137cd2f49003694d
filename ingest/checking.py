"""Checking: what in the corpus needs an admin's eye, dates that disagree with the law, old translations and reviews."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.passages import make_passages
from ingest.reading import open_document
from ingest.sources import Source, read_register
from rag.composition.guidance_dates import ClaimContext, GuidanceDate, judge_claim
from rag.cross_check import find_disagreements
from rag.language.dates import show_date
from rag.organisation import UnusableOrganisation, read_default
from rag.passage import DateClaim, Passage, Standing
from rag.rules.ruling import SERVICE_TASKS
from rag.rules.verdict import Verdict
from rag.settings import ORGANISATION_FILE, Settings


@dataclass(frozen=True)
class Finding:
    """One thing to look at: its kind, where it is, and what is wrong."""

    kind: str
    place: str
    text: str


def check_corpus(settings: Settings, today: date) -> list[Finding]:
    """The findings in every source of the register; raises CorpusFault where it or a document cannot be read."""
    return [*_check_organisation(settings.corpus), *check_sources(read_register(settings.corpus), today)]


def check_sources(sources: Sequence[Source], today: date) -> list[Finding]:
    """The findings in some sources; raises CorpusFault where a document cannot be read."""
    findings: list[Finding] = []
    for source in sources:
        passages = make_passages(source)
        findings += _check_dates(passages, today)
        findings += _check_guidance(passages, today)
        findings += _check_translations(source, passages)
        findings += _check_hidden(source)
        if source.review_by and source.review_by < today:
            day = show_date(source.review_by.isoformat())
            findings.append(Finding("review", source.id, f"was to be reviewed by {day}; see whether it still holds"))
    return findings


def _check_organisation(corpus: Path) -> Iterator[Finding]:
    """What is wrong with the default of the organisation's own rules, where an admin gives one."""
    try:
        read_default(corpus)
    except UnusableOrganisation as fault:
        yield Finding("organisation", ORGANISATION_FILE, f"{fault}; mend it, or the pages begin without it")


def _check_dates(passages: list[Passage], today: date) -> Iterator[Finding]:
    """Dates of a duty, in texts that stand as in force, that the law in force does not give."""
    for passage in passages:
        if passage.validity.find_standing(today) not in (Standing.IN_FORCE, Standing.UNDATED):
            continue
        for claim, subject, judged in judge_dates(passage, today):
            if judged.verdict in (Verdict.SUPERSEDED, Verdict.CONFLICTS):
                rule = judged.dated.rule
                law = f"; the law: {show_date(rule.date.isoformat())}, {rule.legal_basis}" if rule else ""
                text = f"{show_date(claim.iso)} for {subject}: {judged.verdict} by the rules (“{claim.quote}”){law}"
                yield Finding("date", passage.id, text)


def judge_dates(passage: Passage, today: date) -> Iterator[tuple[DateClaim, str, GuidanceDate]]:
    """Each date of a duty that a passage states, by subject, compared with the law in force."""
    for claim in passage.claims:
        subjects = claim.subjects or (("joining",) if claim.duty == "joining" else SERVICE_TASKS)
        for subject in subjects if claim.duty else ():
            context = ClaimContext(claim.duty or "", subject, today, today)
            yield claim, subject, judge_claim(passage, claim, context)


def _check_guidance(passages: list[Passage], today: date) -> Iterator[Finding]:
    """What texts in force say of showing and of durations otherwise than the rules transcribed from guidance."""
    for passage in passages:
        if passage.validity.find_standing(today) in (Standing.IN_FORCE, Standing.UNDATED):
            for found in find_disagreements(passage):
                said = f"says {found.stated}, the rule {found.rule} says {found.ruled} (from {found.source})"
                yield Finding("guidance", passage.id, f"{said}: “{found.quote}”")


def _check_hidden(source: Source) -> Iterator[Finding]:
    """Text in the files of a source that a reader of the page does not see, and that was left out."""
    for path in source.files.values():
        for hidden in open_document(path).hidden:
            yield Finding("hidden", f"{source.id}, {path.name}", hidden.describe())


def _check_translations(source: Source, passages: list[Passage]) -> Iterator[Finding]:
    """Translations that follow an older wording, and sections that a language lacks."""
    first = next(iter(source.files))
    originals = {passage.section_key for passage in passages if passage.language == first}
    for language in source.files:
        held = {passage.section_key for passage in passages if passage.language == language}
        for key in sorted(originals - held):
            yield Finding("translation", key, f"has no {language} translation")
    for passage in passages:
        if passage.is_stale:
            yield Finding("translation", passage.id, "follows an older wording of the original section")
