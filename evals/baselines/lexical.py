"""Lexical: our passages by our own search of words (base forms, groups of letters, terms) without vectors."""

import numpy as np

from evals.assistant import list_texts
from evals.baselines.shelf import RANKED, show_found
from evals.configuration import Configuration
from evals.program import Response
from rag.generations import LEXICON, find_current
from rag.lexicon import Lexicon, Scores
from rag.meaning import Meaning, read_meaning
from rag.question import Question
from rag.settings import Settings
from rag.thing import Thing


class Lexical:
    """The lexicon of the current index, each thing of the question weighed as the chain does."""

    def __init__(self, settings: Settings, configuration: Configuration) -> None:
        self.texts = list_texts(settings)
        self._lexicon = Lexicon.load(find_current(settings.index) / LEXICON, len(self.texts))

    def respond(self, question: Question) -> Response:
        """The passages with the highest scores above nothing."""
        scores = score_by_words(read_meaning(question.text), self._lexicon)
        best = np.argsort(-scores)[: 4 * RANKED].tolist()
        return show_found(question, [(self.texts[place], float(scores[place])) for place in best if scores[place] > 0])


def score_by_words(meaning: Meaning, lexicon: Lexicon) -> Scores:
    """The score of every text, each thing that a question is about weighed as the chain does."""
    scores = np.zeros(lexicon.size, dtype=np.float32)
    for focus in meaning.focus:
        thing = Thing.look_up(focus, lexicon)
        scores += thing.weight * thing.sureness * lexicon.score(focus.alternatives)
    return scores
