"""Table: the figures of a run as text for a terminal, and as Markdown."""

from collections.abc import Iterator, Sequence

from evals.comparison import Comparison, Difference
from evals.evaluation import Evaluation, Row, list_metrics
from evals.gate import Fault
from evals.metrics.catalogue import Metric
from evals.report.summary import GROUPS
from evals.statistics import find_share

SIGNS = {"ahead": "+", "even": "=", "behind": "-"}
"""How a terminal shows whether ours is ahead."""


def write_table(evaluation: Evaluation, comparisons: Sequence[Comparison] = (), wanted: Sequence[str] = ()) -> str:
    """The metrics (all, or those wanted) with their intervals, each other run's value and how ours stands to it."""
    names = [comparison.theirs.info.name for comparison in comparisons]
    others = [{row.metric.name: row for row in comparison.differences} for comparison in comparisons]
    lines = [f"{'':<22}{'share':>8}  {'95 % interval':<15}{'cases':>6}" + "".join(f"{name:>20}" for name in names)]
    for metric in list_metrics(wanted):
        if evaluation.list_values(metric.name):
            rows = [by_name.get(metric.name) for by_name in others]
            lines.append(_write_metric(evaluation, metric) + "".join(f"{_write_other(row):>20}" for row in rows))
    return "\n".join([*lines, _write_latency(evaluation), "", *_write_groups(evaluation)])


def write_misses(evaluation: Evaluation) -> str:
    """Every case that is answered wrong, with what is wrong."""
    return "\n".join(_write_miss(row) for row in evaluation.rows if row.misses)


def write_comparison(comparison: Comparison) -> str:
    """Two runs: each share, then what was gained and what was lost, question by question."""
    ours, theirs = (one.info.name for one in (comparison.ours, comparison.theirs))
    lines = [f"{ours} against {theirs}"]
    if comparison.differing_origins:
        lines.append(f"Note: the runs differ in {', '.join(comparison.differing_origins)}.")
    lines.append(f"{'':<22}{'ours':>8}{'theirs':>8}  {'difference, 95 %':<26}{'chance':>8}{'cases':>7}")
    lines += [_write_difference(row) for row in comparison.differences]
    for title, rows in (("Gained", comparison.gained), ("Lost", comparison.lost)):
        lines += ["", f"{title}: {len(rows)}"]
        for row in rows:
            other = comparison.theirs.by_id[row.id]
            lines.append(_write_miss(row) if row.misses else _write_miss(other))
    return "\n".join(lines)


def write_markdown(evaluation: Evaluation, faults: Sequence[Fault], comparisons: Sequence[Comparison]) -> str:
    """The report as Markdown."""
    lines = [f"# {evaluation.info.configuration.title}", "", _write_gate(faults), ""]
    lines += ["| metric | share | 95 % | cases |", "|---|---|---|---|"]
    for metric in list_metrics():
        count = len(evaluation.list_values(metric.name))
        if count:
            found = evaluation.summarise(metric)
            places = 3 if metric.is_share else 0
            interval = f"{found.low:.{places}f}–{found.high:.{places}f}"
            lines.append(f"| {metric.name} | {found.value:.{places}f} | {interval} | {count} |")
    for comparison in comparisons:
        lines += ["", f"## Against {comparison.theirs.info.configuration.title}", ""]
        lines += ["| metric | ours | theirs | difference, 95 % | chance | standing |", "|---|---|---|---|---|---|"]
        lines += [f"| {' | '.join(_list_cells(row))} |" for row in comparison.differences]
        lines += ["", f"Gained {len(comparison.gained)}, lost {len(comparison.lost)}."]
    misses = [row for row in evaluation.rows if row.misses]
    lines += ["", f"## Misses: {len(misses)} of {len(evaluation.rows)}", ""]
    lines += [f"- `{row.id}` {row.trial.case.question} – {'; '.join(row.misses)}" for row in misses]
    return "\n".join([*lines, ""])


def _write_gate(faults: Sequence[Fault]) -> str:
    """Whether the run passes, and why not."""
    return "The gate is passed." if not faults else "The gate is not passed: " + "; ".join(map(str, faults))


def _write_metric(evaluation: Evaluation, metric: Metric) -> str:
    """A metric on a line."""
    found, count = evaluation.summarise(metric), len(evaluation.list_values(metric.name))
    if metric.is_share:
        return f"{metric.name:<22}{found.value:8.1%}  {f'{found.low:.1%}–{found.high:.1%}':<15}{count:>6}"
    return f"{metric.name:<22}{found.value:8.0f}  {f'{found.low:.0f}–{found.high:.0f}':<15}{count:>6}"


def _write_other(row: Difference | None) -> str:
    """Another run's value and how ours stands to it."""
    return f"{row.theirs:.1%} {SIGNS[row.standing]}" if row else ""


def _write_latency(evaluation: Evaluation) -> str:
    """The percentiles of the time until an answer."""
    return "latency " + ", ".join(f"p{place} {value:.0f} ms" for place, value in evaluation.percentiles.items())


def _write_groups(evaluation: Evaluation) -> Iterator[str]:
    """The share of right answers by kind and language."""
    for key in GROUPS.values():
        for name, rows in evaluation.group_by(key).items():
            found, right = find_share([row.scores["right"] for row in rows]), sum(not row.misses for row in rows)
            yield f"{name:<22}{found.value:8.1%}  {f'{found.low:.1%}–{found.high:.1%}':<15}{right:>4} of {len(rows)}"


def _write_difference(row: Difference) -> str:
    """A share of two runs on a line."""
    found = row.interval
    shown = f"{found.value:+.3f} ({found.low:+.3f} to {found.high:+.3f})"
    return f"{row.metric.name:<22}{row.ours:8.3f}{row.theirs:8.3f}  {shown:<26}{row.chance:>8.4f}{row.count:>7}"


def _list_cells(row: Difference) -> Iterator[str]:
    """A share of two runs as the cells of a table."""
    found = row.interval
    yield from (row.metric.name, f"{row.ours:.3f}", f"{row.theirs:.3f}")
    yield from (f"{found.value:+.3f} ({found.low:+.3f} to {found.high:+.3f})", f"{row.chance:.4f}", row.standing)


def _write_miss(row: Row) -> str:
    """A case with what is wrong with its answer."""
    case = row.trial.case
    return f"{case.id} [{case.language}] {case.question.strip()}\n    {'; '.join(row.misses)}"
