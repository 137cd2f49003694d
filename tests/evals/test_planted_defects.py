"""The gate itself is tested: defects are planted in real answers, and all but one at most must be seen."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count

import pytest

from evals.evaluation import Evaluation, evaluate
from evals.gate import Baseline, accept, list_faults
from evals.program import Text
from evals.run import Run
from evals.trial import Record
from rag.answer import Answer, AnswerStatus, Citation
from rag.rules.verdict import Verdict

pytestmark = pytest.mark.xdist_group("evals")

DENIALS = re.compile(r"\b(?:ei|eivät|eikä|inte|not|no|never|koskaan|aldrig)\s", re.IGNORECASE)
Defect = Callable[["Planter", Record], Record | None]


class Planter:
    """What a defect may look at: the texts that can be cited, the cases, and which answers exist in Finnish."""

    def __init__(self, run: Run, evaluation: Evaluation) -> None:
        self.texts = list(run.texts.values())
        self.cases = {case.id: case for case in run.cases}
        self.first_finnish = next(
            row.trial.answer for row in evaluation.rows if row.trial.case.language == "fi" and row.trial.is_answered
        )

    def find_neighbour(self, citation: Citation) -> Text:
        """The text after the one that is cited."""
        ids = [text.id for text in self.texts]
        return self.texts[(ids.index(citation.passage) + 3) % len(ids)]


def change(record: Record, **fields: object) -> Record:
    """A record whose answer has other fields."""
    return record.model_copy(update={"answer": record.answer.model_copy(update=fields)})


def quote_anew(citation: Citation, text: Text, quote: str | None = None) -> Citation:
    """A citation of another text, with its beginning for a quote."""
    begun = quote or text.text.split(". ")[0].split("\n")[0]
    fields = {"passage": text.id, "passage_text": text.text, "quote": begun, "document": text.section_key.split("#")[0]}
    return citation.model_copy(update=fields)


def is_answered(record: Record) -> bool:
    return record.answer.status is AnswerStatus.ANSWERED


def swap_date(_: Planter, record: Record) -> Record | None:
    """The date of the law and the repealed one change places in the words."""
    if not {"2026-09-01", "2025-03-01"} <= {one.date for one in record.answer.dates}:
        return None
    text = record.answer.answer.replace("1.9.2026", "#").replace("1.3.2025", "1.9.2026").replace("#", "1.3.2025")
    return change(record, answer=text.replace("1.9.2026", "1.8.2026"))


def miss_year(_: Planter, record: Record) -> Record | None:
    """A year too late, in the words and in the dates."""
    if not any(one.verdict is Verdict.AGREES for one in record.answer.dates):
        return None
    dates = [one.model_copy(update={"date": f"{int(one.date[:4]) + 1}{one.date[4:]}"}) for one in record.answer.dates]
    text = re.sub(r"(\d{1,2}\.\d{1,2}\.)(20\d\d)", lambda match: f"{match[1]}{int(match[2]) + 1}", record.answer.answer)
    return change(record, dates=tuple(dates), answer=text)


def flip_verdict(_: Planter, record: Record) -> Record | None:
    """A repealed date is said to be the law."""
    if not any(one.verdict is Verdict.SUPERSEDED for one in record.answer.dates):
        return None
    dates = [one.model_copy(update={"verdict": Verdict.AGREES}) for one in record.answer.dates]
    return change(record, dates=tuple(dates))


def mix_sectors(_: Planter, record: Record) -> Record | None:
    """The dates of public and self-paid services change places."""
    swap = {"public": "self_paid", "self_paid": "public"}
    if len({(one.date, one.sector) for one in record.answer.dates if one.sector in swap}) < 2:
        return None
    dates = [one.model_copy(update={"sector": swap.get(one.sector, one.sector)}) for one in record.answer.dates]
    return change(record, dates=tuple(dates))


def lose_dates(_: Planter, record: Record) -> Record | None:
    """The dates are said but no longer given with their verdicts."""
    return change(record, dates=(), verdict=None) if record.answer.dates else None


def say_old_law_alone(_: Planter, record: Record) -> Record | None:
    """Only the repealed date is left."""
    old = [one for one in record.answer.dates if one.verdict is Verdict.SUPERSEDED]
    if not old or len(old) == len(record.answer.dates):
        return None
    shown = re.findall(r"[^.!?]*\d{4}[^!?]*?\.(?=\s|$)", record.answer.answer)
    return change(record, dates=tuple(old), answer=(shown or [record.answer.answer])[-1])


def drop_denial(_: Planter, record: Record) -> Record | None:
    """Every word that denies is left out of the answer, not of the quotes."""
    text = DENIALS.sub("", record.answer.answer)
    return change(record, answer=text) if is_answered(record) and text != record.answer.answer else None


def cite_neighbour(planter: Planter, record: Record) -> Record | None:
    """Each citation is of the section after the right one, quoted rightly."""
    if not (is_answered(record) and record.answer.citations):
        return None
    moved = [quote_anew(citation, planter.find_neighbour(citation)) for citation in record.answer.citations]
    return change(record, citations=tuple(moved))


def cite_neighbour_keeping_quote(planter: Planter, record: Record) -> Record | None:
    """The quote is of the right section, the citation of the one after it."""
    if not (is_answered(record) and record.answer.citations):
        return None
    moved = [quote_anew(one, planter.find_neighbour(one), one.quote) for one in record.answer.citations]
    return change(record, citations=tuple(moved))


def answer_from_stale_index(_: Planter, record: Record) -> Record | None:
    """The cited passage is of an older index, with a sentence that is gone."""
    if not record.answer.citations:
        return None
    first, *rest = record.answer.citations
    old = first.model_copy(update={"passage_text": f"{first.passage_text} Tämä virke on sittemmin poistettu."})
    return change(record, citations=(old, *rest))


def reword_quote(_: Planter, record: Record) -> Record | None:
    """A quote is put in other words."""
    if not record.answer.citations:
        return None
    first, *rest = record.answer.citations
    return change(record, citations=(first.model_copy(update={"quote": f"noin {first.quote}"}), *rest))


def invent_mark(_: Planter, record: Record) -> Record | None:
    """A mark leads to no citation."""
    return change(record, answer=f"{record.answer.answer} [9]") if is_answered(record) else None


def drop_citations(_: Planter, record: Record) -> Record | None:
    """The answer says the same without any source."""
    if not is_answered(record):
        return None
    return change(record, citations=(), answer=re.sub(r"\s*\[\d+\]", "", record.answer.answer))


def cite_in_vain(planter: Planter, record: Record) -> Record | None:
    """One more source is cited everywhere, for nothing."""
    if not (is_answered(record) and record.answer.citations):
        return None
    number = len(record.answer.citations) + 1
    extra = quote_anew(record.answer.citations[0], planter.texts[7]).model_copy(update={"number": number})
    text = re.sub(r"\[1\]", f"[1][{number}]", record.answer.answer)
    return change(record, citations=(*record.answer.citations, extra), answer=text)


def truncate_list(_: Planter, record: Record) -> Record | None:
    """A list ends after its first item."""
    lines = record.answer.answer.split("\n")
    items = [line for line in lines if line.startswith("- ")]
    if len(items) < 2:
        return None
    return change(record, answer="\n".join(line for line in lines if line not in items[1:]))


def count_wrong(_: Planter, record: Record) -> Record | None:
    """Every number that is no date is one too large."""
    text = re.sub(r"(?<![\d./\[–-])\d{1,2}(?![\d./\]§]| §)", lambda match: str(int(match[0]) + 1), record.answer.answer)
    return change(record, answer=text) if is_answered(record) and text != record.answer.answer else None


def speak_finnish(planter: Planter, record: Record) -> Record | None:
    """Questions in Swedish and English are answered in Finnish."""
    if not is_answered(record) or planter.cases[record.case].language == "fi":
        return None
    given: Answer = planter.first_finnish
    return change(record, answer=given.answer, citations=given.citations)


def decline_followups(planter: Planter, record: Record) -> Record | None:
    """A follow-up is not understood."""
    if not planter.cases[record.case].history:
        return None
    return change(record, status=AnswerStatus.NOT_IN_GUIDANCE, answer="…", citations=(), dates=())


def never_decline(planter: Planter, record: Record) -> Record | None:
    """What the guidance does not answer gets some passage."""
    if not planter.cases[record.case].is_unanswerable:
        return None
    given = planter.first_finnish
    return change(record, status=AnswerStatus.ANSWERED, answer=given.answer, citations=given.citations)


def keep_secret(planter: Planter, record: Record) -> Record | None:
    """The question is stored as it was typed."""
    case = planter.cases[record.case]
    return change(record, standalone_question=case.question) if case.secrets else None


def rank_backwards(_: Planter, record: Record) -> Record | None:
    """The worst passage comes first."""
    return record.model_copy(update={"ranking": tuple(reversed(record.ranking))}) if record.ranking else None


def waver(_: Planter, record: Record) -> Record | None:
    """A repeat is answered otherwise."""
    return change(record, answer=f"{record.answer.answer} Ehkä.") if record.repeat else None


EVERYWHERE: tuple[Defect, ...] = (
    lose_dates,
    say_old_law_alone,
    drop_denial,
    cite_neighbour,
    drop_citations,
    cite_in_vain,
    truncate_list,
    count_wrong,
    speak_finnish,
    decline_followups,
    never_decline,
    rank_backwards,
)
"""Faults of a program: they touch every answer that they can."""

ONCE: tuple[Defect, ...] = (
    swap_date,
    miss_year,
    flip_verdict,
    mix_sectors,
    cite_neighbour_keeping_quote,
    answer_from_stale_index,
    reword_quote,
    invent_mark,
)
"""Faults that must be seen in one answer of all."""


def plant(planter: Planter, records: Iterable[Record], defect: Defect) -> Iterator[Record]:
    """The records with a defect: in every answer that it fits, or in the first one alone."""
    planted = count()
    for record in records:
        changed = defect(planter, record)
        if changed is None or (defect not in EVERYWHERE and next(planted)):
            yield record
        else:
            yield changed


@pytest.fixture(scope="module")
def baseline(evaluation: Evaluation, tmp_path_factory: pytest.TempPathFactory) -> Baseline:
    """The run without a defect as what later ones are held to."""
    return accept(evaluation, tmp_path_factory.mktemp("gate") / "baseline.json")


@pytest.fixture(scope="module")
def seen(run: Run, evaluation: Evaluation, baseline: Baseline, tmp_path_factory: pytest.TempPathFactory):
    """The defects that the gate sees, each with its first fault."""
    planter, records = Planter(run, evaluation), run.read_records()
    found: dict[str, list[str]] = {}
    for defect in (*EVERYWHERE, *ONCE):
        changed = list(plant(planter, records, defect))
        assert changed != records, f"{defect.__name__} fits no answer"
        other = Run.create(tmp_path_factory.mktemp("planted"), run.info, run.cases, run.texts.values())
        assert len(list(other.append(changed))) == len(records)
        found[defect.__name__] = [str(fault) for fault in list_faults(evaluate(other), baseline)]
    return found


def test_run_without_a_defect_passes(evaluation: Evaluation, baseline: Baseline) -> None:
    assert list_faults(evaluation, baseline) == []


def test_twenty_defects_are_planted_and_nineteen_are_seen(seen: dict[str, list[str]]) -> None:
    missed = [name for name, faults in seen.items() if not faults]
    assert len(seen) == 20
    assert len(missed) <= 1, missed


@pytest.mark.parametrize(
    ("defect", "metric"),
    [
        ("swap_date", "date_law"),
        ("miss_year", "date_law"),
        ("flip_verdict", "date_law"),
        ("mix_sectors", "date_law"),
        ("reword_quote", "quote_exact"),
        ("answer_from_stale_index", "quote_exact"),
        ("invent_mark", "quote_exact"),
        ("drop_denial", "negations"),
        ("cite_neighbour", "sections"),
        ("drop_citations", "citation_recall"),
        ("cite_in_vain", "citation_precision"),
        ("count_wrong", "numbers"),
        ("speak_finnish", "language"),
        ("never_decline", "abstention_recall"),
        ("decline_followups", "willingness"),
        ("rank_backwards", "mrr_10"),
        ("truncate_list", "vital"),
    ],
)
def test_defect_is_seen_by_the_metric_that_it_hurts(seen: dict[str, list[str]], defect: str, metric: str) -> None:
    assert metric in {fault.split(":")[0] for fault in seen[defect]}


@pytest.mark.parametrize("defect", [keep_secret, waver])
def test_leak_and_wavering_are_seen_too(
    run: Run, evaluation: Evaluation, baseline: Baseline, tmp_path_factory: pytest.TempPathFactory, defect: Defect
) -> None:
    planter = Planter(run, evaluation)
    changed = [defect(planter, record) or record for record in run.read_records()]
    other = Run.create(tmp_path_factory.mktemp("planted"), run.info, run.cases, run.texts.values())
    assert len(list(other.append(changed))) == len(changed)
    assert list_faults(evaluate(other), baseline)
