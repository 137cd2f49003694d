"""An answer with its dates, sources and notices as text, to copy into a letter or a record."""

from rag.answer import Answer
from rag.rendering import describe_citation
from ui.answer.dates import list_rows
from ui.day import write_day
from ui.texts import load_texts


def write_plain(answer: Answer) -> str:
    """The whole answer as text."""
    texts = load_texts(answer.language)
    parts = {
        "": [answer.answer],
        "answer.dates": [f"{row.day} – {row.concerns}: {row.words}" for row in list_rows(answer)],
        "answer.sources": [describe_citation(citation, answer.language) for citation in answer.citations],
        "answer.notices": list(answer.notices),
    }
    written = ["\n".join([*([texts(name)] if name else []), *lines]) for name, lines in parts.items() if lines]
    return "\n\n".join([*written, texts("answer.for_day", day=write_day(answer.as_of))])
