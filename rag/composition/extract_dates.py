"""Extract dates: the dates that a quoted extract asserts, each compared with the law."""

from collections.abc import Iterator

from rag.answer import AnsweredDate
from rag.composition.brief import Brief
from rag.composition.guidance_dates import ClaimContext, judge_claim
from rag.passage import DateClaim, Passage

TOPICS = ("waves", "monitoring_register", "visibility")
"""Topics that are subjects of dates by their own name."""

NO_DUTY = "none"
"""The duty of a date that the law says nothing of."""


def list_claim_dates(brief: Brief, passage: Passage, shown: str) -> Iterator[AnsweredDate]:
    """The dates of a passage that stand in what is shown of it; of no duty only those that are asked for."""
    for claim in passage.claims:
        if claim.quote not in shown or not (claim.duty or _is_asked_for(brief, claim)):
            continue
        for subject in _list_subjects(claim, passage):
            duty = claim.duty or NO_DUTY
            context = ClaimContext(duty, subject, brief.on, brief.question.today, brief.meaning.sectors)
            yield judge_claim(passage, claim, context).dated


def _is_asked_for(brief: Brief, claim: DateClaim) -> bool:
    """Whether a date of no duty is what the question asks for, or a start or end that a list or row gives."""
    return bool(brief.meaning.cues & {"when", "publication"}) or claim.topic in (
        "waves",
        "monitoring_register",
    )


def _list_subjects(claim: DateClaim, passage: Passage) -> tuple[str, ...]:
    """The subjects of a claim; its topic where it names no service task."""
    if claim.subjects:
        return claim.subjects
    if claim.duty == "joining":
        return ("joining",)
    if claim.topic in TOPICS:
        return (claim.topic,)
    return ("monitoring_register",) if passage.document == "seurantarekisteri" else ("all_tasks",)
