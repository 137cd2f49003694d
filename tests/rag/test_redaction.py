"""Redaction: no log and no standard stream shows personal data, whichever library writes, and no fault its words."""

import io
import logging
import subprocess
import sys

import pytest

from rag.errors import SettingsError
from rag.redaction import RedactingStream, describe_fault, guarded_errors
from rag.settings import ROOT

CODE = "131052-308T"
LOGGERS = (
    "",
    "rag.chain",
    "streamlit",
    "streamlit.runtime",
    "chromadb",
    "langchain",
    "langchain_core",
    "uvicorn.access",
)


def log_of(name: str, *arguments: object, **more: object) -> str:
    """What a logger writes while output is guarded."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    logger = logging.getLogger(name)
    logger.addHandler(handler)
    try:
        with guarded_errors():
            logger.warning(*arguments, **more)
    finally:
        logger.removeHandler(handler)
    return out.getvalue()


@pytest.mark.parametrize("name", LOGGERS)
def test_every_logger_masks_personal_data_in_message_and_facts(name: str) -> None:
    assert log_of(name, "asked %s of %d", f"hetu {CODE}", 7) == f"asked hetu {'*' * 11} of 7\n"
    assert CODE not in log_of(name, f"Puh. 040 123 4567, {CODE}, y-tunnus 1234567-8")
    assert "1234567" not in log_of(name, "y-tunnus 1234567-8")


@pytest.mark.parametrize("name", LOGGERS)
def test_fault_is_logged_by_its_kind_and_place_without_its_words(name: str) -> None:
    try:
        raise ValueError(f"Mitä Matti Meikäläisestä {CODE} on tallennettu?")
    except ValueError:
        logged = log_of(name, "failed", exc_info=True)
    assert "ValueError" in logged
    assert "test_redaction.py" in logged
    assert "Matti" not in logged
    assert "131052" not in logged


def test_fault_of_ours_keeps_its_words() -> None:
    assert describe_fault(SettingsError("--as-of: wrong")) == "SettingsError: --as-of: wrong"


def test_message_that_does_not_fit_its_facts_is_still_masked() -> None:
    assert CODE not in log_of("rag", f"%d {CODE}", "text")


def test_stream_masks_a_code_that_comes_in_pieces() -> None:
    out = io.StringIO()
    stream = RedactingStream(out)
    for piece in ("hetu 1310", "52-30", "8T kysyy\nja"):
        stream.write(piece)
    stream.flush()
    assert out.getvalue() == f"hetu {'*' * 11} kysyy\nja"


def test_output_is_as_before_once_the_guard_is_gone() -> None:
    before = sys.stderr, logging.getLogRecordFactory()
    with guarded_errors():
        assert sys.stderr is not before[0]
    assert (sys.stderr, logging.getLogRecordFactory()) == before


@pytest.mark.parametrize(
    "code",
    [
        f"raise ValueError('hetu {CODE} Matti')",
        f"import threading\nt = threading.Thread(target=int, args=('{CODE} Matti',))\nt.start(); t.join()",
        f"print('{CODE}'); import sys; print('{CODE}', file=sys.stderr)",
        f"import logging; logging.getLogger('streamlit').error('%s', '{CODE}')",
    ],
)
def test_process_tells_nothing_of_a_person_however_it_ends(code: str) -> None:
    program = f"from rag.redaction import guard_output\nguard_output()\n{code}\n"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "131052" not in done.stdout + done.stderr
    assert "Matti" not in done.stderr


def test_wrong_argument_of_the_command_line_is_not_repeated() -> None:
    for module in ("rag", "ingest", "evals"):
        command = [sys.executable, "-m", module, "--hetu", CODE]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert CODE not in done.stdout + done.stderr
