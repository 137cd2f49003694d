"""Guidance answers: what the rules transcribed from guidance say, a row of a table, waves or a plan."""

from collections.abc import Sequence

from rag.asked_guidance import AskedEffort, AskedGuidance, AskedRow
from rag.asked_plan import AskedPlan
from rag.composition.brief import Brief
from rag.composition.draft import Draft
from rag.composition.guidance_rows import compose_effort, compose_row
from rag.composition.plans import compose_plan
from rag.composition.waves import compose_waves
from rag.rulings import Case


def compose_guidance(brief: Brief, asked: AskedGuidance, cases: Sequence[Case]) -> Draft | None:
    """The draft for what is asked; plans take their deadlines from the cases of the law.

    None where the section that the answer rests on cannot be shown on the day asked about.
    """
    if isinstance(asked, AskedPlan):
        return compose_plan(brief, asked, sorted({day for case in cases for day in case.ruling.days}))
    if isinstance(asked, AskedEffort):
        return compose_effort(brief)
    return compose_row(brief, asked) if isinstance(asked, AskedRow) else compose_waves(brief, asked)
