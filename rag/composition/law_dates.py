"""Law dates: the dates that rulings give, for all sectors together where they are the same, else one a sector."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rag.answer import AnsweredDate
from rag.rules.ruling import SECTORS, Ruling
from rag.rules.verdict import Verdict
from rag.rulings import Case, is_same_law, show_ruling


def list_law_dates(cases: Sequence[Case]) -> Iterator[AnsweredDate]:
    """The dates of some cases, those that sectors share once."""
    return _merge_alike(dated for case in cases for dated in _list_dates(case, cases))


def _merge_alike(dates: Iterable[AnsweredDate]) -> Iterator[AnsweredDate]:
    """The dates, one for those that sectors share, with every legal basis it stands on."""
    alike: dict[tuple[str, str, str | None], list[AnsweredDate]] = {}
    for dated in dates:
        alike.setdefault((dated.date, dated.subject, dated.sector), []).append(dated)
    for first, *others in alike.values():
        rules = [dated.rule for dated in (first, *others) if dated.rule]
        basis = "; ".join(dict.fromkeys(rule.legal_basis for rule in rules))
        yield first.model_copy(update={"rule": rules[0].model_copy(update={"legal_basis": basis})})


def _list_dates(case: Case, cases: Sequence[Case]) -> Iterator[AnsweredDate]:
    """The dates of a case; one for all sectors where they are the same, else one a sector."""
    alike = [other for other in cases if other.subject == case.subject]
    is_whole = len(alike) == len(SECTORS) and all(is_same_law(case.ruling, other.ruling) for other in alike)
    changed = case.now if not is_same_law(case.ruling, case.now) else None
    for day in case.ruling.days:
        yield AnsweredDate(
            date=day.isoformat(),
            subject=case.subject,
            sector=None if is_whole else case.sector,
            document=_document_of(case.ruling, day),
            verdict=Verdict.AGREES,
            rule=show_ruling(case.ruling, day),
            in_force_now=show_ruling(changed) if changed else None,
        )


def _document_of(ruling: Ruling, day: date) -> str:
    """The document that says a ruling's date."""
    other = ruling.other_reading
    source = other.source if other and day == other.day else ruling.sources[-1]
    return source.split("#")[0]
