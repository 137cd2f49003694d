"""Deadlines: rulings as sentences in the asker's language, the law first, then what guidance says and its verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from rag.answer import AnsweredDate
from rag.composition.draft import Draft, Quote, Statement
from rag.composition.guidance_dates import GuidanceDate, compose_guidance_dates
from rag.composition.quoting import list_units
from rag.language.dates import show_date
from rag.meaning import Meaning
from rag.question import Question
from rag.replies import Replies
from rag.rules.parameter import load_verification
from rag.rules.ruling import SECTORS, Certainty, Ruling
from rag.rules.verdict import Verdict, judge
from rag.rulings import Case, is_same_law, show_ruling
from rag.scope import AskedDeadline
from rag.store import Generation

SENTENCE_SUBJECTS = 3
"""Subjects that still read well in one sentence; more make a list."""

Group = list[Case]
"""Cases that have the same date on the same ground."""


class DeadlineComposer:
    """Composes the answer to a question about dates of law, for one question and generation."""

    def __init__(self, question: Question, meaning: Meaning, generation: Generation, replies: Replies) -> None:
        self._question = question
        self._meaning = meaning
        self._generation = generation
        self._replies = replies

    def compose(self, asked: AskedDeadline, cases: Sequence[Case], stated: Sequence[GuidanceDate]) -> Draft:
        """The law in force on the day, what guidance says of it, and what the reader must know besides."""
        groups = _group(cases)
        law = tuple(self._say_law(asked, groups))
        dates = tuple(dict.fromkeys(dated for group in groups for dated in self._list_dates(group, cases)))
        guidance = compose_guidance_dates(stated, dates, self._replies, self._question.as_of)
        if len(law) > 1 and guidance.statements:
            first, *rest = guidance.statements
            guidance = replace(guidance, statements=(replace(first, separator="\n\n"), *rest))
        return Draft(
            statements=(*law, *guidance.statements, *self._judge_asked_dates(asked, cases, (*dates, *guidance.dates))),
            dates=(*dates, *guidance.dates),
            notices=tuple(dict.fromkeys(self._list_notices(cases))),
            follow_ups=tuple(self._list_follow_ups(asked)),
        )

    def _say_law(self, asked: AskedDeadline, groups: list[Group]) -> Iterator[Statement]:
        """The rulings as one sentence where they are one, else as a list."""
        opening = self._open(asked)
        if len(groups) == 1 and len(_subjects(groups[0])) <= SENTENCE_SUBJECTS and not _is_contested(groups[0]):
            sentence = self._say_one(groups[0])
            yield self._rest_on(f"{opening}: {sentence}", groups[0], end=".")
            return
        same = len({tuple(_subjects(group)) for group in groups}) == 1
        kind = "joining" if asked.duty == "joining" else "storing_of" if same else "storing"
        documents = self._replies.join([self._replies.say(f"subjects.{name}.documents") for name in _subjects(groups[0])])
        lead_in = f"{opening}: {self._replies.say(f'rulings.list.{kind}', documents=documents)}:"
        yield Statement(lead_in, days=(self._question.as_of,))
        by_sector = len({tuple(_sectors(group)) for group in groups}) > 1
        for group in groups:
            yield self._rest_on(self._say_line(group, groups, by_sector), group, separator="\n- ")

    def _open(self, asked: AskedDeadline) -> str:
        """The day the law is told for, and for whom if not for all."""
        day = self._question.as_of
        text = (
            self._replies.say("on_day.now")
            if day == self._question.today
            else self._replies.say("on_day.past", day=show_date(day.isoformat()))
        )
        if asked.sectors:
            text += f", {self._replies.join([self._replies.say(f'sectors.{name}') for name in asked.sectors])}"
        return text

    def _say_one(self, group: Group) -> str:
        """A group as a sentence."""
        ruling = group[0].ruling
        own = "storing" if ruling.id.startswith("storing") else ruling.id.split(".")[-1]
        key = "follows_joining" if _follows_joining(ruling) else own
        tense = "after" if self._question.as_of > ruling.day else "before"
        documents = [self._replies.say(f"subjects.{name}.documents") for name in _subjects(group)]
        text = self._replies.say(
            f"rulings.{key}.{tense}",
            documents=self._replies.join(documents),
            day=show_date(ruling.day.isoformat()),
            condition=self._replies.say("rulings.condition") if _has_private(group) else "",
        )
        if ruling.certainty is Certainty.INFERRED:
            text += f" ({self._replies.say('rulings.inferred')})"
        return text

    def _say_line(self, group: Group, groups: list[Group], by_sector: bool) -> str:
        """A group as a line of a list: its label, then its date."""
        ruling = group[0].ruling
        subjects = [self._replies.say(f"subjects.{name}.name") for name in _subjects(group)]
        sectors = [self._replies.say(f"sectors.{name}") for name in _sectors(group)]
        same_subjects = len({tuple(_subjects(other)) for other in groups}) == 1
        parts = ([] if same_subjects and by_sector else [self._replies.join(subjects)]) + (
            [self._replies.join(sectors)] if by_sector else []
        )
        return self._replies.say("rulings.line", label=" – ".join(parts), day=self._say_day(ruling))

    def _say_day(self, ruling: Ruling) -> str:
        """The date of a ruling with what makes it less than plain."""
        day = show_date(ruling.day.isoformat())
        if ruling.other_reading:
            other = show_date(ruling.other_reading.day.isoformat())
            return self._replies.say(f"rulings.contested.{ruling.other_reading.reason}", day=day, other=other)
        text = self._replies.say("rulings.from_joining", day=day) if _follows_joining(ruling) else day
        if ruling.certainty is Certainty.INFERRED:
            text += f" ({self._replies.say('rulings.inferred')})"
        return text

    def _rest_on(self, text: str, group: Group, end: str = "", separator: str = " ") -> Statement:
        """A statement on a group with the sections of the law it rests on; without them, with the legal basis."""
        ruling = group[0].ruling
        sources = [*ruling.sources, *([ruling.other_reading.source] if ruling.other_reading else [])]
        quotes = [self._quote(source, ruling, group[0].subject) for source in dict.fromkeys(sources)]
        found = tuple(quote for quote in quotes if quote)
        marks = "".join(f"[[{number}]]" for number in range(len(found)))
        basis = f" {marks}" if found else f" ({'; '.join(str(part) for part in ruling.legal_basis)})"
        return Statement(f"{text}{basis}{end}", found, days=(*ruling.days, self._question.as_of), separator=separator)

    def _quote(self, source: str, ruling: Ruling, subject: str) -> Quote | None:
        """The words of a section that give the ruling's date for a subject, or its first sentence."""
        passage = self._generation.find_section(source, self._meaning.language)
        if passage is None or not passage.is_visible(self._question.as_of):
            return None
        days = {day.isoformat() for day in ruling.days}
        said = (row for row in passage.claims if row.iso in days and subject in (row.subjects or (subject,)))
        return Quote(passage, next((claim.quote for claim in said), next(list_units(passage))))

    def _list_dates(self, group: Group, cases: Sequence[Case]) -> Iterator[AnsweredDate]:
        """The dates of a group; one for all sectors where they are the same, else one a sector."""
        for case in group:
            alike = [other for other in cases if other.subject == case.subject]
            same = all(is_same_law(case.ruling, other.ruling) for other in alike) and len(alike) > 1
            is_whole = same and len(alike) == len(SECTORS)
            for day in case.ruling.days:
                yield AnsweredDate(
                    date=day.isoformat(),
                    subject=case.subject,
                    sector=None if is_whole else case.sector,
                    document=_document_of(case.ruling, day),
                    verdict=Verdict.AGREES,
                    rule=show_ruling(case.ruling, day),
                    in_force_now=None if is_same_law(case.ruling, case.now) or not case.now else show_ruling(case.now),
                )

    def _judge_asked_dates(
        self, asked: AskedDeadline, cases: Sequence[Case], dates: Sequence[AnsweredDate]
    ) -> Iterator[Statement]:
        """What to say of a date in the question that the answer has not spoken of."""
        spoken = {dated.date for dated in dates}
        for stated in self._meaning.dates:
            if stated.iso in spoken or stated.iso == self._question.as_of.isoformat():
                continue
            verdicts = [judge(stated.iso, asked.duty, case.subject, case.sector, self._question.as_of) for case in cases]
            verdict = min(verdicts, key=lambda found: _BEST_FIRST.index(found))
            if verdict is not Verdict.NO_RULE:
                on = show_date(self._question.as_of.isoformat())
                text = self._replies.say(f"asked_date.{verdict}", day=show_date(stated.iso), on=on)
                days = [date.fromisoformat(stated.iso)] if len(stated.iso) == len("2026-09-01") else []
                yield Statement(text, days=(*days, self._question.as_of))

    def _list_notices(self, cases: Sequence[Case]) -> Iterator[str]:
        """How far the law was followed, and where it differs on another day."""
        question, say = self._question, self._replies.say
        verification = load_verification()
        for case in _one_per_date(cases):
            subject = say(f"subjects.{case.subject}.name")
            if case.enacted and not is_same_law(case.ruling, case.enacted) and self._is_enacted(case.enacted):
                start, day = (show_date(x.isoformat()) for x in (case.enacted.in_force_from, case.enacted.day))
                yield say("notices.enacted", start=start, subject=subject, day=day)
            elif case.now and not is_same_law(case.ruling, case.now):
                on, today, day = (show_date(x.isoformat()) for x in (question.as_of, question.today, case.now.day))
                yield say("notices.law_changed", on=on, today=today, subject=subject, day=day)
        if question.as_of > verification.verified_until:
            yield say("notices.verified_through", act=verification.verified_through)
        if question.profile.joined_on:
            yield say("notices.joined", day=show_date(question.profile.joined_on.isoformat()))
        if question.profile.has_client_information_system is False and question.profile.sector != "public":
            yield say("notices.no_system")

    def _is_enacted(self, ruling: Ruling) -> bool:
        """Whether a later ruling was already given by the day asked about."""
        passages = [self._generation.find_section(source, self._meaning.language) for source in ruling.sources]
        published = [passage.validity.published for passage in passages if passage and passage.validity.published]
        return bool(published) and max(published) <= self._question.as_of

    def _list_follow_ups(self, asked: AskedDeadline) -> Iterator[str]:
        """Next questions of the same kind."""
        say = self._replies.say
        if asked.duty != "joining":
            yield say("follow_ups.joining")
        for subject in ("child_welfare", "family_law"):
            if subject not in asked.subjects:
                yield say("follow_ups.storing", documents=say(f"subjects.{subject}.documents"))
        yield say("follow_ups.recordings")


