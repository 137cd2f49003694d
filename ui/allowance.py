"""Allowance: how many questions one asker may ask a minute, so that nobody takes the machine from all others."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

import streamlit as st

from ui.answer.markup import show_text
from ui.texts import Texts

MOST_ASKERS = 10_000
"""Askers that are remembered at once; the one that has asked least lately is forgotten first."""

_HELD = "held"
"""Where a question waits that came too soon, with the seconds to wait."""


@dataclass
class Bucket:
    """What an asker has left: questions, and the moment at which that was so."""

    left: float
    at: float


class Allowance:
    """A bucket of questions for each asker, which fills up evenly; shared by all sessions."""

    def __init__(self, per_minute: int) -> None:
        self._most = per_minute
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()
        self._lock = Lock()

    def take(self, who: str, at: float) -> float:
        """Take a question for an asker at a moment in seconds; 0 where there was one, else the seconds to wait."""
        if not self._most:
            return 0.0
        with self._lock:
            bucket = self._buckets.pop(who, Bucket(self._most, at))
            rate = self._most / 60
            left = min(self._most, bucket.left + (at - bucket.at) * rate)
            is_allowed = left >= 1
            self._buckets[who] = Bucket(left - is_allowed, at)
            if len(self._buckets) > MOST_ASKERS:
                self._buckets.popitem(last=False)
            return 0.0 if is_allowed else (1 - left) / rate


def find_wait(allowance: Allowance, who: str) -> float:
    """Take a question for an asker now; 0 where there was one, else the seconds to wait."""
    return allowance.take(who, time.monotonic())


def hold(question: str, seconds: float) -> None:
    """Keep a question that came too soon, to be asked again by a click."""
    st.session_state[_HELD] = (question, max(1, round(seconds)))


def show_held(texts: Texts, pick: Callable[[str], None]) -> None:
    """The question that came too soon, how long to wait, and a way to ask it again."""
    if held := st.session_state.pop(_HELD, None):
        question, seconds = held
        st.warning(texts("allowance.wait", seconds=seconds), icon=":material/hourglass_top:")
        st.html(f"<p>{show_text(question)}</p>")
        st.button(texts("allowance.again"), icon=":material/replay:", key="again", on_click=pick, args=(question,))
