"""Safety: no text in any field of an answer becomes a tag, an address or a script; `make torture` tries 10,000."""

import os
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rag.answer import Answer, Citation
from rag.authorities import is_official
from tests.payloads import PAYLOADS
from tests.ui.html_reader import read_html
from ui.answer.markup import show_label
from ui.answer.page import show_answer

ALLOWED = {
    *("div", "p", "br", "ul", "ol", "li", "mark", "sup", "h2", "h3", "details", "summary", "b", "a", "span", "button"),
    *("table", "thead", "tbody", "tr", "th", "td", "time"),
}
ATTRIBUTES = {
    *("class", "lang", "href", "id", "type", "data-copy", "data-done", "data-failed", "role", "target", "rel"),
    *("scope", "datetime", "value", "name", "tabindex", "aria-label"),
}
TRIALS = 10_000 if os.environ.get("TORTURE") else 150
PIECES = st.lists(st.one_of(st.sampled_from(PAYLOADS), st.text(max_size=30)), min_size=1, max_size=3)
TEXTS = PIECES.map(" ".join)


def list_faults(html: str) -> list[object]:
    """The tags, attributes and addresses of a shown answer that are not ours."""
    return [
        (name, attributes)
        for name, attributes in read_html(html).tags
        if name not in ALLOWED
        or not set(attributes) <= ATTRIBUTES
        or ("href" in attributes and not _leads_to_us(attributes["href"] or ""))
    ]


def _leads_to_us(address: str) -> bool:
    return address.startswith("#source-") or is_official(address)


@settings(max_examples=TRIALS, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS, TEXTS)
def test_answer_has_only_tags_of_ours_whatever_its_texts_are(
    make_answer: Callable[..., Answer], make_citation: Callable[..., Citation], text: str, other: str
) -> None:
    names = dict.fromkeys(("title", "name", "publisher", "place", "passage", "document", "language", "url"), other)
    cited = make_citation(1, text, passage_text=f"{text} {other}", section=(other,), **names)
    read = {"ground": "words", "is_cited": True, "has": (text,), "lacks": (other,)}
    ruling = {"subjects": (), "sectors": (), "days": (), "certainty": "confirmed", "steps": (other,)}
    basis = {"rulings": (ruling,), "passages": ({"passage": text, "name": other, **read},), "refused": 0}
    told = {"notices": (other, text), "standalone_question": other, "basis": basis, "index": text}
    answer = make_answer(f"{text} [1]", citations=(cited,), **told)
    assert list_faults(show_answer(answer, 0)) == []


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://www.finlex.fi/fi/laki", True),
        ("https://thl.fi/x", True),
        ("http://thl.fi/x", False),
        ("https://thl.fi.evil.example/", False),
        ("https://thl.fi@evil.example/", False),
        ("https://evil.example/?thl.fi", False),
        ("https://evil.example\\@thl.fi/", False),
        ("https://notthl.fi/", False),
        ("//thl.fi/", False),
        ("https://thl.fi:99999/", False),
        ("", False),
    ],
)
def test_only_an_address_of_an_authority_is_official(address: str, is_one: bool) -> None:
    assert is_official(address) is is_one


@pytest.mark.parametrize("payload", PAYLOADS[::7])
def test_label_of_a_control_leaves_no_sign_for_markdown_to_obey(payload: str) -> None:
    label = show_label(payload)
    bare = [place for place, sign in enumerate(label) if sign in "![](){}<>:.`*_$&@" and label[place - 1] != "\\"]
    assert bare == []