_BEST_FIRST = (Verdict.AGREES, Verdict.SUPERSEDED, Verdict.CONFLICTS, Verdict.NO_RULE)


def _group(cases: Sequence[Case]) -> list[Group]:
    """Cases with the same date on the same ground together, in the order of their dates."""
    groups: dict[tuple[object, ...], Group] = {}
    for case in cases:
        ruling = case.ruling
        key = (ruling.days, ruling.kind, ruling.certainty, ruling.sources)
        groups.setdefault(key, []).append(case)
    merged: dict[tuple[object, ...], Group] = {}
    for key, group in groups.items():
        merged.setdefault((*key, tuple(_sectors(group))), []).extend(group)
    return sorted(merged.values(), key=lambda group: (group[0].ruling.day, SECTORS.index(group[0].sector)))


def _subjects(group: Group) -> list[str]:
    """The subjects of a group, each once."""
    return list(dict.fromkeys(case.subject for case in group))


def _sectors(group: Group) -> list[str]:
    """The sectors of a group, each once."""
    return list(dict.fromkeys(case.sector for case in group))


def _follows_joining(ruling: Ruling) -> bool:
    """Whether a ruling's duty has no date of its own."""
    return ruling.kind == "joining" and ruling.id.startswith("storing")


def _is_contested(group: Group) -> bool:
    """Whether law and guidance read the ruling differently."""
    return group[0].ruling.other_reading is not None


def _has_private(group: Group) -> bool:
    """Whether a group speaks of private providers."""
    return any(case.sector != "public" for case in group)


def _document_of(ruling: Ruling, day: date) -> str:
    """The document that says a ruling's date."""
    other = ruling.other_reading
    source = other.source if other and day == other.day else ruling.sources[-1]
    return source.split("#")[0]


def _one_per_date(cases: Sequence[Case]) -> list[Case]:
    """One case of each subject and date of today."""
    return list({(case.subject, case.ruling.days, case.now.days if case.now else ()): case for case in cases}.values())
