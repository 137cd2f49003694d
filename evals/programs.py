"""Programs: every program that can be evaluated, by the name that a configuration gives."""

from collections.abc import Callable

from evals.assistant import Assistant
from evals.baselines.dense import Dense
from evals.baselines.lexical import Lexical
from evals.baselines.plain_bm25 import PlainBm25
from evals.baselines.tutorial import Tutorial
from evals.configuration import Configuration, ConfigurationFault
from evals.program import Program
from rag.settings import Settings

PROGRAMS: dict[str, Callable[[Settings, Configuration], Program]] = {
    "chain": lambda settings, _: Assistant(settings),
    "chain_without_rules": lambda settings, _: Assistant(settings, without="rules"),
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
