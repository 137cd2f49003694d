"""Cycles: guidance is replaced, shortened, deleted, renamed and superseded; nothing of what it was can be found."""

from collections.abc import Iterator

from rag.answer import Answer
from rag.chain import Assistant
from rag.chroma import open_collection, open_copy
from rag.embedding import Embedder
from rag.passage import Standing
from rag.question import Question
from rag.store import Generation, Store
from tests.conftest import TODAY
from tests.torture.corpora import ask_for, name_section
from tests.torture.guidance import CHANGES, Guidance
from tests.torture.scene import Scene
from tests.torture.tally import Tally


def update(scene: Scene, times: int) -> Tally:
    """Change the guidance so many times, and look for what it said before, as the app that runs meanwhile and anew."""
    guidance, assistant = Guidance(scene), Assistant(scene.settings)
    store = Store(scene.settings, Embedder(scene.settings.embedder).identity)
    tally = Tally("update cycles after which nothing stale is found")
    asked = 0
    for number in range(times):
        change = CHANGES[number % len(CHANGES)]
        scene.round += 1
        change(guidance)
        guidance.write()
        ended = scene.ingest()
        wrong = [f"ended with {ended.code}: {ended.said}"] if ended.code else []
        for place in guidance.places:
            answer = assistant.answer(Question(text=ask_for(place), today=TODAY, as_of=TODAY))
            wrong += [f"{name_section(place)}: {said}" for said in _judge_answer(answer, guidance, place)]
            asked += 1
        with store.read() as generation:
            wrong += _judge_index(scene, generation, guidance)
        tally.add(change.__name__, wrong[:5], ended.took)
    store.close()
    return tally.tell("an ingest within", questions=asked, stale_texts=len(guidance.said - guidance.say()))


def _judge_answer(answer: Answer, guidance: Guidance, place: int) -> Iterator[str]:
    """What is wrong with an answer about a section: what it cites must be said now, or told as superseded."""
    now, superseded = guidance.say(), guidance.list_superseded()
    ours = {one.name for one in guidance.documents.values() if place in one.places and not one.superseded_by}
    for one in answer.citations:
        if (one.document, one.passage_text) not in now:
            yield f"cites {one.passage}: {one.passage_text}"
        if (one.standing is Standing.SUPERSEDED) != (one.document in superseded):
            yield f"cites {one.passage} as {one.standing}"
    for row in answer.basis.passages if answer.basis else ():
        if row.passage.partition("#")[0] not in guidance.documents:
            yield f"read {row.passage}"
    if ours and not ours & {one.document for one in answer.citations}:
        yield f"{answer.status}: does not cite {ours}"


def _judge_index(scene: Scene, generation: Generation, guidance: Guidance) -> Iterator[str]:
    """What is wrong with the index: its passages, what Chroma holds, and the words that it knows."""
    now = guidance.say()
    if {(row.document, row.text) for row in generation.passages} != now or len(generation.passages) != len(now):
        yield "its passages are others than the documents have"
    folder = scene.generations / generation.manifest.id
    with open_copy(folder, scene.settings) as client:
        held = open_collection(client, generation.manifest.id).get(include=["documents"])
    if sorted(held["documents"] or []) != sorted(text for _, text in now):
        yield "Chroma holds other texts than the documents have"
    if known := [name for name in sorted(guidance.list_gone()) if generation.speaks_of(name)]:
        yield f"its lexicon knows {known[:3]}"
