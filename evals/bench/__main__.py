"""Command line: `python -m evals.bench` measures speed and size, stores the figures and compares with the last run."""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from evals.bench.cases import Figures, measure_cold, measure_parts, measure_warm, name_settings
from evals.bench.corpus import write_corpus
from evals.bench.ingesting import measure_ingest, measure_transformer
from evals.bench.stopwatch import time_process
from rag.errors import KantaneuvoError
from rag.settings import ROOT, Settings, read_now

RESULTS = Path(__file__).parent / "results"
ONE_THREAD = {"OMP_NUM_THREADS": "1"}
"""Torch has one thread as our own code has: several wait for each other by spinning, which no clock tells from work."""

BASIS = 1000
"""Passages beside whose figures those of other sizes are held."""

_P95 = "warm answer p95, ms of processor"
LIBRARIES = ("chromadb", "langchain-core", "sentence-transformers", "streamlit", "simplemma", "bm25s", "numpy")


def main(arguments: list[str] | None = None) -> int:
    """Measure what is asked for; 0 done, 1 something that is measured has failed."""
    options = _parse(arguments)
    os.environ |= ONE_THREAD
    try:
        with tempfile.TemporaryDirectory() as folder:
            tables = _measure(options, Path(folder))
    except KantaneuvoError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"\nStored: {_store(options, tables, read_now())}")
    return 0


def _measure(options: argparse.Namespace, folder: Path) -> dict[str, Figures]:
    """The tables of one run, each printed once it is known: of the shipped corpus, then of each size."""
    tables: dict[str, Figures] = {}
    before = _read_last(options.results)
    for name, measure in _list_tables(options, folder):
        print(f"Measuring: {name} …", file=sys.stderr)
        tables[name] = measure()
        if beside := tables.get(f"warm, {BASIS} passages"):
            tables[name] |= {f"{_P95} / that at {BASIS}": value / beside[_P95] for value in _find_p95(tables[name])}
        rows = (_show(key, value, before.get(name, {})) for key, value in tables[name].items())
        print("\n".join(["", name, *rows]), flush=True)
    return tables


def _find_p95(figures: Figures) -> list[float]:
    """The figure by which sizes are compared, where a table has it."""
    return [figures[_P95]] if _P95 in figures else []


def _list_tables(options: argparse.Namespace, folder: Path) -> Iterator[tuple[str, Callable[[], Figures]]]:
    """What is measured: the shipped corpus, then made ones of each size."""
    shipped = Settings(index=folder / "index")
    if options.shipped:
        time_process([sys.executable, "-m", "ingest"], {"KANTANEUVO_INDEX": str(shipped.index)})
        yield "a process from nothing", lambda: measure_cold(shipped, folder, options.seed)
        yield "the parts of a question", lambda: measure_parts(shipped, options.seed)
        yield "warm, shipped corpus", lambda: measure_warm(shipped, folder / "shipped", options.seed)
        yield "with a transformer", lambda: measure_transformer(shipped, folder)
    for size in options.sizes:
        place = folder / str(size)
        write_corpus(place / "corpus", size, ROOT / "corpus" / "guidance", options.seed)
        yield f"ingest of {size} passages", partial(measure_ingest, place)
        yield f"warm, {size} passages", partial(_measure_sized, place, size, options.seed)


def _measure_sized(place: Path, size: int, seed: int) -> Figures:
    """Warm answers from a made corpus."""
    return {"passages": size, **measure_warm(name_settings(place), place, seed)}


def _show(name: str, value: float, before: Figures) -> str:
    """One row: the figure, and the one of the last stored run."""
    last = f"  (last {before[name]:.4g})" if name in before else ""
    return f"  {name:<62} {value:>10.4g}{last}"


def _read_last(folder: Path) -> dict[str, Figures]:
    """The tables of the last stored run; none where none was stored."""
    stored = sorted(folder.glob("*.json"))
    return dict(json.loads(stored[-1].read_text(encoding="utf-8"))["tables"]) if stored else {}


def _store(options: argparse.Namespace, tables: dict[str, Figures], now: datetime) -> Path:
    """Write a run with its machine, versions and seed."""
    run: dict[str, Any] = {
        "made": now.isoformat(timespec="seconds"),
        "machine": {"system": platform.platform(), "processors": os.cpu_count(), "python": platform.python_version()},
        "versions": {name: version(name) for name in LIBRARIES},
        "seed": options.seed,
        "tables": {name: {key: float(f"{value:.4g}") for key, value in rows.items()} for name, rows in tables.items()},
    }
    options.results.mkdir(parents=True, exist_ok=True)
    path = options.results / f"{now:%Y%m%d-%H%M%S}.json"
    path.write_text(json.dumps(run, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return Path(path)


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench", description=__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=[100, 1000, 10_000, 100_000], help="passages, made by code"
    )
    parser.add_argument("--no-shipped", dest="shipped", action="store_false", help="only the made passages")
    parser.add_argument("--seed", type=int, default=7, help="what the made passages and the questions are drawn by")
    parser.add_argument("--results", type=Path, default=RESULTS, help="folder of the stored runs")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
