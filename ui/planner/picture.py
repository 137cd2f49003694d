"""Picture: a plan as bars, two for each phase, one if work goes fast and one if it goes slow, as HTML."""

from datetime import date
from html import escape

from rag.rules.guidance.plan import Plan, PlannedPhase, Window
from ui.day import write_day
from ui.planner.words import PlanWords
from ui.timeline.scale import Flag, Scale, show_axis, show_row
from ui.timeline.table import show_table


def show_plan(plan: Plan, is_back: bool, today: date, words: PlanWords) -> str:
    """The bars of a plan; of a plan counted back, the first of each phase is the safe one."""
    scale = Scale(plan.starts.first, plan.ready.last)
    kinds = ("slow", "fast") if is_back else ("fast", "slow")
    rows = "".join(show_row(words.name_phase(phase.id), _show_bars(phase, kinds, scale)) for phase in plan.phases)
    label = escape(words.texts("planner.picture.label"))
    axis = show_axis(scale, _flag(plan, is_back, today, words))
    way = "back" if is_back else "forward"
    legend = "".join(
        f'<li><i class="bar {kind}"></i>{escape(words.texts(f"planner.picture.{way}.{kind}"))}</li>' for kind in kinds
    )
    picture = f'<div class="timeline plan" role="img" aria-label="{label}">{axis}{rows}</div>'
    return f'{picture}<ul class="legend" aria-hidden="true">{legend}</ul>'


def show_phases(plan: Plan, words: PlanWords) -> str:
    """A table of the phases: how long each takes, and when it begins and ends."""
    heads = [words.texts(f"planner.table.{name}") for name in ("phase", "takes", "begins", "ends")]
    rows = [
        [
            escape(words.name_phase(phase.id)),
            escape(words.tell_months(effort.months)),
            escape(words.tell_window(phase.begins)),
            escape(words.tell_window(phase.ends)),
        ]
        for phase, effort in zip(plan.phases, words.list_phases(), strict=True)
    ]
    return show_table("phases", words.texts("planner.table.caption"), heads, rows)


def _flag(plan: Plan, is_back: bool, today: date, words: PlanWords) -> list[Flag]:
    """The deadline of a plan counted back, and today where it is on the picture."""
    flags = []
    if plan.starts.first <= today <= plan.ready.last:
        flags.append(Flag("today", today, words.texts("deadlines.picture.today", day=write_day(today))))
    if is_back:
        day = plan.ready.last
        flags.append(Flag("as_of", day, words.texts("planner.picture.deadline", day=write_day(day))))
    return flags


def _show_bars(phase: PlannedPhase, kinds: tuple[str, str], scale: Scale) -> str:
    """The two bars of a phase."""
    spans = (Window(phase.begins.first, phase.ends.first), Window(phase.begins.last, phase.ends.last))
    return "".join(_show_bar(span, kind, scale) for span, kind in zip(spans, kinds, strict=True))


def _show_bar(span: Window, kind: str, scale: Scale) -> str:
    """A bar from its first day to its last, with these days on the side that has more room."""
    side = scale.find_side(span.first, span.last)
    begin, end = scale.place(span.first), scale.place(span.last)
    return (
        f'<div class="lane {side}" style="--at:{end if side == "after" else begin}%;--from:{begin}%;--to:{end}%">'
        f'<i class="bar {kind}"></i><span>{write_day(span.first)}–{write_day(span.last)}</span></div>'
    )
