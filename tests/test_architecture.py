"""The house keeps its shape: who may import whom, one home for each heavy library, a budget of size."""

import ast
import re
import statistics
import subprocess
from graphlib import TopologicalSorter

import pytest

from rag.settings import ROOT
from tests.source_tree import Definition, Source, list_sources

FIRST_PARTY = ("rag", "ingest", "ui", "evals", "app")

MAY_IMPORT = {
    "rag": {"rag"},
    "ingest": {"ingest", "rag"},
    "ui": {"ui", "rag"},
    "evals": {"evals", "rag"},
    "app": {"ui", "rag"},
}

LAYERS = (
    ("settings", "errors", "authorities", "data_file", "statute_sections"),
    ("language",),
    ("rules",),
    ("personal_data", "redaction", "orders"),
    (
        "blocks",
        "passage",
        "organisation",
        "question",
        "replies",
        "claims",
        "focus",
        "meaning",
        "weights",
        "answer",
        "naming",
    ),
    (
        "integrity",
        "working_copy",
        "writer_lock",
        "generations",
        "versions",
        "feedback",
        "feedback_database",
        "feedback_store",
        "chroma",
        "vectors",
        "model_hub",
        "static_model",
        "embedding",
        "lexicon",
        "arrangement",
        "store",
    ),
    (
        "other_registers",
        "asked_deadline",
        "scope",
        "asked_day",
        "own_joining",
        "cross_check",
        "asked_plan",
        "asked_guidance",
        "conversation",
        "rulings",
        "thing",
        "coverage",
        "succession",
        "reranking",
        "retrieval",
        "retriever",
        "inquiry",
        "composition",
        "grounding",
        "basis",
        "rendering",
    ),
    ("steps", "memory", "tracing"),
    ("chain",),
    ("__main__",),
)
"""The parts of rag from the ground up: each imports its own layer and those before it, never a later one.

An entry point (`__main__`) of any folder is of the top layer.
"""

HOMES = {
    "streamlit": ("app.py", "ui/"),
    "chromadb": ("rag/chroma.py",),
    "httpx": ("rag/chroma.py",),
    "httpcore": ("ingest/fetching/",),
    "langchain_chroma": ("rag/chroma.py", "evals/bench/tutorial.py"),
    "langchain_huggingface": ("rag/embedding.py", "evals/bench/tutorial.py"),
    "huggingface_hub": ("rag/model_hub.py",),
    "langchain_core": ("rag/chain.py", "rag/retriever.py", "rag/composition/", "ui/service.py", "evals/"),
    "tokenizers": ("rag/static_model.py", "ingest/embedder/"),
    "safetensors": ("rag/static_model.py", "ingest/embedder/"),
    "sentence_transformers": ("rag/reranking.py", "ingest/embedder/"),
    "torch": ("ingest/embedder/",),
    "datasets": ("ingest/embedder/",),
    "simplemma": ("rag/language/dictionaries.py",),
    "marisa_trie": ("rag/language/dictionaries.py",),
    "wordfreq": ("rag/language/frequency.py",),
    "bm25s": ("rag/lexicon.py", "evals/baselines/plain_bm25.py"),
    "filelock": ("rag/writer_lock.py", "rag/working_copy.py", "ui/evaluations/judgements.py"),
    "pypdf": ("ingest/reading/pdf.py", "ingest/reading/pdf_veil.py"),
    "docx": ("ingest/reading/docx", "ui/transcript/word.py"),
    "pptx": ("ingest/reading/pptx.py",),
    "lxml": ("ingest/reading/html", "ingest/reading/statute_xml.py"),
    "markdown_it": ("ingest/reading/markdown.py",),
    "opentelemetry": ("rag/tracing.py",),
    "tqdm": ("ingest/sync.py", "ingest/embedder/", "evals/generation.py", "evals/embedders/comparison.py"),
    "sqlalchemy": ("rag/feedback_database.py", "rag/feedback_store.py"),
    "psycopg": (),
    "scipy": ("evals/statistics.py",),
    "ir_measures": ("evals/metrics/ranking.py",),
    "matplotlib": ("evals/report/plots.py",),
    "jinja2": ("evals/report/page.py",),
    "langchain": ("rag/composition/chat_model.py", "evals/baselines/tutorial.py"),
    "langchain_text_splitters": ("evals/baselines/tutorial.py",),
    "dateutil": ("rag/rules/months.py",),
    "icalendar": ("ui/",),
}
"""Each heavy library and the one place that knows it."""

LATE = {
    "app.py": ("ui.admin", "ui.deadlines", "ui.evaluation", "ui.organisation", "ui.sources"),
    "ui/chat.py": ("ui.conversation",),
    "ui/own_rules/session.py": ("rag.organisation",),
    "ui/profile.py": ("ui.own_rules.panel",),
    "ui/retention.py": ("rag.feedback_store",),
    "ui/service.py": ("rag.chain",),
}
"""What of our own is imported inside a function: the first page is there before it, and most pages are never opened."""

CLOCKS = ("today", "now", "utcnow")
VAGUE = re.compile(r"(?:^|_)(?:utils?|helpers?|common|base(?!_form)|manager|misc)(?:_|$)")


def _top(module: str) -> str:
    return module.split(".", maxsplit=1)[0]


def _is_entry(source: Source) -> bool:
    return source.path.name in ("app.py", "__main__.py")


