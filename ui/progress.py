"""Progress: what is shown of an answer while it is made, the step and the sentences that a source already carries."""

from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.mutable_status_container import StatusContainer

from ui.answer.markup import show_text
from ui.texts import Texts


class Progress:
    """Shows the step in a status line, and below it the sentences so far."""

    def __init__(self, status: StatusContainer, place: DeltaGenerator, texts: Texts) -> None:
        self._status = status
        self._place = place
        self._texts = texts
        self._sentences: list[str] = []

    def show(self, kind: str, text: str) -> None:
        """Show the step that has begun, or one more sentence."""
        if kind == "step":
            self._status.update(label=self._texts(f"steps.{text}"))
        self.show_sentences(kind, text)

    def show_sentences(self, kind: str, text: str) -> None:
        """Show one more sentence; drawing the others again lets a click on Stop in, while none is ready."""
        if kind == "sentence":
            self._sentences.append(text)
        if kind in ("sentence", "writing"):
            self._place.html(f'<div class="answer-so-far">{show_text(" ".join(self._sentences))}</div>')
