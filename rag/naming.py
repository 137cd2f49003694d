"""Naming: whose words a passage holds."""

from rag.passage import Passage
from rag.replies import Replies


def name_source(passage: Passage, replies: Replies) -> str:
    """Whose words a passage holds: our digest of a document, or the document itself."""
    return replies.say(f"kinds.{passage.kind}", name=passage.short.get(replies.language, passage.title))
