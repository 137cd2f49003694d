"""Chat: questions and answers, each date with its verdict in words, each citation opening its passage."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from rag.answer import Answer, AnswerStatus, Citation
from rag.language.dates import show_date
from rag.personal_data import mask_personal_data
from rag.question import Question
from rag.rendering import describe_dates, render_text
from rag.replies import load_replies
from rag.rules.verdict import Verdict
from ui.markdown import escape, mark_quote, show_lines
from ui.service import Service
from ui.texts import Texts, load_texts

FIRST_DAY = date(2017, 1, 1)
"""The first day answers can be asked for: the oldest guidance is of that year."""

LAST_DAY = date(2035, 12, 31)

_ICONS = {
    Verdict.AGREES: ":green[:material/check_circle:]",
    Verdict.NO_RULE: ":gray[:material/info:]",
    Verdict.SUPERSEDED: ":orange[:material/history:]",
    Verdict.CONFLICTS: ":red[:material/error:]",
}


@dataclass(frozen=True)
class Turn:
    """A question as it may be shown, and its answer."""

    shown: str
    answer: Answer


class ChatPage:
    """The chat of one session."""

    def __init__(self, service: Service, today: date, language: str) -> None:
        self._service = service
        self._today = today
        self._language = language
        self._texts: Texts = load_texts(language)

    @property
    def _turns(self) -> list[Turn]:
        """The turns of the conversation so far."""
        turns: list[Turn] = st.session_state.setdefault("turns", [])
        return turns

    def show(self) -> None:
        """Draw the page and answer what is asked."""
        as_of = self._show_sidebar()
        st.title(self._texts("title"))
        st.caption(self._texts("subtitle"))
        asked = st.chat_input(self._texts("input")) or st.session_state.pop("picked", None)
        opening = st.empty()
        if not self._turns and not asked:
            with opening.container():
                self._show_empty()
        for number, turn in enumerate(self._turns):
            self._show_turn(turn, number, is_last=number == len(self._turns) - 1 and not asked)
        if asked:
            self._ask(asked, as_of)

    def _show_sidebar(self) -> date:
        """The day asked about, and a new conversation."""
        with st.sidebar:
            chosen = st.date_input(
                self._texts("as_of"),
                value=self._today,
                min_value=FIRST_DAY,
                max_value=LAST_DAY,
                format="DD.MM.YYYY",
                help=self._texts("as_of_help"),
                key="as_of",
            )
            st.button(self._texts("new_conversation"), icon=":material/add_comment:", on_click=self._turns.clear)
        return chosen if isinstance(chosen, date) else self._today

    def _show_empty(self) -> None:
        """What the assistant can and cannot do, and questions to begin with."""
        st.markdown(escape(self._texts("empty.can")))
        st.markdown(escape(self._texts("empty.cannot")))
        st.info(self._texts("empty.privacy"), icon=":material/lock:")
        st.markdown(self._texts("empty.examples"))
        for number, example in enumerate(load_replies(self._language).list_examples()):
            st.button(example, key=f"example-{number}", on_click=_pick, args=(example,))

    def _ask(self, text: str, as_of: date) -> None:
        """Answer a question and keep the turn, without personal data if any was seen."""
        question = Question(
            text=text,
            today=self._today,
            as_of=as_of,
            history=tuple(turn.shown for turn in self._turns if turn.answer.status is AnswerStatus.ANSWERED),
            language=self._language,
        )
        with st.chat_message("user", avatar=":material/person:"):
            st.markdown(escape(mask_personal_data(text)))
        with st.chat_message("assistant", avatar=":material/menu_book:"):
            first = "steps.waiting" if not self._service.is_warm else "steps.scope"
            with st.status(self._texts(first)) as status:
                answer = self._service.answer(question, self._tell(status.update))
                status.update(label=self._texts("steps.grounding"), state="complete")
        self._turns.append(Turn(answer.question, answer))
        st.rerun()

    def _tell(self, update: Callable[..., object]) -> Callable[[str], None]:
        """What shows the name of a step while it is taken."""

        def tell(step: str) -> None:
            """Show the step that has begun."""
            update(label=self._texts(f"steps.{step}"))

        return tell

    def _show_turn(self, turn: Turn, number: int, is_last: bool) -> None:
        """A question and its answer with all that belongs to it."""
        answer = turn.answer
        texts = load_texts(answer.language)
        with st.chat_message("user", avatar=":material/person:"):
            st.markdown(escape(turn.shown))
        with st.chat_message("assistant", avatar=":material/menu_book:"):
            if answer.standalone_question != answer.question and answer.status is AnswerStatus.ANSWERED:
                st.caption(escape(texts("standalone", question=answer.standalone_question)))
            st.markdown(show_lines(answer.answer))
            _show_dates(answer, texts)
            for citation in answer.citations:
                _show_citation(citation, answer.language, texts)
            for notice in answer.notices:
                st.caption(f":material/info: {escape(notice)}")
            _show_foot(answer, texts, number)
            if is_last:
                for place, follow_up in enumerate(answer.follow_ups):
                    st.button(follow_up, key=f"follow-{number}-{place}", on_click=_pick, args=(follow_up,))


def _pick(text: str) -> None:
    """Ask a question that was offered."""
    st.session_state["picked"] = text


def _show_dates(answer: Answer, texts: Texts) -> None:
    """Each date with its verdict in words and by icon."""
    if not answer.dates:
        return
    st.markdown(f"**{texts('dates')}**")
    lines = dict.fromkeys(
        f"- {_ICONS[dated.verdict]} {escape(line)}"
        for dated, line in zip(answer.dates, describe_dates(answer), strict=True)
    )
    st.markdown("\n".join(lines))


def _show_citation(citation: Citation, language: str, texts: Texts) -> None:
    """A citation that opens its passage with the quote marked."""
    say = load_replies(language).say
    standing = say(f"standing.{citation.standing}", until="").split(";")[0]
    title = texts("source", number=citation.number, title=f"{citation.name}: {citation.section[-1]}")
    with st.expander(escape(title), icon=":material/description:"):
        day = (
            texts("published", day=show_date(citation.published.isoformat()))
            if citation.published
            else texts("undated")
        )
        st.caption(escape(f"{citation.title} · {citation.publisher} · {day} · {standing}"))
        st.markdown(mark_quote(citation.passage_text, citation.quote))
        st.caption(
            escape(f"{texts('quoted')} {texts('place')}: {citation.place}" if citation.place else texts("quoted"))
        )
        if citation.url:
            st.link_button(texts("open_source"), citation.url, icon=":material/open_in_new:")


def _show_foot(answer: Answer, texts: Texts, number: int) -> None:
    """The day the answer is for, and the answer with its sources as text to copy."""
    day, copy = st.columns([3, 1], vertical_alignment="center")
    day.caption(texts("for_day", day=show_date(answer.as_of.isoformat())))
    if answer.status is AnswerStatus.ANSWERED:
        with copy.popover(texts("copy"), icon=":material/content_copy:", help=texts("copy_help"), key=f"copy-{number}"):
            st.code(render_text(answer), language=None, wrap_lines=True)
