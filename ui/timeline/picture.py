"""Picture: every deadline of a day's law on a line of time, each mark with its words, as HTML."""

from datetime import date
from html import escape

from rag.rules.catalogue import list_changes, list_given_days
from ui.day import write_day
from ui.timeline.laws import Choice, Mark, follows_joining, list_marks
from ui.timeline.scale import Flag, Scale, show_axis, show_row
from ui.timeline.words import LawWords

KINDS = ("own", "joining", "contested")
"""How marks differ in shape: the law's own day, the day of joining, one of two readings."""

_ROOM = 72
"""Per cent from the left, up to which a narrow window has room for words on the right."""


def show_timeline(choice: Choice, words: LawWords) -> str:
    """The picture; its words are read from the table below it, so that it counts as one image."""
    scale = Scale.of_years([*list_changes(), *list_given_days(), *choice.days])
    marks = list_marks(choice)
    rows = "".join(
        show_row(words.name_subject(subject), _show_lanes(subject, marks, scale, choice, words))
        for subject in choice.subjects
    )
    label = escape(words.texts("deadlines.picture.label", day=write_day(choice.as_of)))
    picture = (
        f'<div class="timeline" role="img" aria-label="{label}">{show_axis(scale, _flag(choice, words))}{rows}</div>'
    )
    return picture + _show_legend(words)


def _flag(choice: Choice, words: LawWords) -> list[Flag]:
    """Today, and the chosen day where it is another."""
    days: dict[str, date] = {"today": choice.today}
    if not choice.is_of_today:
        days["as_of"] = choice.as_of
    return [Flag(kind, day, words.texts(f"deadlines.picture.{kind}", day=write_day(day))) for kind, day in days.items()]


def _show_lanes(subject: str, marks: list[Mark], scale: Scale, choice: Choice, words: LawWords) -> str:
    """The marks of a subject one below the other, or that the law gives it no day."""
    lanes = [_show_mark(mark, scale, choice, words) for mark in marks if mark.subject == subject]
    none = f'<div class="lane none"><span>{escape(words.tell(None))}</span></div>'
    return "".join(lanes) or none


def _show_mark(mark: Mark, scale: Scale, choice: Choice, words: LawWords) -> str:
    """A mark on its day with its words beside it, the day in bold."""
    sectors = "" if mark.sectors == choice.sectors else f" · {words.name_sectors(mark.sectors)}"
    day = write_day(mark.day)
    text = escape(words.tell_mark(mark) + sectors).replace(day, f"<b>{day}</b>")
    return (
        f'<div class="lane {_find_side(mark.day, choice.today, scale)}" style="--at:{scale.place(mark.day)}%">'
        f'<i class="mark {_find_kind(mark)}"></i><span>{text}</span></div>'
    )


def _find_side(day: date, today: date, scale: Scale) -> str:
    """The side of a mark with room for its words; of a day to come, the one away from the line of today."""
    return "after" if today < day and scale.place(day) < _ROOM else scale.find_side(day)


def _find_kind(mark: Mark) -> str:
    """The shape of a mark."""
    if mark.ruling.other_reading:
        return "contested"
    return "joining" if follows_joining(mark.ruling) else "own"


def _show_legend(words: LawWords) -> str:
    """What the shapes mean."""
    items = "".join(
        f'<li><i class="mark {kind}"></i>{escape(words.texts(f"deadlines.picture.kinds.{kind}"))}</li>'
        for kind in KINDS
    )
    return f'<ul class="legend" aria-hidden="true">{items}</ul>'
