"""The campaign on the index, with its figures: `make torture`. It takes about an hour; `--scale 0.1` a tenth of it."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.torture.cycles import update
from tests.torture.damage import damage_all
from tests.torture.faults import fill_the_disk, refuse_writers, set_clock_back, take_handles, take_rights
from tests.torture.kills import kill_at_random, kill_at_steps
from tests.torture.launcher import Launcher
from tests.torture.scene import Scene
from tests.torture.swaps import swap
from tests.torture.tally import Tally

Part = Callable[[Path, Launcher, float], list[Tally]]


def _kill(folder: Path, launcher: Launcher, scale: float) -> list[Tally]:
    """60 kills of an ingest of 2,000 passages."""
    return [kill_at_random(Scene(folder, 2_000, launcher), count(60, scale))]


def _kill_at_steps(folder: Path, launcher: Launcher, scale: float) -> list[Tally]:
    """5 kills at each named step of an ingest of 2,000 passages."""
    return [kill_at_steps(Scene(folder, 2_000, launcher), count(5, scale))]


def _kill_large(folder: Path, launcher: Launcher, scale: float) -> list[Tally]:
    """10 kills of an ingest of 20,000 passages."""
    return [kill_at_random(Scene(folder, 20_000, launcher), count(10, scale))]


def _damage(folder: Path, launcher: Launcher, scale: float) -> list[Tally]:
    """Every kind of damage to every file of an index of 60 passages."""
    return [damage_all(Scene(folder, 60, launcher), scale)]


def _faults(folder: Path, launcher: Launcher, scale: float) -> list[Tally]:
    """100 second writers, and faults of the machine, with an index of 200 passages."""
    scene = Scene(folder, 200, launcher)
    rows = [refuse_writers(scene, count(100, scale)), take_rights(scene), set_clock_back(scene)]
    return [*rows, *take_handles(scene, scale), *fill_the_disk(scene, scale)]


def _swap(folder: Path, launcher: Launcher, scale: float) -> list[Tally]:
    """200 swaps of an index of 200 passages under 20 readers."""
    return swap(Scene(folder, 200, launcher), count(200, scale), scale)


def _update(folder: Path, launcher: Launcher, scale: float) -> list[Tally]:
    """20 update cycles of guidance in some 70 passages."""
    return [update(Scene(folder, 60, launcher), count(20, scale))]


PARTS: dict[str, Part] = {
    "kills": _kill,
    "steps": _kill_at_steps,
    "large": _kill_large,
    "damage": _damage,
    "faults": _faults,
    "swaps": _swap,
    "cycles": _update,
}
"""The parts of the campaign by name."""


def count(times: int, scale: float) -> int:
    """So many times on a scale, once at least."""
    return max(1, round(times * scale))


def main() -> int:
    """Run the parts that are named, or all; 1 where anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all without any")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the tries, such as 0.1 (default: 1)")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}")
    rows: list[Tally] = []
    with tempfile.TemporaryDirectory(prefix="torture-") as name:
        launcher = Launcher()
        for part in options.parts or PARTS:
            rows += PARTS[part](Path(name) / part, launcher, options.scale)
        launcher.close()
    return 1 if any(row.failures for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
