"""Model hub: models that do not lie on this machine, as they were fetched before, else fetched now."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

PATIENCE = 5.0
"""Seconds in which a model hub answers, if it can be reached."""

Model = TypeVar("Model")


def open_from_hub(name: str, file: str, open_model: Callable[[bool], Model]) -> Model:
    """A model of the hub, one of whose files is named; raises at once where no hub can be reached.

    `open_model` is told whether the model is to be looked for on this machine alone.
    """
    from huggingface_hub import constants, get_session, try_to_load_from_cache

    if try_to_load_from_cache(name, file) is not None:
        with suppress(OSError):
            return open_model(True)
    get_session().head(constants.ENDPOINT, timeout=PATIENCE)
    return open_model(False)
