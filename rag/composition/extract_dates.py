"""Extract dates: the dates that a quoted extract asserts, each compared with the law."""

from collections.abc import Iterator, Sequence

from rag.answer import AnsweredDate
from rag.composition.brief import Brief
from rag.composition.guidance_dates import BEST_FIRST, ClaimContext, judge_claim
from rag.passage import DateClaim, Passage
from rag.rules.ruling import SERVICE_TASKS

TOPICS = ("waves", "monitoring_register", "visibility")
"""Topics that are subjects of dates by their own name."""

ALL_TASKS = "all_tasks"
NO_DUTY = "none"
"""The duty of a date that the law says nothing of."""


def list_claim_dates(brief: Brief, passage: Passage, shown: str) -> Iterator[AnsweredDate]:
    """The dates of a passage that stand in what is shown of it; of no duty only those that are asked for."""
    for claim in passage.claims:
        if claim.quote not in shown or not (claim.duty or _is_asked_for(brief, claim)):
            continue
        for subject in _list_subjects(claim, passage):
            tasks = SERVICE_TASKS if subject == ALL_TASKS and claim.duty == "storing" else (subject,)
            yield _judge_best(brief, passage, claim, tasks).model_copy(update={"subject": subject})


def _judge_best(brief: Brief, passage: Passage, claim: DateClaim, subjects: Sequence[str]) -> AnsweredDate:
    """A claim compared with the law for each of some subjects; the best verdict among them counts."""
    on, today, sectors = brief.on, brief.question.today, brief.meaning.sectors
    contexts = [ClaimContext(claim.duty or NO_DUTY, subject, on, today, sectors) for subject in subjects]
    rows = [judge_claim(passage, claim, context).dated for context in contexts]
    return min(rows, key=lambda dated: BEST_FIRST.index(dated.verdict))


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
    return ("monitoring_register",) if passage.document == "seurantarekisteri" else (ALL_TASKS,)
