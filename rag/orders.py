"""Orders: texts in a document that speak to an assistant instead of its readers; what holds one is not quoted."""

import re
from functools import cache, lru_cache
from pathlib import Path

from rag.data_file import read_data
from rag.personal_data.folding import fold


@lru_cache(maxsize=10_000)
def gives_orders(text: str) -> bool:
    """Whether a text gives an assistant orders, in whatever letters and with whatever is hidden between them."""
    return _load_patterns().search(" ".join(fold(text).text.split())) is not None


@cache
def _load_patterns() -> re.Pattern[str]:
    """Every pattern of every language as one."""
    content: dict[str, list[str]] = read_data(Path(__file__).with_suffix(".yaml"))
    patterns = [f"(?:{pattern})" for rows in content.values() for pattern in rows]
    return re.compile("|".join(patterns), re.IGNORECASE)
