"""Evaluation: the latest reports, and a place where an evaluator judges answers by hand."""

from datetime import date
from html import escape
from pathlib import Path

import streamlit as st

from rag.feedback import Finding
from ui.answer.markup import show_label
from ui.answer.page import show_answer
from ui.evaluations.export import offer_questions
from ui.evaluations.judgements import Judgement, Judgements
from ui.evaluations.report import JudgedAnswer, Report, Share, read_report
from ui.evaluations.runs import list_runs
from ui.texts import Texts, load_texts
from ui.timeline.table import show_table

SHOWN = ("right", "date_exact", "quote_exact", "citation_recall", "evidence_4", "abstention_recall", "willingness")
"""The shares that are shown; the report has all."""


class EvaluationPage:
    """The page of evaluations of one session."""

    def __init__(self, runs: Path, today: date, language: str) -> None:
        self._runs = runs
        self._today = today
        self._texts: Texts = load_texts(language)
        self._judgements = Judgements(runs)

    def show(self) -> None:
        """Draw the page."""
        with st.container(key="evaluation"):
            with st.container(key="head"):
                st.title(self._texts("evaluation.title"), anchor=False)
                st.caption(self._texts("evaluation.subtitle"))
            folders = list_runs(self._runs)
            report = self._choose(folders) if folders else None
            if report is None:
                st.info(self._texts("evaluation.unreadable" if folders else "evaluation.none"))
                return
            self._show_figures(report)
            self._show_judging(report)

    def _choose(self, folders: list[Path]) -> Report | None:
        """The report that is looked at: the newest unless another is chosen; None where it cannot be read."""
        names = [folder.name for folder in folders]
        chosen = st.selectbox(self._texts("evaluation.run"), options=names, key="evaluation_run")
        return read_report(self._runs / chosen)

    def _show_figures(self, report: Report) -> None:
        """Whether the run passes, its shares, and the whole report."""
        if report.passes:
            st.success(self._texts("evaluation.passes"), icon=":material/check_circle:")
        else:
            st.error(
                "  \n".join([self._texts("evaluation.fails"), *map(show_label, report.faults)]), icon=":material/error:"
            )
        heads = [self._texts(f"evaluation.table.{name}") for name in ("metric", "value", "interval", "cases")]
        rows = [self._list_cells(share) for share in report.find_shares(SHOWN)]
        st.html(show_table("shares", self._texts("evaluation.table.caption"), heads, rows))
        st.download_button(
            self._texts("evaluation.download"),
            report.page,
            file_name=f"{report.folder.name}.html",
            mime="text/html",
            icon=":material/download:",
            on_click="ignore",
            key="evaluation_report",
        )

    def _list_cells(self, share: Share) -> list[str]:
        """A share as the cells of a row."""
        name = self._texts(f"evaluation.metrics.{share.name}")
        value, low, high = (self._write(one) for one in (share.value, share.low, share.high))
        return [escape(name), value, f"{low}–{high}", str(share.count)]

    def _write(self, share: float) -> str:
        """A share in percent, with the reader's decimal sign and a space that does not break."""
        return f"{share * 100:.1f}\u00a0%".replace(".", self._texts("evaluation.decimal"))

    def _show_judging(self, report: Report) -> None:
        """An answer with what was expected of it, and a form to judge it."""
        st.header(self._texts("evaluation.judging.title"), anchor=False)
        only_missed = st.toggle(self._texts("evaluation.judging.only_missed"), value=True, key="evaluation_missed")
        answers = {judged.id: judged for judged in report.list_answers(only_missed)}
        if not answers:
            st.info(self._texts("evaluation.judging.none"))
        else:
            name = st.selectbox(
                self._texts("evaluation.judging.answer"),
                options=list(answers),
                format_func=lambda name: f"{name}: {answers[name].answer.question}",
                key="evaluation_answer",
            )
            self._show_answer(answers[name])
            self._show_form(report, answers[name])
        offer_questions(self._judgements, self._texts)

    def _show_answer(self, judged: JudgedAnswer) -> None:
        """A question, its answer, and what the metrics found missing."""
        st.html(f'<div class="question"><p lang="{judged.answer.language}">{escape(judged.answer.question)}</p></div>')
        st.html(show_answer(judged.answer, 0))
        if judged.misses:
            st.caption("  \n".join([self._texts("evaluation.judging.misses"), *map(show_label, judged.misses)]))

    def _show_form(self, report: Report, judged: JudgedAnswer) -> None:
        """The judgement of an answer."""
        earlier = self._judgements.find(report.folder.name, judged)
        with st.form(key=f"judging-{report.folder.name}-{judged.id}"):
            finding = st.radio(
                self._texts("evaluation.judging.finding"),
                options=list(Finding),
                index=list(Finding).index(earlier.finding) if earlier else None,
                format_func=lambda one: self._texts(f"evaluation.findings.{one}"),
            )
            words = st.text_area(
                self._texts("evaluation.judging.words"), value="\n".join(earlier.words) if earlier else ""
            )
            note = st.text_input(self._texts("evaluation.judging.note"), value=earlier.note if earlier else "")
            sent = st.form_submit_button(self._texts("evaluation.judging.save"), icon=":material/save:")
        if sent and finding is None:
            st.error(self._texts("evaluation.judging.choose"))
        elif sent and finding is not None:
            self._keep(report, judged, finding, (words, note))

    def _keep(self, report: Report, judged: JudgedAnswer, finding: Finding, said: tuple[str, str]) -> None:
        """Keep a judgement with the words that a right answer has, one a line, and a note."""
        words, note = said
        self._judgements.add(
            Judgement(
                run=report.folder.name,
                case=judged.case,
                answer=judged.answer,
                finding=finding,
                words=tuple(line.strip() for line in words.splitlines() if line.strip()),
                note=note.strip(),
                judged_on=self._today,
            )
        )
        st.success(self._texts("evaluation.judging.saved"), icon=":material/check:")
