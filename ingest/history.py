"""History: the generations that are kept, and the way back to one of them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ingest.restoration import check
from rag.errors import IndexFault, IndexUnreadable
from rag.generations import list_generations, point_to, read_passages, read_pointer
from rag.settings import Settings
from rag.writer_lock import lock_for_writing


@dataclass(frozen=True)
class Kept:
    """A generation that is kept: when it was made, what it holds, whether it answers now and could."""

    name: str
    made: str
    passages: int | None
    sources: int | None
    current: bool
    sound: bool


def list_history(settings: Settings) -> list[Kept]:
    """The kept generations, the newest first; each is opened to tell whether it is sound."""
    current = read_pointer(settings.index)
    return [_describe(folder, settings, current) for folder in reversed(list_generations(settings.index))]


def roll_back(settings: Settings, name: str | None = None) -> tuple[str, str]:
    """Let a kept generation answer, or else the newest sound one before the current; gives it and the one before.

    Raises IndexUnreadable where there is none, or where it is damaged, and IndexBusy during an ingest.
    """
    with lock_for_writing(settings.index):
        current = read_pointer(settings.index) or ""
        folders = {folder.name: folder for folder in list_generations(settings.index)}
        if name is not None and name not in folders:
            raise IndexUnreadable(f"{settings.index}: no generation “{name}” is kept; see: python -m ingest history")
        tried = [name] if name else sorted((held for held in folders if held < current), reverse=True)
        chosen = next((held for held in tried if is_sound(folders[held], settings)), None)
        if chosen is None:
            raise IndexUnreadable(
                f"{settings.index}: no sound generation to go back to; build it anew: python -m ingest"
            )
        point_to(settings.index, chosen)
        return chosen, current


def is_sound(folder: Path, settings: Settings) -> bool:
    """Whether a generation's files are as they were written and open."""
    try:
        check(folder, settings)
    except IndexFault:
        return False
    return True


def _describe(folder: Path, settings: Settings, current: str | None) -> Kept:
    """One generation; what it holds is unknown where its passages are damaged."""
    made = datetime.fromtimestamp(folder.stat().st_mtime, UTC).isoformat(timespec="seconds")
    try:
        passages = read_passages(folder)
    except IndexFault:
        return Kept(folder.name, made, None, None, folder.name == current, False)
    sources = len({passage.document for passage in passages})
    return Kept(folder.name, made, len(passages), sources, folder.name == current, is_sound(folder, settings))
