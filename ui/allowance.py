"""Allowance: how many questions one asker may ask a minute, so that nobody takes the machine from all others."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from threading import Lock

import streamlit as st

from ui.access import Asker
from ui.answer.markup import show_text
from ui.texts import Texts

MOST_BUCKETS = 20_000
"""Buckets that are remembered at once; the one that was used least lately is forgotten first."""

HOUSEHOLD = 10
"""How many askers an address may stand for whom no sign-in names: an office shares one, and so does a flood."""

_HELD = "held"
"""Where a question waits that came too soon, with the seconds to wait."""


@dataclass
class Bucket:
    """What is left for an asker or an address: questions, of how many a minute, and the moment at which that was so."""

    most: float
    left: float
    at: float

    def fill(self, at: float) -> None:
        """Put in what has come back until a moment."""
        self.left = min(self.most, self.left + max(0.0, at - self.at) * self.most / 60)
        self.at = max(self.at, at)

    @property
    def wait(self) -> float:
        """The seconds until there is a question to take; 0 where there is one."""
        return max(0.0, (1 - self.left) * 60 / self.most)


class Allowance:
    """A bucket of questions for each asker and each address, which fills up evenly; shared by all sessions."""

    def __init__(self, per_minute: int) -> None:
        self._most = per_minute
        self._buckets: OrderedDict[tuple[str, str], Bucket] = OrderedDict()
        self._lock = Lock()

    def take(self, asker: Asker, at: float) -> float:
        """Take a question for an asker at a moment in seconds; 0 where there was one, else the seconds to wait."""
        if not self._most:
            return 0.0
        with self._lock:
            buckets = [self._find("name", asker.name, self._most, at)]
            if asker.address:
                buckets.append(self._find("address", asker.address, self._most * HOUSEHOLD, at))
            wait = max(bucket.wait for bucket in buckets)
            for bucket in buckets:
                bucket.left -= not wait
            return wait

    def _find(self, kind: str, key: str, most: int, at: float) -> Bucket:
        """The bucket of an asker or an address, filled until a moment; a new one is full."""
        bucket = self._buckets.pop((kind, key), None) or Bucket(most, most, at)
        bucket.fill(at)
        self._buckets[kind, key] = bucket
        if len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)
        return bucket


def hold(question: str, seconds: float) -> None:
    """Keep a question that came too soon, to be asked again by a click; without a wait none is kept any longer."""
    st.session_state[_HELD] = (question, ceil(seconds)) if seconds else None


def show_held(texts: Texts, pick: Callable[[str], None]) -> None:
    """The question that came too soon, how long to wait, and a way to ask it again."""
    if held := st.session_state.get(_HELD):
        question, seconds = held
        st.warning(texts("allowance.wait", seconds=seconds), icon=":material/hourglass_top:")
        st.html(f"<p>{show_text(question)}</p>")
        st.button(texts("allowance.again"), icon=":material/replay:", key="again", on_click=pick, args=(question,))
