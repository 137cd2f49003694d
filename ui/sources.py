"""Sources: what the answers rest on, to be read whole, and how the index came to be."""

from datetime import date

import streamlit as st

from rag.errors import IndexFault
from rag.settings import Settings
from ui.reader.document import list_found, show_document
from ui.reader.finding import Wanted
from ui.reader.generations import read_generations, show_generations
from ui.reader.lineage import list_successions, show_lineage
from ui.reader.register import show_register
from ui.reader.shelf import Source, read_shelf
from ui.reader.words import SourceWords
from ui.texts import LANGUAGE_NAMES, Texts, load_texts

SOURCE = "source"
"""The parameter of an address that opens a source."""


class SourcesPage:
    """The page of sources of one session."""

    def __init__(self, settings: Settings, today: date, language: str) -> None:
        self._settings = settings
        self._today = today
        self._language = language
        self._texts: Texts = load_texts(language)

    def show(self) -> None:
        """Draw the page, or say why there is nothing to read."""
        with st.container(key="sources"):
            with st.container(key="head"):
                st.title(self._texts("sources.title"), anchor=False)
                st.caption(self._texts("sources.subtitle"))
            try:
                sources = read_shelf(self._settings, self._today)
                made = read_generations(self._settings.index)
            except IndexFault as fault:
                st.error(str(fault), icon=":material/error:")
                return
            words = SourceWords(self._language, self._today, sources)
            st.html(show_register(sources, words))
            self._show_reader(sources, words)
            self._show_lineage(sources, words)
            st.header(self._texts("sources.history.title"), anchor=False)
            st.html(show_generations(made, words))

    def _show_reader(self, sources: list[Source], words: SourceWords) -> None:
        """One source to read, and a box to look for words in it."""
        st.header(self._texts("sources.read"), anchor=False)
        source = self._choose_source(sources)
        with st.container(horizontal=True, vertical_alignment="bottom", key="reading"):
            language = self._choose_language(source)
            typed = st.text_input(self._texts("sources.find.label"), key="sources_wanted", autocomplete="off")
        wanted, sections = Wanted.read(typed, language), source.list_sections(language)
        if wanted.words:
            found = list_found(sections, wanted)
            told = self._texts("sources.find.found" if found else "sources.find.none", count=len(found), words=typed)
            st.html(f'<p role="status" class="found">{Wanted().mark(told)}</p>')
        st.html(show_document(source, sections, wanted, words))

    def _choose_source(self, sources: list[Source]) -> Source:
        """The source that was chosen, by the address or here; the address follows."""
        by_id = {source.id: source for source in sources}
        asked = st.query_params.get(SOURCE)
        if asked and asked not in by_id:
            st.warning(self._texts("sources.missing"))
        begin = asked if asked in by_id else st.session_state.get("sources_chosen")
        st.session_state["sources_chosen"] = begin if begin in by_id else sources[0].id
        chosen = st.selectbox(
            self._texts("sources.choose"),
            options=list(by_id),
            format_func=lambda name: by_id[name].holding.title,
            key="sources_chosen",
            on_change=self._follow_choice,
        )
        return by_id[chosen]

    def _follow_choice(self) -> None:
        """Name the chosen source in the address, so that it can be sent to others."""
        st.query_params[SOURCE] = st.session_state["sources_chosen"]

    def _choose_language(self, source: Source) -> str:
        """The language to read in: that of the page at first."""
        start = source.choose_language(self._language)
        chosen = st.radio(
            self._texts("sources.language"),
            options=list(source.languages),
            index=source.languages.index(start),
            format_func=lambda code: LANGUAGE_NAMES.get(code, code),
            key=f"sources_language_{source.id}_{self._language}",
            horizontal=True,
        )
        return chosen or start

    def _show_lineage(self, sources: list[Source], words: SourceWords) -> None:
        """What superseded what."""
        successions = list_successions(sources)
        st.header(self._texts("sources.lineage.title"), anchor=False)
        st.html(show_lineage(successions, words)) if successions else st.caption(self._texts("sources.lineage.none"))
