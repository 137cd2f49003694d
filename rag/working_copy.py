"""Working copy: files of a generation as one reader opens them, checked while they are copied, gone when it closes.

Chroma writes to what it opens, even for reading. With a copy a reader cannot harm the generation by being killed,
readers do not hinder each other, and the index may lie where they cannot write.
"""

import shutil
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from rag.errors import IndexHindered
from rag.integrity import SHORTAGES, copy_checked, naming_damage

_PREFIX, _IN_USE = "kantaneuvo-copy-", "in-use"


class WorkingCopy:
    """A part of a generation in a temporary folder; raises IndexDamaged where the part is not as it was written."""

    def __init__(self, folder: Path, part: str) -> None:
        try:
            _clear_abandoned()
            self._folder = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
            place = Path(self._folder.name)
            self._lock = _hold(place)
        except OSError as error:
            raise _tell(error, folder) from error
        self.path = place / part
        with ExitStack() as undone, naming_damage(folder):
            undone.callback(self.close)
            try:
                copy_checked(folder, part, place)
            except OSError as error:
                raise _tell(error, folder) if error.errno in SHORTAGES else error from error
            undone.pop_all()

    def close(self) -> None:
        """Remove the copy."""
        self._lock.release()
        self._folder.cleanup()


def _tell(error: OSError, folder: Path) -> IndexHindered:
    """Why no copy can be made, and what to do."""
    return IndexHindered(
        f"{folder}: no working copy can be made in the temporary folder ({error.strerror}); make room there, "
        "or name another one in TMPDIR."
    )


def _hold(place: Path) -> FileLock:
    """Mark a folder as in use; the mark has its name only once it is held, so that nobody takes it for abandoned."""
    lock = FileLock(place / "aside", thread_local=False)
    lock.acquire()
    (place / "aside").rename(place / _IN_USE)
    return lock


def _clear_abandoned() -> None:
    """Remove the copies of processes that were killed: those that nobody holds in use."""
    for held in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*/{_IN_USE}"):
        with suppress(Timeout, OSError), FileLock(held, timeout=0):
            shutil.rmtree(held.parent, ignore_errors=True)
