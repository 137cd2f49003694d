"""The project's own source files as syntax trees, for the tests that hold its shape."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rag.settings import ROOT

FOLDERS = ("rag", "ingest", "ui", "evals")

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Import:
    """One import: the module that stands at its head, the line, and whether it stands inside a function."""

    module: str
    line: int
    is_inside: bool


@dataclass(frozen=True)
class Source:
    """A Python file of the project."""

    path: Path
    module: str
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path as it is known in the project."""
        return self.path.relative_to(ROOT).as_posix()

    def list_imports(self) -> list[Import]:
        """Every import, of modules named in full; imports for type checking alone are left out."""
        found = []
        for node, is_inside in _walk(self.tree, is_inside=False):
            if isinstance(node, ast.Import):
                found += [Import(alias.name, node.lineno, is_inside) for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.append(Import(node.module, node.lineno, is_inside))
        return found

    def list_definitions(self) -> list[Definition]:
        """Every function, method and class."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Definition)]


@cache
def list_sources() -> tuple[Source, ...]:
    """Every Python file that the project runs, tests left out."""
    paths = [ROOT / "app.py", *(path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))]
    return tuple(_read(path) for path in paths)


def _read(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    parts = path.relative_to(ROOT).with_suffix("").parts
    return Source(path, ".".join(parts).removesuffix(".__init__"), text, ast.parse(text))


def _walk(node: ast.AST, is_inside: bool) -> Iterator[tuple[ast.AST, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and getattr(child.test, "id", "") == "TYPE_CHECKING":
            continue
        yield child, is_inside
        yield from _walk(child, is_inside or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef))
