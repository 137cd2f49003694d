"""Samples: passages made for tests, and small generations of them, with vectors of their own and no model."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from rag.claims import find_claims
from rag.composition.brief import Brief
from rag.coverage import Found
from rag.embedding import Embedder
from rag.generations import LEXICON, Manifest, count_generations, publish_generation, start_generation, write_files
from rag.lexicon import Lexicon
from rag.meaning import read_meaning
from rag.passage import Passage, SourceKind, Standing, Validity
from rag.question import Profile, Question
from rag.replies import load_replies
from rag.retrieval import Retrieval
from rag.settings import Settings
from rag.store import Generation
from rag.vectors import write_vectors
from tests.conftest import TODAY

EMBEDDER = "made-for-tests"

IN_FORCE = Validity(standing=Standing.IN_FORCE, published=date(2022, 5, 10))


class EvenEmbedder(Embedder):
    """An embedder to which every question is as near to one passage as to the next, so that words decide."""

    def __init__(self, count: int) -> None:
        super().__init__(EMBEDDER)
        self._count = count

    def embed_query(self, text: str) -> list[float]:
        """The same vector for every question."""
        return [self._count**-0.5] * self._count


def make_passage(text: str, language: str = "fi", name: str = "storing", **fields: Any) -> Passage:
    """A passage of a bulletin with the claims that its text makes."""
    heading = fields.pop("section", ("Tiedote", "Tallentaminen"))
    made = {
        "id": f"bulletin#{name}.{language}",
        "document": "bulletin",
        "section_key": f"bulletin#{name}",
        "section": heading,
        "place": "sivu 1",
        "page": None,
        "language": language,
        "text": text,
        "title": "Tiedote",
        "short": {"fi": "tiedote 10.5.2022", "sv": "meddelandet av den 10.5.2022", "en": "the bulletin of 10.5.2022"},
        "publisher": "Kunta",
        "kind": SourceKind.DIGEST,
        "url": None,
        "validity": IN_FORCE,
        "claims": find_claims(heading, text, language),
        "digest": name,
    }
    return Passage(**{**made, **fields})


def publish(settings: Settings, passages: Sequence[Passage], embedder: str = EMBEDDER, **manifest: Any) -> str:
    """Publish a generation in which each passage's vector points along an axis of its own; gives its id."""
    name = f"{count_generations(settings.index) + 1:06}-made"
    folder = start_generation(settings.index, name)
    vectors = np.eye(len(passages), dtype=np.float32)
    Lexicon.build([(passage.worded_text, passage.language) for passage in passages], folder / LEXICON)
    rows = [
        {"id": row.id, "text": row.text, "vector": vector, "visible_from": row.validity.visible_from}
        for row, vector in zip(passages, vectors, strict=True)
    ]
    write_vectors(folder, settings, name, rows)
    made = {"id": name, "embedder": embedder, "passages": len(passages), "dimensions": len(passages)}
    write_files(folder, passages, vectors, Manifest(**{**made, **manifest}))
    return publish_generation(settings.index, folder)


def make_brief(generation: Generation, text: str, as_of: date = TODAY, today: date = TODAY, **profile: Any) -> Brief:
    """What composers get for a question, answered from a generation."""
    meaning = read_meaning(text)
    question = Question(text=text, today=today, as_of=as_of, profile=Profile(**profile))
    return Brief(question, meaning, generation, load_replies(meaning.language))


def search(generation: Generation, question: str, on: date = TODAY, count: int = 8) -> list[Found]:
    """The passages of a small generation that are found for a question by its words alone."""
    return Retrieval(EvenEmbedder(len(generation.passages))).search(generation, read_meaning(question), on, count)
