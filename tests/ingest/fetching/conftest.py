"""A register whose sources lie on a real HTTPS server of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.__main__ import main
from rag.settings import Settings
from tests.command_line import Ran, run
from tests.https_server import Served, give, serve
from tests.ingest.conftest import BULLETIN, HANDBOOK, HANDBOOK_EN, REGISTER

PAGE = """<!doctype html><html lang="fi"><head><title>Tiedote</title></head><body><main><h1>Tiedote</h1>
<h2 id="lastensuojelu">Lastensuojelu</h2>
<p>Lastensuojelun asiakirjat tallennetaan Kantaan viimeistään 1.9.2026, kun palvelunantaja on liittynyt.</p>
</main></body></html>"""
"""The official page of the bulletin."""

Fetch = Callable[..., Ran]


@pytest.fixture(scope="session")
def one_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve(tmp_path_factory.mktemp("https")) as served:
        yield served


@pytest.fixture
def server(one_server: Served) -> Served:
    """A server that has the page of the bulletin."""
    one_server.asked.clear()
    one_server.pages.clear()
    one_server.pages["/bulletin"] = give(PAGE.encode(), Content_Type="text/html", ETag='"first"')
    return one_server


@pytest.fixture
def web(tmp_path: Path, server: Served) -> Settings:
    """Settings over a corpus of two sources, one of which names its address."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    address = f"    address: {server.name('/bulletin')}\n"
    register = REGISTER.replace("    files: {fi: bulletin.md}\n", f"{address}    files: {{fi: bulletin.md}}\n")
    files = {"sources.yaml": f"hosts: [thl.fi, '{server.server}']\n{register}"}
    files |= {"bulletin.md": BULLETIN, "handbook.md": HANDBOOK, "handbook.en.md": HANDBOOK_EN}
    for name, text in files.items():
        (corpus / name).write_text(text, encoding="utf-8")
    return Settings(index=tmp_path / "index", corpus=corpus)


@pytest.fixture
def fetch(web: Settings, server: Served) -> Fetch:
    """Run `python -m ingest fetch` with these arguments: `fetch("--plan")`."""

    def fetch_now(*arguments: str, **environment: str) -> Ran:
        return run(main, web, "fetch", *arguments, **{"KANTANEUVO_FETCH_LOOPBACK": server.setting, **environment})

    return fetch_now
