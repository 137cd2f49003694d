"""Asked deadline: which date of law a question asks for, or takes for granted, or must hear beside repealed ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rag.answer import AnsweredDate
from rag.claims import STATUTORY_SUBJECTS
from rag.meaning import Meaning
from rag.other_registers import find_other_registers, is_between_sectors
from rag.question import Profile
from rag.rules.catalogue import list_given_days
from rag.rules.ruling import SECTORS, SERVICE_TASKS
from rag.rules.verdict import Verdict

ALAND = "Ahvenanmaa"

_OTHER_TOPICS = frozenset({"visibility", "waves", "pilots", "monitoring_register", "retention"})
OTHER_THINGS = (
    "shown",
    "restrict",
    "error",
    "denial",
    "old_documents",
    "informing",
    "separate_delivery",
    "training",
)
_STORED_THINGS = (
    "kanta",
    "client_document",
    "repository",
    "national_repository",
    "deadline",
    "client_data",
    "transition",
)
_TAKING_INTO_USE = ("deployment", "deadline", "transition")
_LOOKING_BACK = frozenset({"earlier_law", "law_of_day", "old_act", "before_change", "before", "publication"})
_OLD_SOURCES = ("bulletin", "slides", "draft")
_OWN_STORING = ("recordings", "school_social_work")


@dataclass(frozen=True)
class AskedDeadline:
    """A date of law that a question asks for: of which duty, which subjects, and for which sectors.

    No subjects means all service tasks; no sectors all sectors. `law_day` is the day whose law is asked about
    besides that of the day the answer is for; `lacks_system` says that the question names a
    provider without an information system for client data; `is_planned` that its days are those of a plan, not
    claims about the law.
    """

    duty: str
    subjects: tuple[str, ...]
    sectors: tuple[str, ...]
    law_day: date | None = None
    lacks_system: bool = False
    is_planned: bool = False


def find_asked_deadline(meaning: Meaning, profile: Profile, law_day: date | None = None) -> AskedDeadline | None:
    """The date of law that a question asks for; None where it asks for something else.

    What the question leaves unsaid is taken from the profile; `law_day` is the day whose law it asks about.
    """
    looks_back = (law_day or "basis" in meaning.cues) and _names_duty(meaning) and not meaning.places
    is_asked = (_asks_for_a_date(meaning) and not _wants_a_thing(meaning)) or looks_back or _names_lack(meaning)
    if not _claims_deadline(meaning) and (not is_asked or _is_about_something_else(meaning)):
        return None
    found = _find_duty(meaning)
    if found is None:
        return None
    duty, subjects = found
    if not subjects and duty == "storing":
        subjects = tuple(profile.service_tasks)
    return AskedDeadline(duty, subjects, _choose_sectors(meaning, profile), law_day, _names_lack(meaning))


def find_implied_deadline(meaning: Meaning, profile: Profile, stated: Sequence[AnsweredDate]) -> AskedDeadline | None:
    """The date of law that must be told in place of repealed ones; None where the past is asked for."""
    repealed = [dated for dated in stated if dated.verdict is Verdict.SUPERSEDED and dated.rule]
    looks_back = meaning.cues & _LOOKING_BACK or meaning.acts or meaning.places or "§" in meaning.text
    asks_time = _names_duty(meaning) or meaning.names("deadline") or meaning.cues & {"when", "must"}
    if not repealed or looks_back or not asks_time or meaning.names(*_OLD_SOURCES):
        return None
    duty = repealed[0].rule.kind if repealed[0].rule else ""
    told = dict.fromkeys(dated.subject for dated in repealed if dated.subject in SERVICE_TASKS)
    subjects = [subject for subject in told if subject in meaning.subjects] or list(told)
    return AskedDeadline(duty, tuple(subjects), _choose_sectors(meaning, profile))


def _choose_sectors(meaning: Meaning, profile: Profile) -> tuple[str, ...]:
    """The sectors that a question names, unless it names all; else the asker's own."""
    named = meaning.sectors if len(meaning.sectors) < len(SECTORS) else ()
    return named or ((profile.sector,) if profile.sector else ())


def _asks_for_a_date(meaning: Meaning) -> bool:
    """Whether a question wants to know when, or whether a duty already holds."""
    is_of_duty = meaning.duty in ("storing", "joining") or meaning.subjects
    if "waiting" in meaning.cues or ("exempt" in meaning.cues and is_of_duty):
        return _names_duty(meaning) or meaning.names(*_OWN_STORING)
    if meaning.cues & {"how_long", "how_many", "condition"}:
        return False
    if meaning.places and "must" not in meaning.cues and not meaning.names("deadline"):
        return False
    if "when" in meaning.cues or meaning.names("deadline"):
        return True
    if _names_task(meaning) and any(stated.precision == "day" for stated in meaning.dates):
        return True
    asks_whether = "yes_no" in meaning.cues and ("must" in meaning.cues or bool(meaning.dates))
    names_duty = _names_duty(meaning) or is_between_sectors(meaning)
    is_of_system = meaning.names("client_system") and meaning.duty != "joining"
    return names_duty and asks_whether and not is_of_system


