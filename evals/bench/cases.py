"""Cases: what is measured, each as ratios to what it is held against in the same run."""

import json
import os
import random
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import quantiles

import numpy as np

from evals.bench.stopwatch import BenchFault, time_call, time_in_turn, time_process
from evals.bench.tutorial import TutorialSearch
from rag.answer import AnswerStatus
from rag.chain import Assistant, warm_up
from rag.embedding import Embedder
from rag.generations import find_current, read_passages, read_vectors
from rag.language.dictionaries import open_dictionaries
from rag.language.terms import make_terms, make_word_terms
from rag.lexicon import Lexicon
from rag.meaning import read_meaning
from rag.question import Question
from rag.settings import ROOT, Settings
from rag.thing import Thing

Figures = dict[str, float]
DAY = date(2026, 11, 23)
QUESTIONS = ROOT / "evals" / "questions" / "development.jsonl"
ASKERS = (1, 4, 20)
CLOCKS = {"wall": time.perf_counter, "processor": time.process_time}
"""Both clocks: the wall's is what an asker waits, the processor's is not lengthened by other programs."""

_PAINT = """
import os
from streamlit.testing.v1 import AppTest
assert not AppTest.from_file({!r}, default_timeout=120).run().exception
os._exit(0)
"""
"""The first page is there; what loads in the background after it is not waited for."""

_EMPTY = "import streamlit as st\n\nst.title('x')\n"


