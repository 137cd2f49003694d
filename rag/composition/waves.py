"""Waves: the months of the deployment waves asked for, published or estimated, with the table's own rows."""

from dataclasses import replace

from rag.asked_guidance import AskedWaves
from rag.composition.brief import Brief
from rag.composition.draft import Draft, Quote, Statement
from rag.composition.extractive import list_passage_notices
from rag.composition.guidance_dates import state_unruled
from rag.composition.quoting import find_unit, list_units
from rag.language.dates import show_date
from rag.passage import Passage
from rag.rules.guidance.waves import Wave, list_waves


def compose_waves(brief: Brief, asked: AskedWaves) -> Draft | None:
    """The months of the waves asked for; None where the table cannot be shown on the day."""
    waves = list_waves()
    passage = brief.find_section(waves.source)
    if passage is None:
        return None
    statements = [_say_wave(brief, passage, wave) for wave in asked.waves]
    if asked.open_on:
        key = "waves.open" if asked.waves else "waves.closed"
        lead = Statement(brief.say(key, day=asked.open_on), days=(asked.open_on,))
        statements = [lead, *(replace(statement, separator="\n- ") for statement in statements)]
    else:
        statements = [replace(statement, separator="\n\n") for statement in statements]
    dates = [state_unruled(iso, "waves", passage) for wave in asked.waves for iso in (wave.register_by, wave.deploy_by)]
    return Draft(tuple(statements), tuple(dates), tuple(list_passage_notices(brief, passage)))


def _say_wave(brief: Brief, passage: Passage, wave: Wave) -> Statement:
    """A wave with its months, and whether they were published or estimated."""
    waves = list_waves()
    text = brief.say(
        "waves.estimated" if wave.is_estimate else "waves.published",
        number=wave.number,
        period=wave.period,
        register_by=show_date(wave.register_by),
        deploy_by=show_date(wave.deploy_by),
    )
    quotes = [Quote(passage, find_unit(passage, [wave.period]))]
    estimate = brief.find_section(waves.estimate_source)
    if wave.is_estimate and estimate:
        quotes.append(Quote(estimate, next(list_units(estimate))))
    marks = "".join(f"[[{number}]]" for number in range(len(quotes)))
    return Statement(f"{text} {marks}.", tuple(quotes))