def _wants_a_thing(meaning: Meaning) -> bool:
    """Whether a question wants a price, an opinion or the like, and no time: the law gives none of these."""
    asks_when = "asks_when" in meaning.cues or (meaning.names("deadline") and "yes_no" not in meaning.cues)
    terms = [mention.term for mention in meaning.mentions]
    return not asks_when and any(term.name and term.common and not term.other_register for term in terms)


def _claims_deadline(meaning: Meaning) -> bool:
    """Whether a question takes a day for granted that the law gives or gave for some deadline: it must hear the law."""
    days = list_given_days()
    states = any(stated.precision == "day" and stated.first in days for stated in meaning.dates)
    whose = bool(meaning.subjects or meaning.sectors) or meaning.duty is not None
    is_other = meaning.topics & _OTHER_TOPICS or meaning.places or meaning.acts or meaning.names("bulletin", "shown")
    return states and whose and not is_other


def _names_lack(meaning: Meaning) -> bool:
    """Whether a question on joining says that there is no client information system."""
    return "lacking" in meaning.cues and meaning.names("client_system") and meaning.duty == "joining"


def _names_duty(meaning: Meaning) -> bool:
    """Whether a question names a duty, or a service task, and no section of an act, whose words would be asked."""
    return (meaning.duty is not None or _names_task(meaning)) and "§" not in meaning.text


def _names_task(meaning: Meaning) -> bool:
    """Whether a question names a service task."""
    return any(subject in SERVICE_TASKS for subject in meaning.subjects)


def _is_about_something_else(meaning: Meaning) -> bool:
    """Whether a question's time is one of visibility, waves, retention and the like, or of one place."""
    if meaning.topics & _OTHER_TOPICS or (meaning.names(*OTHER_THINGS) and not _is_access(meaning)):
        return True
    if any(place.name == ALAND for place in meaning.places) or find_other_registers(meaning):
        return True
    return bool(meaning.places) and meaning.names("deployment") and meaning.duty is None


def _find_duty(meaning: Meaning) -> tuple[str, tuple[str, ...]] | None:
    """The duty and the subjects that a question about time names."""
    statutory = [subject for subject in meaning.subjects if subject in STATUTORY_SUBJECTS]
    tasks = tuple(subject for subject in meaning.subjects if subject in SERVICE_TASKS)
    own = tuple(subject for subject in meaning.subjects if subject in _OWN_STORING)
    if is_between_sectors(meaning):
        return "data_access", ("data_access",)
    if statutory:
        return _find_statutory_duty(meaning, statutory)
    if own:
        return "storing", own
    is_of_joining = "waiting" in meaning.cues or not meaning.names("storing")
    if meaning.duty == "joining" and is_of_joining:
        return "joining", tasks
    is_of_tasks = bool(tasks) and (_names_storing(meaning) or _claims_deadline(meaning))
    if meaning.duty or is_of_tasks or meaning.names("deadline", "transition"):
        return "storing", tasks
    is_of_storing = meaning.names(*_STORED_THINGS) or _claims_deadline(meaning)
    return ("storing", tasks) if meaning.sectors and is_of_storing else None


def _is_access(meaning: Meaning) -> bool:
    """Whether what is to be seen is data of the other sector, or prescriptions, not MyKanta."""
    return "prescriptions" in meaning.subjects or is_between_sectors(meaning)


def _find_statutory_duty(meaning: Meaning, statutory: list[str]) -> tuple[str, tuple[str, ...]] | None:
    """The duty that a statutory subject names; consent only where its taking into use is asked."""
    subject = statutory[0]
    if subject == "consent" and not meaning.names(*_TAKING_INTO_USE):
        return None
    if subject == "data_access" and not meaning.names("kanta", *_TAKING_INTO_USE):
        return None
    duty = STATUTORY_SUBJECTS[subject]
    return duty, tuple(name for name in statutory if STATUTORY_SUBJECTS[name] == duty)


def _names_storing(meaning: Meaning) -> bool:
    """Whether a question about a service task is about its documents or Kanta, or about nothing else."""
    others = [part for part in meaning.focus if part.kind in ("word", "name", "thing")]
    return meaning.names(*_STORED_THINGS) or bool(meaning.dates) or len(others) <= 1
