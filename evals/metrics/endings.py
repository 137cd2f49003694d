"""Endings: whether an answer is given where there is one and only there, in the asker's language, without a leak."""

from evals.trial import Trial
from rag.language.detection import detect_language


def measure_status(trial: Trial) -> float:
    """1 where the answer ended as one of the expected statuses."""
    return float(trial.answer.status in trial.case.expected_status)


def measure_abstention_recall(trial: Trial) -> float | None:
    """Of the questions that the guidance does not answer: 1 where the program declined."""
    return float(trial.is_declined) if trial.case.is_unanswerable else None


def measure_abstention_precision(trial: Trial) -> float | None:
    """Of the questions that the program declined: 1 where declining was a right ending."""
    return float(trial.answer.status in trial.case.expected_status) if trial.is_declined else None


def measure_willingness(trial: Trial) -> float | None:
    """Of the questions that the guidance answers: 1 where the program answered; the rest is over-refusal."""
    return float(trial.is_answered) if trial.case.is_answerable else None


def measure_language(trial: Trial) -> float | None:
    """1 where the answer's words are in the language of the question."""
    if not trial.is_answered:
        return None
    return float(detect_language(trial.answer.answer) == trial.case.language)


def measure_silence(trial: Trial) -> float | None:
    """1 where none of the question's secrets stands anywhere in what is kept of the answer."""
    if not trial.case.secrets:
        return None
    kept = trial.answer.model_dump_json().casefold()
    return float(not any(secret.casefold() in kept for secret in trial.case.secrets))
