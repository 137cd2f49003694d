"""Dictionaries: simplemma's words with their base forms, in files that are mapped into memory where they were made.

Reading the dictionaries as they are packed takes seconds, which an ingest spends once for all questions that follow.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from rag.language import LANGUAGES

if TYPE_CHECKING:
    from simplemma.strategies import DefaultStrategy

_MARK = 16
"""Characters of a file's digest in its name."""


@lru_cache
def open_dictionaries() -> "DefaultStrategy":
    """Simplemma over the mapped dictionaries; one that is not there, or damaged, is read as it is packed."""
    from simplemma.strategies import DefaultStrategy
    from simplemma.strategies.dictionaries.dictionary_factory import CachingDictionaryFactory
    from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamMap

    class Dictionaries(CachingDictionaryFactory):
        """What simplemma asks for the dictionary of a language."""

        def _get_dictionary_uncached(self, lang: str) -> Mapping[str, str]:
            mapped = _map(lang)
            return StreamMap(lang) if mapped is None else mapped

    return DefaultStrategy(dictionary_factory=Dictionaries())


def write_dictionaries(show: Callable[[str], None] = lambda _: None) -> None:
    """Make the files that are mapped, unless they are there; where they cannot be written all goes on without."""
    from marisa_trie import BytesTrie

    for language in LANGUAGES:
        if _map(language) is not None:
            continue
        show(f"Preparing the dictionary ({language}), once on this machine")
        try:
            _write(language, BytesTrie(_list_words(language)).tobytes())
        except OSError:
            return


def _list_words(language: str) -> Iterator[tuple[str, bytes]]:
    """Every word of a packed dictionary with its base form, one after the other, so that little memory is used."""
    from simplemma.strategies.dictionaries import frontcode
    from simplemma.strategies.dictionaries.dictionary_factory import _read_decompressed

    packed = _read_decompressed(language)
    is_reversed, _, start = frontcode._read_header(packed)
    order = -1 if is_reversed else 1
    for _, word, base in frontcode._iter_records(packed, start):
        yield word[::order].decode(), base[::order]


def _write(language: str, content: bytes) -> None:
    """Put a file in its place in one step; its name has its digest."""
    folder = _find_folder()
    folder.mkdir(parents=True, exist_ok=True)
    for damaged in folder.glob(f"{language}-*"):
        damaged.unlink(missing_ok=True)
    aside = folder / f".{language}.{os.getpid()}"
    aside.write_bytes(content)
    aside.replace(folder / f"{language}-{_digest(content)}")


def _map(language: str) -> Mapping[str, str] | None:
    """The mapped dictionary of a language; None where there is none that is as it was written."""
    from marisa_trie import BytesTrie
    from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieWrapDict

    try:
        path = next(_find_folder().glob(f"{language}-*"))
        if _digest(path.read_bytes()) != path.name.removeprefix(f"{language}-"):
            return None
        return TrieWrapDict(BytesTrie().mmap(str(path)))
    except (OSError, StopIteration):
        return None


def _digest(content: bytes) -> str:
    """The digest of a file's content."""
    return hashlib.sha256(content).hexdigest()[:_MARK]


def _find_folder() -> Path:
    """Where the files lie: in the user's cache, those of each version of simplemma apart."""
    return user_cache_path("kantaneuvo") / "dictionaries" / version("simplemma")
