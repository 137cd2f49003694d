"""What a command loads: nothing heavy for a question to the built-in model, next to nothing for its help."""

import os
import subprocess
import sys

import pytest

from rag.settings import ROOT, Settings
from tests.command_line import name_environment

HEAVY = ("torch", "sentence_transformers", "transformers", "sklearn", "pandas", "scipy.stats", "onnxruntime")
"""Libraries that no question needs while the built-in model finds and no chat model writes."""

LANGCHAIN = ("langchain", "langchain_core", "langchain_chroma", "langchain_huggingface", "langsmith")
SEARCHING = ("chromadb", "bm25s", "simplemma", "tokenizers")
"""What a question needs, and its help does not."""
SERVING = ("chromadb.server", "fastapi", "uvicorn")
"""Chroma's Python server, whose known weaknesses the program does not reach."""

DRAWING = ("numpy", "PIL", "pydantic", "icalendar", "docx", "rag.answer", "rag.chain", "ui.admin", "ui.deadlines")
"""What the first page does without: what answers, what draws an answer, and the other pages."""

OPENS = """
import sys
import ui.service
from streamlit.testing.v1 import AppTest
ui.service.Service.__init__ = lambda *_: None
assert not AppTest.from_file("app.py", default_timeout=60).run().exception
print(*sys.modules)
"""
"""Draws the first page without what goes on in the background: loading what answers, forgetting old feedback."""

TELLS = """
import sys
from runpy import run_module
sys.argv = ["python -m rag", *sys.argv[1:]]
try:
    run_module("rag", run_name="__main__")
except SystemExit as ended:
    assert not ended.code, ended.code
print("\\n".join(sys.modules), file=sys.stderr)
"""


def list_loaded(settings: Settings, *arguments: str) -> set[str]:
    """The modules that a process has loaded when it has done what it was asked."""
    command = [sys.executable, "-c", TELLS, *arguments]
    environment = name_environment(settings)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout
    return set(done.stderr.split())


def test_help_loads_nothing_that_searches(settings: Settings) -> None:
    assert not list_loaded(settings, "--help") & {*HEAVY, *LANGCHAIN, *SEARCHING}


@pytest.mark.parametrize(
    "question", ["Milloin lastensuojelun asiakirjat viedään Kantaan?", "What does the client see in MyKanta?"]
)
def test_question_loads_what_searches_and_no_more(settings: Settings, question: str) -> None:
    loaded = list_loaded(settings, question)
    assert not loaded & {*HEAVY, *LANGCHAIN}
    assert loaded.issuperset(SEARCHING)
    assert not [name for name in loaded if name.startswith(SERVING)]


def test_first_page_of_the_app_loads_nothing_that_answers() -> None:
    environment = {**os.environ, "KANTANEUVO_FEEDBACK": "off"}
    command = [sys.executable, "-c", OPENS]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & {*HEAVY, *LANGCHAIN, *SEARCHING, *DRAWING}
