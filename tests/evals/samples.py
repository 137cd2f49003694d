"""What tests of the evals judge: an answer with one citation, the text it cites, and cases made for a test."""

from datetime import date
from typing import Any

from evals.case import Case
from evals.program import Text
from evals.trial import Record, Trial
from rag.answer import Answer, AnsweredDate, AnswerStatus, Citation, RuleView
from rag.passage import SourceKind, Standing
from rag.rules.ruling import Certainty
from rag.rules.verdict import Verdict

TODAY = date(2026, 11, 22)
WORDS = "Tiedot eivät näy heti. Jakso on 3 kuukautta, ja siitä kertoo 17 §."
TEXT = Text("guide#period.fi", "guide#period", WORDS)
OTHER = Text("guide#other.fi", "guide#other", "Turvakodin asiakirjat eivät näy koskaan.")
TEXTS = {TEXT.id: TEXT, OTHER.id: OTHER}

RULE = RuleView(
    id="joining",
    kind="joining",
    date=date(2026, 9, 1),
    in_force_from=date(2024, 7, 1),
    in_force_until=None,
    legal_basis="703/2023, 102 § 5 mom. (307/2024)",
    certainty=Certainty.CONFIRMED,
    verified_through="152/2026",
)


def cite(number: int = 1, text: Text = TEXT, quote: str | None = None) -> Citation:
    """A citation of a text, its first sentence quoted unless another quote is given."""
    return Citation(
        number=number,
        document="guide",
        title="Ohje",
        name="tiivistelmämme: ohje",
        publisher="THL",
        published=None,
        kind=SourceKind.DIGEST,
        section=("Ohje", "Jakso"),
        place="alku",
        page=None,
        quote=text.text.split(". ", maxsplit=1)[0] if quote is None else quote,
        passage_text=text.text,
        url=None,
        passage=text.id,
        language="fi",
        standing=Standing.UNDATED,
    )


def state(day: str, verdict: Verdict, subject: str = "joining", sector: str | None = None) -> AnsweredDate:
    """A date that an answer asserts."""
    return AnsweredDate(
        date=day, subject=subject, sector=sector, document="a", verdict=verdict, rule=RULE, in_force_now=None
    )


def answer(text: str = "Tiedot eivät näy heti [1].", **fields: Any) -> Answer:
    """An answer that cites the text, unless something else is given."""
    given = {"citations": (cite(),), "status": AnswerStatus.ANSWERED, "language": "fi"} | fields
    return Answer(
        id=None, question="Milloin?", standalone_question="Milloin?", as_of=TODAY, today=TODAY, answer=text, **given
    )


def expect(**expected: Any) -> Case:
    """A case that expects an answer and what else is given."""
    fields = {"id": "x", "kind": "fact", "language": "fi", "question": "Milloin?", "expected_status": ("answered",)}
    return Case.model_validate(fields | expected)


def try_out(given: Answer | None = None, case: Case | None = None, **fields: Any) -> Trial:
    """A trial of an answer; `ranking`, `support` and `seconds` go into its record, the rest beside it."""
    own = {name: fields.pop(name) for name in ("ranking", "support", "seconds") if name in fields}
    record = Record(case="x", answer=given or answer(), **({"seconds": 0.01} | own))
    return Trial(case=case or expect(), record=record, texts=TEXTS, **fields)
