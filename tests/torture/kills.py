"""Kills: an ingest is ended by `kill -9`, at random moments and at named steps; the index answers as if nothing was."""

from tests.torture.launcher import Ended, Mischief
from tests.torture.scene import Scene
from tests.torture.tally import Tally

STEPS: dict[str, Mischief] = {
    "while documents are read": ("die", "ingest.sync:make_passages", "before", 2),
    "while texts are embedded": ("die", "ingest.sync:Embedder.embed_passages", "during"),
    "when the lexicon is written": ("die", "ingest.building:Lexicon.build", "after"),
    "while vectors are written": ("die", "ingest.building:write_vectors", "during"),
    "when vectors are written": ("die", "ingest.building:write_vectors", "after"),
    "during the audit": ("die", "ingest.building:list_unreachable", "during"),
    "when passages are written, vectors not": ("die", "rag.generations:np.save", "before"),
    "before the digests": ("die", "rag.generations:seal", "before"),
    "sealed and not renamed": ("die", "ingest.building:publish_generation", "before"),
    "renamed and not pointed to": ("die", "rag.generations:point_to", "before"),
    "when the pointer is written aside": ("die", "rag.generations:os.fsync", "after"),
    "pointed to, before clearing away": ("die", "rag.generations:point_to", "after"),
}
"""Steps of an ingest by name, and how to die there."""

PUBLISHED = "pointed to"
"""How the names of the steps begin at which the new generation answers."""


def kill_at_random(scene: Scene, times: int) -> Tally:
    """Kill an ingest at a random moment, so many times; one that had ended before does not count."""
    tally = Tally(f"kill -9 at random moments of an ingest of {scene.passages:,} passages")
    took = scene.publish_next().took
    ended_before = 0
    while tally.tried < times and ended_before < times:
        before, now = scene.round, scene.write_next()
        moment = scene.moments.uniform(0, took)
        ended = scene.ingest(after=moment)
        if ended.was_killed:
            _judge(tally, f"after {moment:.2f} s", scene, (before, now))
        else:
            ended_before, took = ended_before + 1, (took + ended.took) / 2
    return tally.tell("an answer within", an_ingest_takes=f"{took:.1f} s")


def kill_at_steps(scene: Scene, times: int) -> Tally:
    """Kill an ingest at each named step, so many times."""
    tally = Tally(f"kill -9 at {len(STEPS)} named steps, {times} times each")
    for step, mischief in STEPS.items():
        for _ in range(times):
            before, now = scene.round, scene.write_next()
            ended = scene.ingest(mischief=[mischief])
            answering = now if step.startswith(PUBLISHED) else before
            _judge(tally, step, scene, (answering,), _judge_death(ended))
    return tally.tell("an answer within")


def _judge_death(ended: Ended) -> list[str]:
    """What is wrong where an ingest was not killed at its step."""
    return [] if ended.was_killed else [f"was not killed but ended with {ended.code}: {ended.said}"]


def _judge(tally: Tally, label: str, scene: Scene, rounds: tuple[int, ...], wrong: list[str] | None = None) -> None:
    """Count what a kill left: an index that is whole and of one round, and an ingest that succeeds."""
    found = scene.survey()
    judged = [found] if isinstance(found, str) else found.judge(*rounds)
    took = 0.0 if isinstance(found, str) else found.answered_in
    tally.add(label, [*(wrong or []), *judged, *scene.judge_next()], took)
