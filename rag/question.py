"""Question: what is asked, when, by whom, and what was asked before in the same conversation."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from rag.organisation import Organisation
from rag.rules.ruling import SERVICE_TASKS


class Profile(BaseModel):
    """Who asks: what is left unsaid in a question is taken from here, and what their organisation says of itself."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    sector: Literal["public", "on_behalf_of_public", "self_paid"] | None = None
    service_tasks: tuple[Literal[SERVICE_TASKS], ...] = ()  # type: ignore[valid-type]
    joined_on: date | None = None
    has_client_information_system: bool | None = None
    organisation: Organisation | None = None


class Question(BaseModel):
    """A question with the day it is asked for (`as_of`), the day it is asked (`today`) and what went before.

    `history` holds the earlier questions of the conversation, oldest first; `language` is that of the reply
    where the question's own cannot be told, or where the asker has chosen one.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    today: date
    as_of: date
    id: str | None = None
    history: tuple[str, ...] = ()
    profile: Profile = Profile()
    language: str | None = None
