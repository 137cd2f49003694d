"""Admin: the guidance and its index; documents are added, taken out and checked by admins alone."""

from collections.abc import Callable
from datetime import date
from html import escape

import streamlit as st

from rag.errors import IndexFault
from rag.settings import Settings
from ui.access import User
from ui.administration.desk import Desk
from ui.administration.history import show_history
from ui.administration.holdings import Holding, Holdings, read_holdings
from ui.administration.proposal import Document, keep_plan, show_addition
from ui.administration.queue import show_queue
from ui.administration.upkeep import show_upkeep
from ui.administration.uploads import LARGEST, UploadTooLarge, hold_document, name_source
from ui.day import write_day
from ui.texts import Texts, load_texts
from ui.timeline.table import show_table

MEGABYTE = 1024 * 1024


class AdminPage:
    """The admin page of one session; `find_user` is asked anew at every action."""

    def __init__(self, settings: Settings, today: date, language: str, find_user: Callable[[], User]) -> None:
        self._settings = settings
        self._today = today
        self._texts: Texts = load_texts(language)
        self._desk = Desk(settings, self._texts, find_user)

    def show(self) -> None:
        """Draw the page, or say why it is closed."""
        with st.container(key="admin"):
            with st.container(key="head"):
                st.title(self._texts("admin.title"), anchor=False)
                st.caption(self._texts("admin.subtitle"))
            if not self._desk.find_user().is_admin:
                self._desk.refuse()
                return
            self._desk.offer_sign_out()
            self._desk.show_told()
            holdings = self._show_index()
            generation = holdings.generation if holdings else None
            self._show_adding()
            show_addition(self._desk, generation, self._add)
            self._show_removing(holdings)
            show_upkeep(self._desk, generation)
            show_history(self._desk, generation)
            show_queue(self._desk, self._today)

    def _show_index(self) -> Holdings | None:
        """What answers now: the sources of the published index; None where it cannot be read."""
        st.header(self._texts("admin.index.title"), anchor=False)
        try:
            holdings = read_holdings(self._settings, self._today)
        except IndexFault as fault:
            st.error(str(fault), icon=":material/error:")
            return None
        counts = {"sources": len(holdings.sources), "passages": holdings.passages, "kept": len(holdings.kept)}
        st.write(self._texts("admin.index.health", generation=holdings.generation, **counts))
        heads = [self._texts(f"admin.table.{name}") for name in ("source", "kind", "standing", "published", "passages")]
        rows = [self._list_cells(source) for source in holdings.sources]
        st.html(show_table("holdings", self._texts("admin.table.caption"), heads, rows))
        return holdings

    def _list_cells(self, source: Holding) -> list[str]:
        """A source as the cells of a row."""
        published = write_day(source.published) if source.published else self._texts("source.undated")
        named = " · ".join(part for part in (source.id, source.publisher) if part)
        until = self._texts("admin.until", day=write_day(source.until)) if source.until else ""
        return [
            f"{escape(source.title)}<small>{escape(named)}</small>",
            escape(self._texts(f"admin.kinds.{source.kind}")),
            escape(self._texts(f"admin.standings.{source.standing}"))
            + (f"<small>{escape(until)}</small>" if until else ""),
            escape(published),
            str(source.passages),
        ]

    def _show_adding(self) -> None:
        """A form that takes a document."""
        st.header(self._texts("admin.add.title"), anchor=False)
        with st.form(key="admin_adding", clear_on_submit=True):
            given = st.file_uploader(self._texts("admin.add.file", size=LARGEST // MEGABYTE), key="admin_file")
            name = st.text_input(self._texts("admin.add.id"), help=self._texts("admin.add.id_note"), key="admin_id")
            title = st.text_input(self._texts("admin.add.document_title"), key="admin_title")
            publisher = st.text_input(self._texts("admin.add.publisher"), key="admin_publisher")
            published = st.text_input(
                self._texts("admin.add.published", example=self._today.isoformat()), key="admin_published"
            )
            sent = st.form_submit_button(self._texts("admin.add.send"), icon=":material/upload_file:")
        if sent and given is None:
            st.error(self._texts("admin.add.choose"), icon=":material/error:")
        elif sent and given is not None:
            details = {"--id": name or name_source(given.name), "--title": title, "--publisher": publisher}
            said = details | {"--published": published}
            options = tuple(f"{option}={value.strip()}" for option, value in said.items() if value.strip())
            self._propose(Document(given.name, given.getvalue(), options))

    def _propose(self, document: Document) -> None:
        """Find out what adding a document would change."""
        try:
            with hold_document(document.name, document.content) as path:
                arguments = ["--json", "add", "--plan", *document.options, "--", str(path)]
                keep_plan(self._desk.ask(arguments, hidden=(str(path), document.name)), document)
        except UploadTooLarge:
            self._desk.tell(self._texts("admin.add.too_large", size=LARGEST // MEGABYTE), is_good=False)

    def _add(self, document: Document) -> None:
        """Take a document into the register and the index; its copy from the browser is deleted."""
        with hold_document(document.name, document.content) as path:
            self._desk.act(["--json", "add", *document.options, "--", str(path)], hidden=(str(path), document.name))

    def _show_removing(self, holdings: Holdings | None) -> None:
        """A form that takes a document of the organisation's own out again."""
        st.header(self._texts("admin.remove.title"), anchor=False)
        names = [source.id for source in holdings.sources if source.kind == "original"] if holdings else []
        if not names:
            st.caption(self._texts("admin.remove.none"))
            return
        with st.form(key="admin_removing"):
            name = st.selectbox(self._texts("admin.remove.source"), options=names, key="admin_removed")
            sent = st.form_submit_button(self._texts("admin.remove.send"), icon=":material/delete:")
        if sent:
            self._desk.act(["--json", "remove", str(name)])
