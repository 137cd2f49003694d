"""Faults, each a sentence that says what is wrong, where, and what to do; expected endings are statuses, not these.

KantaneuvoError
├── SettingsError        a setting or argument cannot be used
├── ParameterError       a parameter file of the rules is wrong
├── IndexFault
│   ├── IndexMissing     no index has been built
│   ├── IndexMismatch    the index was built with another embedder
│   │   └── IndexOutdated      … by another version of the program
│   ├── IndexUnreadable  the index folder cannot be read or written
│   │   ├── IndexDamaged       … its files are not as they were written
│   │   ├── IndexHindered      … the machine has no room, memory or file handles left
│   │   └── ChromaUnavailable  no server answers where the setting says that the vectors are
│   └── IndexBusy        another ingest is writing the index
├── ModelUnavailable     the chat model fails, is too slow or writes what is no answer
├── EmbedderUnavailable  the embedder's model cannot be loaded
├── RerankerUnavailable  the cross-encoder that was set cannot be loaded
├── FeedbackUnavailable  the store of feedback cannot be opened, read or written
└── CorpusFault          the register or a document of the corpus is wrong
"""


class KantaneuvoError(Exception):
    """A fault whose message a person can act on."""

    code = "fault"

    @property
    def detail(self) -> str:
        """What the reply to a question tells of the fault."""
        return str(self)


class SettingsError(KantaneuvoError):
    """A setting or a command-line argument that cannot be used."""

    code = "settings"


class ParameterError(KantaneuvoError):
    """A parameter file of the rules that does not say what it must."""

    code = "parameters"


class IndexFault(KantaneuvoError):
    """Something about the index that keeps it from answering."""

    code = "index"


class IndexMissing(IndexFault):
    """No index has been built yet."""

    code = "index_missing"


class IndexMismatch(IndexFault):
    """The index was built with another embedder than the one in the settings."""

    code = "index_mismatch"


class IndexOutdated(IndexMismatch):
    """The index was built by another version of the program, of another format or with other rules for words."""

    code = "index_outdated"


class IndexUnreadable(IndexFault):
    """The index folder cannot be read or written."""

    code = "index_unreadable"


class IndexDamaged(IndexUnreadable):
    """The index's files are missing or not as they were written; an earlier generation may stand in."""


class IndexHindered(IndexUnreadable):
    """The machine lacks the room, memory or file handles to open the index now; its files may be sound."""

    code = "index_hindered"


class ChromaUnavailable(IndexUnreadable):
    """No Chroma server answers at the address in the settings."""

    code = "chroma"

    def __init__(self, address: str) -> None:
        self._address = address.rsplit("@", 1)[-1]
        super().__init__(
            f"KANTANEUVO_CHROMA_URL: no Chroma server answers at {self._address}; start it or correct the "
            "address, or leave the setting empty to keep the vectors inside the program."
        )

    @property
    def detail(self) -> str:
        """The address, without the name and password that may stand in it."""
        return self._address


class IndexBusy(IndexFault):
    """Another process is writing the index."""

    code = "index_busy"


class ModelUnavailable(KantaneuvoError):
    """The chat model fails, is too slow or writes what is no answer; the answer is then made without it."""

    code = "model"


class EmbedderUnavailable(KantaneuvoError):
    """The embedder's model cannot be loaded."""

    code = "embedder"


class RerankerUnavailable(KantaneuvoError):
    """The cross-encoder in the settings cannot be loaded."""

    code = "reranker"


class CorpusFault(KantaneuvoError):
    """The register of sources or one of its documents is wrong."""

    code = "corpus"


class FeedbackUnavailable(KantaneuvoError):
    """The store of feedback cannot be opened, read or written; nothing was kept, and answers are not touched by it."""

    code = "feedback"

    def __init__(self, place: str, reason: str = "it does not open") -> None:
        super().__init__(
            f"{place}: the store of feedback cannot be used ({reason}); nothing was kept. "
            "Check KANTANEUVO_FEEDBACK, the rights of the folder and the server, and try again."
        )
