"""Prompting: the question, the rulings and the passages as messages, data between marks nobody can guess."""

import json
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rag.passage import Passage

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

PROMPTS = Path(__file__).parents[1] / "prompts"
LETTERS_A_TOKEN = 3
"""Letters that a token is at least taken for, when what is sent is held against the budget."""

SHAPE: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["sentences"],
    "properties": {
        "sentences": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["text", "sources"],
                "properties": {"text": {"type": "string"}, "sources": {"type": "array", "items": {"type": "string"}}},
            },
        }
    },
}
"""What a model must write: sentences, each with the tokens of its sources."""


def write_prompt(language: str, asked: Sequence[str], facts: Mapping[str, str], budget: int) -> "list[BaseMessage]":
    """The messages for a question with the earlier ones before it; facts that do not fit the budget are left out."""
    from langchain_core.messages import HumanMessage, SystemMessage

    mark = secrets.token_hex(8)
    rules = (PROMPTS / f"{language}.md").read_text(encoding="utf-8").replace("{mark}", mark)
    rows = [f"<{mark} question>{json.dumps(list(asked), ensure_ascii=False)}</{mark}>"]
    left = budget * LETTERS_A_TOKEN - len(rules) - len(rows[0])
    for token, text in facts.items():
        row = f"<{mark} {token}>\n{text}\n</{mark}>"
        left -= len(row)
        if left < 0:
            break
        rows.append(row)
    return [SystemMessage(rules), HumanMessage("\n".join(rows))]


def show_passage(passage: Passage) -> str:
    """A passage as a model sees it: its heading and its text, no address."""
    return f"{passage.section[-1]}\n{passage.text}"
