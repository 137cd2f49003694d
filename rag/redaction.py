"""Redaction: what leaves the program beside its answers, the log and the standard streams, holds no personal data.

A question's text is not logged at all: of a fault only its kind and the places in the code are, for the words of an
exception may be those of the question.
"""

import logging
import os
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, TextIO

from rag.errors import KantaneuvoError
from rag.personal_data import redact

_make_record = logging.getLogRecordFactory()
_LONGEST_HELD = 8_000
"""Characters of a line without an end that are held back until it is written."""


class RedactingStream:
    """A stream that masks personal data, line by line; what is not yet a whole line waits for its end or a flush."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._held = ""

    def write(self, text: str) -> int:
        """Write whole lines, masked."""
        self._held += text
        whole, mark, self._held = self._held.rpartition("\n")
        if whole or mark:
            self._stream.write(redact(whole) + mark)
        if len(self._held) > _LONGEST_HELD:
            self.flush()
        return len(text)

    def flush(self) -> None:
        """Write what waits."""
        if self._held:
            self._stream.write(redact(self._held))
            self._held = ""
        self._stream.flush()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever the stream has)
        return getattr(self._stream, name)


def guard_output() -> None:
    """Mask what the rest of this process logs and writes to its standard streams, whichever library does it."""
    guard_log()
    if not isinstance(sys.stdout, RedactingStream):
        sys.stdout = RedactingStream(sys.stdout)
    if not isinstance(sys.stderr, RedactingStream):
        sys.stderr = RedactingStream(sys.stderr)


def guard_log() -> None:
    """Mask what is logged from now on, and tell of faults without their words."""
    logging.setLogRecordFactory(_make_redacted_record)
    sys.excepthook = _tell_fault
    threading.excepthook = _tell_fault_of_thread


@contextmanager
def guarded_errors() -> Iterator[None]:
    """Mask what is logged and written to standard error meanwhile; standard output is for answers.

    A fault that ends the program is told of after this, so what tells of it stays.
    """
    before = sys.stderr, logging.getLogRecordFactory(), threading.excepthook
    stream = RedactingStream(sys.stderr)
    guard_log()
    sys.stderr = stream
    try:
        yield
    finally:
        stream.flush()
        sys.stderr, factory, threading.excepthook = before
        logging.setLogRecordFactory(factory)


def describe_fault(error: BaseException) -> str:
    """A fault by its kind and the places in the code where it arose; its words only where they are ours."""
    places = [
        f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    words = f": {redact(str(error))}" if isinstance(error, KantaneuvoError) else ""
    return "\n".join([*places, f"{type(error).__name__}{words}"])


def _make_redacted_record(*arguments: Any, **more: Any) -> logging.LogRecord:  # noqa: ANN401 (logging's signature)
    """A record whose message is masked and whose fault is told without its words."""
    record = _make_record(*arguments, **more)
    try:
        message = record.getMessage()
    except (TypeError, ValueError, KeyError):
        message = str(record.msg)
    record.msg, record.args = redact(message), ()
    if record.exc_info and record.exc_info[1]:
        record.exc_text = describe_fault(record.exc_info[1])
        record.exc_info = None
    return record


def _tell_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell of a fault that nobody caught; who stops the program, or reads its output no further, is told nothing."""
    if issubclass(kind, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())  # type: ignore[union-attr]
    elif not issubclass(kind, KeyboardInterrupt):
        sys.stderr.write(f"{describe_fault(error)}\n")
        sys.stderr.flush()


def _tell_fault_of_thread(arguments: threading.ExceptHookArgs) -> None:
    """Tell of a fault that ended a thread."""
    if arguments.exc_value is not None:
        _tell_fault(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)
