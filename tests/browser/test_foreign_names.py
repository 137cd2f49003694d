"""Foreign names: a page that came here under another's name is not at the machine, whatever it says of itself.

What a hostile page of DNS rebinding can send is sent here without a browser: its own name, and any address as its own.
"""

import socket
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from ui.texts import load_texts

pytestmark = pytest.mark.xdist_group("browser")

TEXTS = load_texts("fi")


def draw_admin(app: str, host: str, **headers: str) -> bytes:
    """What the app sends for the admin page to someone who asks under a name, and says to be at the machine."""
    port = urlsplit(app).port
    message = BackMsg()
    message.rerun_script.page_name = "admin"
    message.rerun_script.context_info.url = f"http://localhost:{port}"
    name, drawn = f"{host}:{port}", b""
    with connect(
        f"ws://{name}/_stcore/stream",
        sock=socket.create_connection(("127.0.0.1", port)),
        origin=f"http://{name}",
        subprotocols=[Subprotocol("streamlit")],
        additional_headers=headers,
        max_size=None,
        proxy=None,
    ) as channel:
        channel.send(message.SerializeToString())
        while True:
            received = channel.recv(timeout=45)
            drawn += received
            if ForwardMsg.FromString(received).WhichOneof("type") == "script_finished":
                return drawn


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_whoever_sits_at_the_machine_is_shown_the_admin_page(app: str, host: str) -> None:
    assert TEXTS("admin.index.title").encode() in draw_admin(app, host)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example"])
def test_page_under_a_foreign_name_is_refused_also_where_it_says_to_be_here(app: str, host: str) -> None:
    drawn = draw_admin(app, host)
    assert TEXTS("admin.denied").encode() in drawn
    assert TEXTS("admin.index.title").encode() not in drawn


def test_visit_that_a_proxy_passes_on_is_refused_also_where_it_says_to_be_here(app: str) -> None:
    assert TEXTS("admin.denied").encode() in draw_admin(app, "localhost", **{"X-Forwarded-For": "192.0.2.7"})
