"""Integrity: the digest of every file of a generation, recorded once it is written; what differs later is damaged.

Nothing writes to a generation after that, readers neither, so that one digest a file tells sound from damaged
without opening what might end the process that opens it.
"""

import errno
import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rag.errors import IndexDamaged, IndexHindered, IndexUnreadable

_DIGESTS = "digests.json"

SHORTAGES = (errno.EMFILE, errno.ENFILE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.ENOMEM, errno.EROFS)
"""Faults of the machine that say nothing of the files."""


def seal(folder: Path) -> None:
    """Record the digest of every file of a generation."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != _DIGESTS)
    digests = {path.relative_to(folder).as_posix(): _digest(path) for path in files}
    content = {"files": digests, "digest": _digest_together(digests)}
    (folder / _DIGESTS).write_text(json.dumps(content, indent=1), encoding="utf-8")


def check_files(folder: Path, beside: str = "") -> None:
    """Raise IndexDamaged unless every file of a generation, but for those of one part, is as it was written."""
    with naming_damage(folder):
        for name, digest in read_digests(folder).items():
            if not name.startswith(f"{beside}/"):
                _compare(folder / name, digest)


def is_damaged(folder: Path) -> bool:
    """Whether a file of a generation is not as it was written; one that cannot be read just now counts as sound."""
    try:
        check_files(folder)
    except IndexUnreadable as fault:
        return isinstance(fault, IndexDamaged)
    return False


def read_checked(folder: Path, name: str) -> bytes:
    """A file of a generation; raises IndexDamaged where it is not as it was written."""
    with naming_damage(folder):
        content = (folder / name).read_bytes()
        if hashlib.sha256(content).hexdigest() != read_digests(folder)[name]:
            raise ValueError(f"{name} is not as it was written")
        return content


def copy_checked(folder: Path, part: str, target: Path) -> None:
    """Copy the files in a part of a generation; raises IndexDamaged where one is not as it was written."""
    names = [name for name in read_digests(folder) if name.startswith(f"{part}/")]
    for name in names:
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, copy)
        _compare(copy, read_digests(folder)[name])


def read_digests(folder: Path) -> dict[str, str]:
    """The digest of each file of a generation, as it was written; older formats have none of all together."""
    with naming_damage(folder):
        content = json.loads((folder / _DIGESTS).read_bytes())
        if "files" in content and _digest_together(content["files"]) != content["digest"]:
            raise ValueError(f"{_DIGESTS} is not as it was written")
        return dict(content.get("files", content))


@contextmanager
def naming_damage(place: Path) -> Iterator[None]:
    """What a missing or damaged file raises, as a fault that says what to do; a want of room is told from damage."""
    try:
        yield
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        if isinstance(error, OSError) and error.errno in SHORTAGES:
            raise IndexHindered(f"{place}: the index cannot be opened now ({error.strerror}).") from error
        raise IndexDamaged(f"{place}: the index is damaged; build it anew: python -m ingest") from error


def _compare(path: Path, digest: str) -> None:
    """Raise ValueError unless a file has a digest."""
    if _digest(path) != digest:
        raise ValueError(f"{path.name} is not as it was written")


def _digest(path: Path) -> str:
    """The digest of a file, read in parts."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest_together(digests: dict[str, str]) -> str:
    """The digest of all digests, which tells that none was lost."""
    return hashlib.sha256(json.dumps(digests).encode()).hexdigest()
