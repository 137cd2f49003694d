"""Findings: what the check of the guidance found, by its kind, as HTML."""

from html import escape

from ui.texts import Texts

KINDS = ("date", "guidance", "unread", "translation", "review")
"""The kinds that the texts name, the gravest first; any other comes last under its own name."""


def show_findings(findings: list[dict[str, str]], texts: Texts) -> str:
    """A list for each kind; what ingest found is in English, and said to be."""
    kinds = list(dict.fromkeys([*KINDS, *(finding["kind"] for finding in findings)]))
    lists = (_show_kind(kind, [one for one in findings if one["kind"] == kind], texts) for kind in kinds)
    return f'<div class="findings">{"".join(lists)}</div>'


def _show_kind(kind: str, findings: list[dict[str, str]], texts: Texts) -> str:
    """The findings of a kind under its name; empty where there are none."""
    if not findings:
        return ""
    name = texts(f"admin.findings.{kind}") if kind in KINDS else kind
    items = "".join(
        f'<li><strong>{escape(one["place"])}</strong> <span lang="en">{escape(one["text"])}</span></li>'
        for one in findings
    )
    return f"<h4>{escape(name)} ({len(findings)})</h4><ul>{items}</ul>"
