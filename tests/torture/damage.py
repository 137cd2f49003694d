"""Damage: every file of an index, damaged in every way; it is noticed, the generation before answers, it is rebuilt."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.torture.launcher import Ended, Mischief
from tests.torture.scene import Scene
from tests.torture.survey import Survey
from tests.torture.tally import Tally

ANSWERED_WITHIN = 5.0
"""Seconds in which a process that has just started answers beside a damaged index."""

UNREADABLE = 0o000

READ = "ingest.sync:make_passages"
EMBED = "ingest.sync:Embedder.embed_passages"
BUILD = "ingest.restoration:build"
WATCHED: list[Mischief] = [("watch", name) for name in (READ, EMBED, BUILD)]

Damage = Callable[[Path, Path], None]
"""What is done to a file, given the same file of the generation before."""


def truncate(path: Path, _: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def empty(path: Path, _: Path) -> None:
    os.truncate(path, 0)


def zero(path: Path, _: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def flip_a_bit(path: Path, _: Path) -> None:
    content = bytearray(path.read_bytes())
    content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    path.write_bytes(content)


def append(path: Path, _: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n{}")


def scramble(path: Path, _: Path) -> None:
    path.write_bytes(random.randbytes(path.stat().st_size))


def delete(path: Path, _: Path) -> None:
    path.unlink()


def put_a_folder(path: Path, _: Path) -> None:
    path.unlink()
    path.mkdir()


def put_a_lost_link(path: Path, _: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


def take_from_the_one_before(path: Path, other: Path) -> None:
    shutil.copyfile(other, path)


def swap_with_a_neighbour(path: Path, _: Path) -> None:
    others = [one for one in path.parent.iterdir() if one.is_file() and one != path]
    if others:
        content, neighbour = path.read_bytes(), min(others)
        path.write_bytes(neighbour.read_bytes())
        neighbour.write_bytes(content)


def take_rights(path: Path, _: Path) -> None:
    path.chmod(UNREADABLE)


DAMAGES: tuple[Damage, ...] = (
    truncate,
    empty,
    zero,
    flip_a_bit,
    append,
    scramble,
    delete,
    put_a_folder,
    put_a_lost_link,
    take_from_the_one_before,
    swap_with_a_neighbour,
    take_rights,
)


def damage_all(scene: Scene, share: float) -> Tally:
    """Damage each file of the newest generation, and the pointer, in each way, or a share of them."""
    scene.publish_next()
    whole = scene.folder / "whole"
    shutil.copytree(scene.settings.index, whole)
    tally = Tally("kinds of damage to the files of an index")
    for name, damage in list_damages(scene):
        if scene.moments.random() < share:
            _restore(scene, whole)
            if damage_one(scene, name, damage):
                found, ended = scene.survey(), scene.ingest(mischief=WATCHED)
                wrong = _judge_answer(scene, name, found) + _judge_rebuilt(scene, name, damage, ended)
                took = 0.0 if isinstance(found, str) else found.answered_in
                tally.add(f"{damage.__name__} {name}", wrong, took)
    return tally.tell("the generation before answers within")


def list_damages(scene: Scene) -> Iterator[tuple[str, Damage]]:
    """Each file of the newest generation by its path there, and the pointer, with each damage."""
    paths = sorted(path for path in scene.current.rglob("*") if path.is_file())
    for name in ["current", *(str(path.relative_to(scene.current)) for path in paths)]:
        yield from ((name, damage) for damage in DAMAGES)


def damage_one(scene: Scene, name: str, damage: Damage) -> bool:
    """Damage a file; whether it is another now, as an empty one that is emptied is not."""
    path = scene.settings.index / name if name == "current" else scene.current / name
    before = path.read_bytes()
    twin = next((one for one in _list_twins(scene, path) if one != path), path)
    if (damage in (flip_a_bit, scramble) and not before) or (damage is take_from_the_one_before and twin == path):
        return False
    damage(path, twin)
    return not path.is_file() or not os.access(path, os.R_OK) or path.read_bytes() != before or damage is take_rights


def _list_twins(scene: Scene, path: Path) -> list[Path]:
    """The files of a name in all generations; the folder of Chroma's graph has another name in each."""
    return sorted(scene.generations.rglob(path.name))


def _restore(scene: Scene, whole: Path) -> None:
    """Put the whole index in place again."""
    shutil.rmtree(scene.settings.index)
    shutil.copytree(whole, scene.settings.index)


def _judge_answer(scene: Scene, name: str, found: Survey | str) -> list[str]:
    """What is wrong with how the damage was met: the generation before must answer, soon, and say so."""
    if isinstance(found, str):
        return [found]
    answering = scene.round if name == "current" else scene.round - 1
    wrong = found.judge(answering, stands_in=True)
    wrong += [] if found.notices else ["the answer does not say so"]
    return wrong + ([f"took {found.answered_in:.1f} s"] if found.answered_in > ANSWERED_WITHIN else [])


def _judge_rebuilt(scene: Scene, name: str, damage: Damage, ended: Ended) -> list[str]:
    """What is wrong with the ingest after it; texts and vectors that are whole are neither read nor embedded again."""
    if ended.code:
        return [f"the next ingest ended with {ended.code}: {ended.said}"]
    called = [line.removeprefix("called ") for line in ended.err.splitlines() if line.startswith("called ")]
    is_whole = "/" in name or name == "current" or (name == "manifest.json" and damage is not swap_with_a_neighbour)
    is_rebuilt_first = called[:1] == [BUILD] or (name == "current" and not called)
    wrong = [f"did {called} to build it anew"] if is_whole and not is_rebuilt_first else []
    return wrong + scene.judge(scene.round)
