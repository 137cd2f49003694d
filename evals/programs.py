"""Programs: every program that can be evaluated, by the name that a configuration gives."""

from collections.abc import Callable

from evals.assistant import Assistant
from evals.baselines.dense import Dense
from evals.baselines.lexical import Lexical
from evals.baselines.plain_bm25 import PlainBm25
from evals.baselines.tutorial import Tutorial
from evals.configuration import Configuration, ConfigurationFault
from evals.program import Program
from evals.scripted_model import ScriptedModel
from rag.composition.chat_model import ChatModel
from rag.settings import Settings

SCRIPTED = ChatModel("scripted", ScriptedModel(), timeout=30, tokens=800)
"""A chat model without a server."""

PROGRAMS: dict[str, Callable[[Settings, Configuration], Program]] = {
    "chain": lambda settings, _: Assistant(settings),
    "chain_without_rules": lambda settings, _: Assistant(settings, without="rules"),
    "chain_with_scripted_model": lambda settings, _: Assistant(settings, model=SCRIPTED),
    "tutorial": Tutorial,
    "plain_bm25": PlainBm25,
    "dense": Dense,
    "lexical": Lexical,
}
"""How each program is put together."""


def build_program(configuration: Configuration, settings: Settings) -> Program:
    """The program of a configuration; raises ConfigurationFault for one that is not there."""
    if configuration.program not in PROGRAMS:
        known = ", ".join(PROGRAMS)
        raise ConfigurationFault(f"{configuration.name}: “{configuration.program}” is no program; there are: {known}")
    return PROGRAMS[configuration.program](configuration.apply_to(settings), configuration)
