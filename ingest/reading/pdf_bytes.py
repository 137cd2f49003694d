"""PDF bytes: texts of a drawing as the bytes that they are, since what they say depends on their font alone."""

from collections.abc import Iterable
from typing import Any

from pypdf.generic import ArrayObject, ByteStringObject, TextStringObject


def keep_bytes(operations: Iterable[Any]) -> list[Any]:
    """Operations that pypdf writes with the very bytes it read, where it took them for letters and would guess."""
    return [(_keep(operands), operator) for operands, operator in operations]


def _keep(operand: Any) -> Any:
    """An operand with its texts as bytes."""
    if isinstance(operand, TextStringObject):
        return ByteStringObject(operand.original_bytes)
    if isinstance(operand, ArrayObject):
        return ArrayObject(_keep(one) for one in operand)
    return [_keep(one) for one in operand] if isinstance(operand, list) else operand
