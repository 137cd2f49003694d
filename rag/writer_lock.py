"""Writer lock: one writer at a time; who is refused is told which process writes, and since when."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from rag.errors import IndexBusy, IndexUnreadable

_LOCK, _WRITER = "writer.lock", "writer"
"""What is locked, and the file beside it with the number of the process that holds it, as old as its hold."""


@contextmanager
def lock_for_writing(index: Path) -> Iterator[None]:
    """Hold the index for one writer; raises IndexBusy at once if another holds it, IndexUnreadable if it can't be."""
    try:
        index.mkdir(parents=True, exist_ok=True)
        lock = FileLock(index / _LOCK, timeout=0)
        lock.acquire()
    except Timeout as error:
        raise IndexBusy(
            f"{index}: another ingest is writing the index{_describe_writer(index)}; wait until it has ended."
        ) from error
    except OSError as error:
        raise IndexUnreadable(f"{index}: the index cannot be written ({error.strerror}); check its rights.") from error
    try:
        with suppress(OSError):
            (index / _WRITER).write_text(str(os.getpid()), encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            (index / _WRITER).unlink()
        lock.release()


def _describe_writer(index: Path) -> str:
    """The process that writes and since when, in brackets; nothing where it has not said so."""
    try:
        process = int((index / _WRITER).read_text(encoding="utf-8"))
        since = datetime.fromtimestamp((index / _WRITER).stat().st_mtime, UTC)
    except (OSError, ValueError):
        return ""
    return f" (process {process}, since {since:%Y-%m-%d %H:%M:%S} UTC)"
