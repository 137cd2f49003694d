"""Endings: what is said when a question is not answered from the guidance, always with the next step."""

from collections.abc import Sequence

from rag.answer import AnswerStatus, Ending
from rag.errors import KantaneuvoError
from rag.passage import Passage
from rag.personal_data import PersonalData, mask_personal_data
from rag.personal_data.rewriting import write_without
from rag.replies import Replies


def refuse_personal_data(text: str, found: Sequence[PersonalData], most: int, replies: Replies) -> Ending:
    """The refusal of a question with personal data: their kinds, the question with them masked, and one without."""
    kinds = [replies.say(f"found.{kind}") for kind in dict.fromkeys(data.kind for data in found)]
    lines = [replies.say("statuses.personal_data", found=replies.join(kinds))]
    without = write_without(text) if len(text) <= most else ""
    if len(text) <= most:
        lines.append(replies.say("next_step.personal_data_seen", masked=mask_personal_data(text)))
    lines.append(
        replies.say("next_step.without_personal_data", question=without)
        if without
        else replies.say("next_step.ask_again")
    )
    offered = [*([without] if without else []), *replies.list_examples()]
    return Ending(AnswerStatus.PERSONAL_DATA, "\n\n".join(lines), tuple(offered[:2]))


def refuse_unusable(text: str, most: int, replies: Replies) -> Ending:
    """What to do with a question that is empty, too long or without words."""
    example = replies.list_examples()[0]
    if not text.strip():
        reason = replies.say("next_step.question_empty", example=example)
    elif len(text) > most:
        reason = replies.say("next_step.question_long", length=len(text), most=most)
    else:
        reason = replies.say("next_step.question_wordless", example=example)
    return Ending(AnswerStatus.ERROR, reason, tuple(replies.list_examples()[:3]))


def ask_back(replies: Replies) -> Ending:
    """What to ask of a question that names nothing."""
    text = replies.say("statuses.needs_clarification", missing=replies.say("next_step.which_thing"))
    return Ending(AnswerStatus.NEEDS_CLARIFICATION, text, tuple(replies.list_examples()[:3]))


def refuse_impossible_date(written: str, replies: Replies) -> Ending:
    """That a plan cannot be made from or to a day that the calendar does not have."""
    text = replies.say("next_step.impossible_date", written=written)
    return Ending(AnswerStatus.NEEDS_CLARIFICATION, text, tuple(replies.list_examples()[:3]))


def decline(status: AnswerStatus, nearest: Sequence[Passage], replies: Replies, reasons: Sequence[str] = ()) -> Ending:
    """That the guidance does not answer, for what reasons, with the nearest sections and whom to ask."""
    lines = [*reasons, replies.say(f"statuses.{status}")]
    if status is AnswerStatus.NOT_IN_GUIDANCE:
        if nearest:
            names = [_name(passage, replies) for passage in nearest]
            lines.append("\n".join([replies.say("next_step.nearest"), *(f"- {name}" for name in names)]))
        lines.append(replies.say("next_step.ask"))
    else:
        lines.append(replies.say("next_step.examples", example=replies.list_examples()[0]))
    return Ending(status, "\n\n".join(lines), tuple(replies.list_examples()[:3]))


def explain_fault(error: Exception, replies: Replies) -> Ending:
    """A fault in words a person can act on; one that nobody foresaw shows nothing of itself."""
    fault = error if isinstance(error, KantaneuvoError) else KantaneuvoError()
    reason = replies.say(f"errors.{fault.code}", detail=fault.detail)
    return Ending(AnswerStatus.ERROR, replies.say("statuses.error", reason=reason))


def _name(passage: Passage, replies: Replies) -> str:
    """A section by its heading and its document."""
    return f"{passage.section[-1]} ({passage.short.get(replies.language, passage.title)})"
