"""Register text: a register as it is written in YAML, and where in it a fault stands."""

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError


def read_yaml(text: str) -> Any:  # noqa: ANN401 (YAML holds anything)
    """What a YAML text holds, days as they are written; raises YAMLError or ValueError."""
    return yaml.load(text, _Loader)  # noqa: S506 (a safe loader)


class _Loader(yaml.SafeLoader):
    """A safe loader that leaves days to the register's check, which names their line and key."""


_Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in rows if tag != "tag:yaml.org,2002:timestamp"]
    for sign, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def find_line(text: str, error: Exception) -> str:
    """Where a YAML error stands, as ", line 3"."""
    if isinstance(error, yaml.reader.ReaderError):
        return f", line {text.count(chr(10), 0, error.position) + 1}"
    mark = getattr(error, "problem_mark", None)
    return f", line {mark.line + 1}" if mark else ""


def explain_fault(path: Path, text: str, error: ValidationError) -> str:
    """The first error of a register as a sentence with file, line and key."""
    first = error.errors()[0]
    keys = [part for part in first["loc"] if part not in ("tuple",)]
    node, line = yaml.compose(text), 0
    for key in keys:
        node = _find_child(node, key)
        line = node.start_mark.line + 1 if node else line
    where = f", line {line}" if line else ""
    message = str(first["msg"]).removeprefix("Value error, ")
    return f"{path}{where}: {'.'.join(str(key) for key in keys) or 'the file'}: {message}."


def _find_child(node: yaml.Node | None, key: object) -> yaml.Node | None:
    """The node under a key or a place of a YAML node; None where there is none."""
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int):
        children: list[yaml.Node] = node.value
        return children[key]
    pairs: list[tuple[yaml.Node, yaml.Node]] = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)
