"""Panel: the organisation's own rules above the answers and within one, marked as its own statement."""

from html import escape

from rag.composition.own_rules import list_own_rules
from rag.organisation import Organisation
from rag.replies import load_replies
from ui.texts import load_texts


def show_panel(organisation: Organisation, language: str) -> str:
    """All the rules as HTML, folded under a heading that says whose they are."""
    texts = load_texts(language)
    heading = " – ".join(part for part in (texts("own_rules.heading"), organisation.name) if part)
    return (
        f'<details class="own-rules" lang="{escape(language)}"><summary>{escape(heading)}</summary>'
        f"{_show_note(language)}{_show_list(list_own_rules(organisation, load_replies(language)))}</details>"
    )


def show_own(statements: tuple[str, ...], language: str) -> str:
    """What the organisation says of the matter of an answer; empty where it says nothing."""
    if not statements:
        return ""
    heading = escape(load_texts(language)("own_rules.heading"))
    return f'<div class="own-rules"><h2>{heading}</h2>{_show_note(language)}{_show_list(list(statements))}</div>'


def _show_note(language: str) -> str:
    """That these are the organisation's own words, and no law."""
    return f'<p class="origin">{escape(load_texts(language)("own_rules.note"))}</p>'


def _show_list(statements: list[str]) -> str:
    """Statements as a list."""
    return f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in statements)}</ul>"
