"""Law notices: what the reader of a date must know besides, how far the law was followed and where it changed."""

from collections.abc import Iterator, Sequence

from rag.composition.brief import Brief
from rag.rules.parameter import load_verification
from rag.rules.ruling import Ruling
from rag.rulings import Case, is_same_law


def list_law_notices(brief: Brief, cases: Sequence[Case]) -> list[str]:
    """The notices on some cases, each once."""
    changes = [notice for case in cases for notice in _compare(brief, case)]
    return list(dict.fromkeys([*changes, *say_verification(brief), *_heed_profile(brief, cases), *_name_places(brief)]))


def say_verification(brief: Brief) -> Iterator[str]:
    """How far the law was followed, for a day after that."""
    verification = load_verification()
    if brief.on > verification.verified_until:
        yield brief.say("notices.verified_through", act=verification.verified_through)


def _compare(brief: Brief, case: Case) -> Iterator[str]:
    """A change of the law that was enacted by the day asked about, or that has come since."""
    subject = brief.say(f"subjects.{case.subject}.name")
    if case.enacted and not is_same_law(case.ruling, case.enacted) and _was_given(brief, case.enacted):
        start = case.enacted.in_force_from
        yield brief.say("notices.enacted", start=start, subject=subject, day=case.enacted.day)
    elif case.now and not is_same_law(case.ruling, case.now):
        today = brief.question.today
        yield brief.say("notices.law_changed", on=brief.on, today=today, subject=subject, day=case.now.day)


def _was_given(brief: Brief, ruling: Ruling) -> bool:
    """Whether the act behind a later ruling was given by the day asked about."""
    found = [brief.generation.find_section(source, brief.meaning.language) for source in ruling.sources]
    published = [passage.validity.published for passage in found if passage and passage.validity.published]
    return bool(published) and max(published) <= brief.on


def _heed_profile(brief: Brief, cases: Sequence[Case]) -> Iterator[str]:
    """What the asker's own organisation changes; its day of joining only what the law dates by joining."""
    profile, named = brief.question.profile, brief.meaning.sectors
    if profile.joined_on and any(case.ruling.kind == "joining" for case in cases):
        yield brief.say("notices.joined" if profile.joined_on <= brief.on else "notices.joins", day=profile.joined_on)
    if profile.joined_on and profile.has_client_information_system is False:
        yield brief.say("notices.joined_without_system", day=profile.joined_on)
    if profile.sector and named and profile.sector not in named:
        sectors = brief.replies.join([brief.say(f"sectors.{sector}") for sector in named])
        yield brief.say("notices.other_sector", profile=brief.say(f"sectors.{profile.sector}"), sectors=sectors)


def _name_places(brief: Brief) -> Iterator[str]:
    """That a national duty has no local guidance for the places asked about."""
    for name in dict.fromkeys(place.name for place in brief.meaning.places):
        if not brief.generation.speaks_of(name):
            yield brief.say("notices.no_local", place=name)