def draw_questions(seed: int, count: int) -> list[str]:
    """Some of the development questions."""
    rows = [json.loads(line)["question"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    return random.Random(seed).sample(rows, min(count, len(rows)))  # noqa: S311 (no secret hangs on it)


def measure_cold(settings: Settings, folder: Path, seed: int) -> Figures:
    """A process from nothing: an answer, its help, the app's first page; beside the tutorial and an empty page."""
    question = "Milloin lastensuojelun asiakirjat viedään Kantaan?"
    TutorialSearch(str(folder / "tutorial")).fill(draw_questions(seed, 100), seed)
    (folder / "empty.py").write_text(_EMPTY, encoding="utf-8")
    own = _name_environment(settings)
    commands = {
        "answer": ["-m", "rag", question],
        "help": ["-m", "rag", "--help"],
        "tutorial": ["-m", "evals.bench.tutorial", str(folder / "tutorial"), question],
        "chroma import": ["-c", "import chromadb"],
        "app": ["-c", _PAINT.format(str(ROOT / "app.py"))],
        "empty app": ["-c", _PAINT.format(str(folder / "empty.py"))],
    }
    calls = {name: _start(command, own) for name, command in commands.items()}
    spent = time_in_turn(calls, rounds=3)
    return {
        **{f"cold {name}, s": seconds for name, seconds in spent.items()},
        "cold answer / tutorial's cold start": spent["answer"] / spent["tutorial"],
        "cold answer / import of Chroma": spent["answer"] / spent["chroma import"],
        "cold app / empty app": spent["app"] / spent["empty app"],
    }


def measure_parts(settings: Settings, seed: int) -> Figures:
    """The parts of a question beside one forward pass of all-MiniLM, and the analysis of a text beside simplemma."""
    questions = draw_questions(seed, 60)
    tutorial = TutorialSearch("")
    embedder = Embedder(settings.embedder, settings.dimensions)
    passages = read_passages(find_current(settings.index))
    lexicon = Lexicon.load(find_current(settings.index) / "lexicon", len(passages))
    texts = [row.text for row in passages if row.language == "fi"]
    words = [word for text in texts for word in text.split()]

    def understand() -> None:
        """The language and lexical part of every question."""
        for question in questions:
            things = [Thing.look_up(focus, lexicon) for focus in read_meaning(question).focus]
            for thing in things:
                lexicon.score(thing.focus.alternatives)

    def analyse() -> float:
        """The analysis of every text, nothing remembered."""
        make_word_terms.cache_clear()
        return time_call(lambda: [make_terms(text, "fi") for text in texts])

    understand()
    embedder.load()
    dictionary = open_dictionaries()
    spent = time_in_turn(
        {
            "forward": lambda: time_call(lambda: [tutorial.embeddings.embed_query(text) for text in questions]),
            "embed": lambda: time_call(lambda: [embedder.embed_query(text) for text in questions]),
            "understand": lambda: time_call(understand),
            "analyse": analyse,
            "simplemma": lambda: time_call(lambda: [dictionary.get_lemma(word.lower(), "fi") for word in words]),
        },
        rounds=3,
    )
    return {
        "embedding a question / MiniLM forward pass": spent["embed"] / spent["forward"],
        "language and words of a question / MiniLM forward pass": spent["understand"] / spent["forward"],
        "analysis of a text / simplemma alone": spent["analyse"] / spent["simplemma"],
    }


def measure_warm(settings: Settings, folder: Path, seed: int) -> Figures:
    """Answers one after the other and by several askers; beside the tutorial's retrieval and the floor."""
    questions = draw_questions(seed, 120)
    assistant, tutorial = Assistant(replace(settings, remembered=0)), TutorialSearch(str(folder / "tutorial"))
    current = find_current(settings.index)
    vectors, embedder = read_vectors(current), Embedder(settings.embedder, settings.dimensions)
    tutorial.fill([row.text for row in read_passages(current)], seed)
    ways: Mapping[str, Callable[[str], object]] = {
        "answer": lambda text: assistant.answer(Question(text=text, as_of=DAY, today=DAY)),
        "tutorial": tutorial.search,
        "floor": lambda text: np.argpartition(vectors @ np.asarray(embedder.embed_query(text), np.float32), -4)[-4:],
    }
    warm_up(settings)
    _check_answers(assistant, questions[:20])
    for text in questions[:20]:
        for way in ways.values():
            way(text)
    spent: dict[str, dict[str, list[float]]] = {clock: {name: [] for name in ways} for clock in CLOCKS}
    for text in questions:
        for name, way in ways.items():
            began = {clock: read() for clock, read in CLOCKS.items()}
            way(text)
            for clock, read in CLOCKS.items():
                spent[clock][name].append(read() - began[clock])
    figures = _compare_warm(spent["wall"], "wall") | _compare_warm(spent["processor"], "processor")
    return {**figures, **_count_answers(ways["answer"], questions)}


def _check_answers(assistant: Assistant, questions: list[str]) -> None:
    """Raise BenchFault where the assistant gives faults for answers, which would be quick."""
    for text in questions:
        answer = assistant.answer(Question(text=text, as_of=DAY, today=DAY))
        if answer.status is AnswerStatus.ERROR:
            raise BenchFault(f"The assistant cannot answer: {answer.answer}")


def _compare_warm(spent: Mapping[str, list[float]], clock: str) -> Figures:
    """The figures of each way by one clock, and their ratios."""
    cuts = {name: quantiles(times, n=100) for name, times in spent.items()}
    return {
        **{
            f"warm {name} p{at}, ms of {clock}": cut[at - 1] * 1000 for name, cut in cuts.items() for at in (50, 95, 99)
        },
        f"warm p50 / tutorial's retrieval p50, {clock}": cuts["answer"][49] / cuts["tutorial"][49],
        f"warm p50 / floor p50, {clock}": cuts["answer"][49] / cuts["floor"][49],
        f"warm p99 / own p50, {clock}": cuts["answer"][98] / cuts["answer"][49],
    }


def _count_answers(ask: Callable[[str], object], questions: list[str]) -> Figures:
    """Answers a second by the wall clock, with one asker and with more at once."""
    figures = {}
    for askers in ASKERS:
        with ThreadPoolExecutor(askers) as pool:
            began = time.perf_counter()
            list(pool.map(ask, questions))
            figures[f"answers a second, {askers} askers"] = len(questions) / (time.perf_counter() - began)
    return figures


def name_settings(folder: Path) -> Settings:
    """The settings of a made corpus."""
    return replace(Settings(), corpus=folder / "corpus", index=folder / "index")


def _name_environment(settings: Settings) -> dict[str, str]:
    """The settings as a process is given them."""
    names = {"KANTANEUVO_INDEX": str(settings.index), "KANTANEUVO_CORPUS": str(settings.corpus)}
    return {**names, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))}


def _start(command: list[str], environment: Mapping[str, str]) -> Callable[[], float]:
    """What measures a Python process."""
    return lambda: time_process([sys.executable, *command], environment).seconds