def _functions() -> list[tuple[Source, ast.FunctionDef | ast.AsyncFunctionDef]]:
    return [
        (source, node)
        for source in list_sources()
        for node in source.list_definitions()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def _length(node: Definition) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _layer(module: str) -> int:
    parts = module.split(".")
    part = "__main__" if parts[-1] == "__main__" else parts[1] if len(parts) > 1 else "settings"
    found = [number for number, layer in enumerate(LAYERS) if part in layer]
    assert found, f"{module} has no layer; give it one in LAYERS"
    return found[0]


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_folders_import_only_towards_rag(folder: str) -> None:
    wrong = [
        f"{source.name}:{one.line} imports {one.module}"
        for source in list_sources()
        if _top(source.module) == folder
        for one in source.list_imports()
        if _top(one.module) in FIRST_PARTY and _top(one.module) not in MAY_IMPORT[folder]
    ]
    assert not wrong


def test_rag_imports_downwards_only() -> None:
    wrong = [
        f"{source.module} imports {one.module}"
        for source in list_sources()
        if source.module.startswith("rag.")
        for one in source.list_imports()
        if one.module.startswith("rag.") and _layer(one.module) > _layer(source.module)
    ]
    assert not wrong


def test_imports_make_no_circle() -> None:
    known = {source.module for source in list_sources()}
    graph = {
        source.module: {one.module for one in source.list_imports() if one.module in known} for source in list_sources()
    }
    assert list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("library", HOMES)
def test_a_heavy_library_has_one_home(library: str) -> None:
    wrong = [
        f"{source.name}:{one.line}"
        for source in list_sources()
        for one in source.list_imports()
        if _top(one.module) == library and not source.name.startswith(HOMES[library])
    ]
    assert not wrong


def test_only_a_home_imports_inside_a_function_its_library_and_what_the_first_page_does_without() -> None:
    inside = {
        (source.name, one.module)
        for source in list_sources()
        for one in source.list_imports()
        if one.is_inside and not source.name.startswith(HOMES.get(_top(one.module), ("-",)))
    }
    assert inside == {(name, module) for name, modules in LATE.items() for module in modules}


def test_rules_know_no_model_no_store_and_no_clock() -> None:
    allowed = {"rag", "collections", "dataclasses", "datetime", "enum", "functools", "pathlib", "typing"}
    allowed |= {"pydantic", "yaml", "dateutil"}
    wrong = [
        f"{source.name} imports {one.module}"
        for source in list_sources()
        if source.module.startswith("rag.rules") and not _is_entry(source)
        for one in source.list_imports()
        if _top(one.module) not in allowed
        or (one.module.startswith("rag.") and not one.module.startswith(("rag.rules", "rag.errors", "rag.data_file")))
    ]
    assert not wrong


def test_only_entry_points_and_the_setting_read_the_clock() -> None:
    wrong = [
        f"{source.name}:{node.lineno}"
        for source in list_sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and getattr(node.func.value, "id", "") in ("date", "datetime")
        and source.name != "rag/settings.py"
    ]
    callers = {
        source.name
        for source in list_sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "read_today" and not _is_entry(source)
    }
    assert not wrong
    assert not callers


def test_broad_except_stands_only_at_a_border() -> None:
    found = [
        source.name
        for source in list_sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ExceptHandler) and (node.type is None or getattr(node.type, "id", "") == "Exception")
    ]
    assert set(found) <= {
        "rag/chain.py",
        "rag/store.py",
        "rag/chroma.py",
        "rag/embedding.py",
        "rag/reranking.py",
        "rag/composition/chat_model.py",
        "app.py",
    }


def test_names_of_files_say_what_is_in_them() -> None:
    wrong = [source.name for source in list_sources() if VAGUE.search(source.path.stem)]
    assert not wrong


def test_files_and_functions_keep_their_size() -> None:
    lengths = [_length(node) for _, node in _functions()]
    files = {source.name: len(source.text.splitlines()) for source in list_sources()}
    assert max(files.values()) <= 200, max(files, key=files.__getitem__)
    assert statistics.median(files.values()) <= 90
    assert max(lengths) <= 50
    assert statistics.median(lengths) <= 8
    assert statistics.quantiles(lengths, n=10)[8] <= 25


def test_functions_take_at_most_five_arguments() -> None:
    wrong = []
    for source, node in _functions():
        given = node.args
        names = [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
        if len([name for name in names if name not in ("self", "cls")]) > 5:
            wrong.append(f"{source.name}:{node.name}")
    assert not wrong


def test_everything_public_has_a_docstring_and_return_types() -> None:
    wrong = [source.name for source in list_sources() if not ast.get_docstring(source.tree)]
    for source in list_sources():
        for node in source.list_definitions():
            is_public = not node.name.startswith("_")
            if is_public and not ast.get_docstring(node):
                wrong.append(f"{source.name}:{node.name} has no docstring")
            if not isinstance(node, ast.ClassDef) and node.returns is None:
                wrong.append(f"{source.name}:{node.name} has no return type")
    assert not wrong


def test_comments_are_few() -> None:
    lines = [line for source in list_sources() for line in source.text.splitlines() if line.strip()]
    comments = [line for line in lines if line.strip().startswith("#")]
    assert len(comments) <= 0.04 * len(lines)


def test_the_tree_at_the_top_is_the_agreed_one() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    if not tracked:
        pytest.skip("this is no git checkout")
    agreed = {"app.py", "pyproject.toml", "ingest", "corpus", "rag", "evals", "tests", "README.md"}
    additions = {"ui", "Makefile", "LICENSE", ".ci", "docs", "SECURITY.md", ".gitignore", ".streamlit"}
    assert {name.split("/")[0] for name in tracked.split()} <= agreed | additions
