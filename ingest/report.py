"""Report: what a command did or would do, in words for a person or as rows for a program."""

from typing import Any

from ingest.addition import FETCHED, Addition
from ingest.fetching.renewal import Fetched, Renewal
from ingest.plan import Plan
from ingest.sync import Outcome

_SIGNS = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}


def describe_outcome(outcome: Outcome) -> str:
    """The outcome of an ingest in words."""
    lines = [
        f"Index {outcome.generation}: {outcome.created} created, {outcome.updated} updated, "
        f"{outcome.deleted} deleted, {outcome.unchanged} unchanged passages from {len(outcome.sources)} sources."
    ]
    lines += [f"Not read: {failure['source']}: {failure['error']}" for failure in outcome.failures]
    return "\n".join(lines)


def describe_plan(plan: Plan) -> str:
    """The plan in words; words that go stand in [-…-], those that come in {+…+}."""
    lines = []
    for row in plan.sections:
        text = " ".join(_SIGNS[sign].format(words) for sign, words in row.words)
        lines.append(f"{row.change}: {row.section} ({row.language}): {text}")
    for change in plan.date_changes:
        touched = ", ".join([*change["rules"], *change["questions"]]) or "nothing"
        before, after = (", ".join(change[side]) or "none" for side in ("before", "after"))
        lines.append(f"dates: {change['passage']}: {before} → {after}; touches {touched}")
    lines += [f"{finding.kind}: {finding.place}: {finding.text}" for finding in plan.conflicts]
    lines += [f"Not read: {failure['source']}: {failure['error']}" for failure in plan.failures]
    return "\n".join([*lines, f"{len(plan.sections)} sections would change; nothing was written."])


def describe_addition(addition: Addition) -> list[str]:
    """What there is to say of a document that is added: what in it is hidden, and what was taken from it."""
    lines = [f"{addition.path}: {one.describe()}" for one in addition.hidden]
    if addition.proposed:
        told = ", ".join(f"{key} “{value}”" for key, value in addition.proposed.items())
        options = ", ".join(f"--{key}" for key in addition.proposed)
        lines.append(f"{addition.path}: taken from the document: {told}; if that is wrong, give {options}")
    return lines


def list_addition(addition: Addition) -> dict[str, Any]:
    """A document that is added, as a row."""
    entry = addition.entry
    return {
        "source": entry["id"],
        "title": entry["title"],
        "language": next(iter(entry["files"])),
        "published": str(entry["published"]) if entry.get("published") else None,
        "proposed": sorted(addition.proposed),
        "hidden": [one.describe() for one in addition.hidden],
    }


def list_fetched(fetched: Fetched) -> dict[str, Any]:
    """A source that was fetched, as a row."""
    marks = {name: fetched.addition.entry.get(name) for name in FETCHED}
    return {**list_addition(fetched.addition), "state": fetched.state, **marks}


def describe_renewal(renewal: Renewal) -> str:
    """What was fetched, in words."""
    lines = [_describe_fetched(one) for one in renewal.fetched]
    lines += [f"Not fetched: {failure['error']}" for failure in renewal.failures]
    return "\n".join(lines or ["No source of the register names an address, so there is nothing to fetch."])


def _describe_fetched(fetched: Fetched) -> str:
    """A source that was fetched, in words."""
    entry = fetched.addition.entry
    file = f"{entry['files'][next(iter(entry['files']))]}, {next(iter(entry['files']))}"
    hidden = [f"\n  {one.describe()}" for one in fetched.addition.hidden]
    since = f" since {fetched.before.isoformat()}" if fetched.state == "unchanged" and fetched.before else ""
    return f"{entry['id']}: {fetched.state}{since}: {fetched.address} ({file}){''.join(hidden)}"
