"""Own rules: what the asker's organisation says of its own practice, told as its statement and as nothing more."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from rag.data_file import read_data
from rag.language.base_forms import base_form
from rag.language.dates import show_date
from rag.language.words import split_words
from rag.meaning import Meaning
from rag.organisation import Organisation
from rag.question import Profile
from rag.replies import Replies
from rag.rules.ruling import SERVICE_TASKS

PARTS = ("storing", "approval", "shown", "limits")
"""What the statements are about."""


@lru_cache
def _load_words() -> dict[str, dict[str, list[str]]]:
    """The words by which a question asks for each part, by language."""
    return dict(read_data(Path(__file__).with_suffix(".yaml")))


def tell_own_rules(profile: Profile, meaning: Meaning, duty: str | None, replies: Replies) -> tuple[str, ...]:
    """What the asker's organisation says of what a question asks, in the reply's language; nothing of anything else.

    Where the question names no service task, it is told of the asker's own, or else of all.
    """
    organisation = profile.organisation
    if organisation is None:
        return ()
    asked = _find_asked(meaning, duty)
    subjects = meaning.subjects or profile.service_tasks or SERVICE_TASKS
    return tuple(text for part, text in _list_statements(organisation, subjects, replies) if part in asked)


def list_own_rules(organisation: Organisation, replies: Replies) -> list[str]:
    """All that the organisation says."""
    return [text for _, text in _list_statements(organisation, SERVICE_TASKS, replies)]


def _find_asked(meaning: Meaning, duty: str | None) -> set[str]:
    """The parts that a question asks for."""
    named = _find_named(meaning)
    asked = set(PARTS) if "all" in named else named
    if (duty or meaning.duty) == "storing":
        asked |= {"storing", "approval"}
    if meaning.names("mykanta") or "visibility" in meaning.topics:
        asked |= {"shown", "approval", "limits"}
    return asked


def _find_named(meaning: Meaning) -> set[str]:
    """The parts that the words of a question name."""
    bases = {base_form(word.text, meaning.language) for word in split_words(meaning.text)}
    return {part for part, words in _load_words()[meaning.language].items() if not bases.isdisjoint(words)}


def _list_statements(
    organisation: Organisation, subjects: tuple[str, ...], replies: Replies
) -> Iterator[tuple[str, str]]:
    """Each statement with the part it is about."""
    if organisation.storing:
        when = replies.say("organisation.batches_run", when=organisation.batches_run)
        is_timed = organisation.storing == "batches" and organisation.batches_run
        yield "storing", replies.say(f"organisation.{organisation.storing}") + (f" {when}" if is_timed else "")
    if organisation.approves_automatically is not None:
        key = "approved" if organisation.approves_automatically else "not_approved"
        yield "approval", replies.say(f"organisation.{key}")
    for subject in subjects:
        if day := organisation.shown_from.get(subject):
            facts = {"subject": replies.say(f"subjects.{subject}.name"), "day": show_date(day.isoformat())}
            said = replies.say("organisation.shown", **facts)
            yield "shown", said[:1].upper() + said[1:]
    for name in ("limits", "restricting"):
        if text := getattr(organisation, name):
            yield "limits", replies.say(f"organisation.{name}", said=text)
