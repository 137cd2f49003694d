"""A chat model's server on loopback that speaks the OpenAI and Ollama protocols and answers well or badly, as told."""

import http.server
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from evals.scripted_model import write_reply


def _edit(change: Any) -> Any:
    """A behaviour that alters every honest sentence."""
    return lambda rows: [{**row, "text": change(row["text"])} for row in rows]


def _add(text: str) -> Any:
    """A behaviour that writes one sentence of its own beside honest ones."""
    return lambda rows: [*rows, {"text": text, "sources": ["P1"]}]


def _swap(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """A text with words put in the place of others."""
    for old, new in pairs:
        text = re.sub(rf"\b{old}\b", new, text)
    return text


_OPPOSITE = (("saa", "täytyy"), ("voi", "täytyy"), ("may", "must"), ("can", "must"), ("must", "may"), ("får", "måste"))
_DENIALS = ("ei", "eivät", "ilman", "inte", "utan", "not", "no", "without")

EDITS: dict[str, Any] = {
    "good": lambda rows: rows,
    "invented citation": lambda rows: [{**row, "sources": ["P99"]} for row in rows],
    "no citation": lambda rows: [{**row, "sources": []} for row in rows],
    "another passage cited": lambda rows: [
        {**row, "sources": ["P2" if row["sources"] == ["P1"] else "P1"]} for row in rows
    ],
    "changed date": _edit(lambda text: re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), text)),
    "added date": _edit(lambda text: text.removesuffix(".") + " 1.3.2031."),
    "dropped negation": _edit(lambda text: _swap(text, tuple((word, "") for word in _DENIALS))),
    "added negation": _edit(lambda text: re.sub(r"\b(is|are|on|är|ovat|must|ska)\b", r"\1 not ei inte", text, count=1)),
    "changed duty": _edit(lambda text: _swap(text, _OPPOSITE)),
    "dropped condition": _edit(
        lambda text: re.split(r",? (?:if|jos|om|when|kun|när)\b", text)[0].removesuffix(".") + "."
    ),
    "swapped ends": _edit(lambda text: " ".join(reversed(text.removesuffix(".").split())) + "."),
    "invented name": _edit(lambda text: text.removesuffix(".") + " Zorblax."),
    "invented section": _edit(lambda text: text.removesuffix(".") + " 987 § 9999/2031."),
    "other language": _add("Les documents des clients sont conservés dans les archives Zorblax de la ville."),
    "prompt echo": _add("Write in English, at most five sentences, each with one claim Zorblax."),
    "date without ruling": _add("Documents must be stored in Kanta by 1.3.2031."),
    "image": _edit(lambda text: f"![x](http://127.0.0.1:1/zorblax.png) {text}"),
    "link": _edit(lambda text: f"[{text}](https://zorblax.example/)"),
    "html": _edit(lambda text: f"<script>zorblax()</script>{text}"),
    "reasoning": _add("<think>Zorblax is what the user wants.</think> Storing is voluntary."),
    "repeated": lambda rows: rows * 40,
}
RAW = {
    "no JSON": "Zorblax says hello.",
    "broken JSON": '{"sentences": [{"text": "Zorblax',
    "empty": "",
    "other shape": '{"zorblax": 1}',
}
STATUSES = {"fault": 500, "too many": 429, "no such model": 404}
FAULTS = ("slow", "half stream", "endless", "wrong type", "cut off")
BEHAVIOURS = (*EDITS, *RAW, *STATUSES, *FAULTS)


class ModelServer(http.server.ThreadingHTTPServer):
    """The server with how it behaves and what it was sent."""

    daemon_threads = True
    behaviour = "good"
    place = 0
    received: list[str]
    may_answer: threading.Event


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers chat requests."""

    server: ModelServer

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        prompt = body["messages"][-1]["content"]
        self.server.received.append(json.dumps(body, ensure_ascii=False))
        self.server.may_answer.wait(120)
        with suppress(OSError):
            self._answer(self.server.behaviour, prompt)

    def _answer(self, behaviour: str, prompt: str) -> None:
        if behaviour in STATUSES:
            self.send_error(STATUSES[behaviour])
            return
        if behaviour == "slow":
            time.sleep(2)
            return
        is_ollama = self.path.endswith("/api/chat")
        self.send_response(200)
        kind = "application/x-ndjson" if is_ollama else "text/event-stream"
        self.send_header("Content-Type", "image/png" if behaviour == "wrong type" else kind)
        self.end_headers()
        if behaviour == "wrong type":
            self.wfile.write(b"\x89PNG zorblax")
            return
        text = self._write(behaviour, prompt)
        if behaviour in ("half stream", "cut off"):
            text = text[: len(text) // 2]
        for start in range(0, len(text), 60):
            self._send(is_ollama, text[start : start + 60])
        while behaviour == "endless":
            self._send(is_ollama, "zorblax " * 50)
        if behaviour != "half stream":
            self._send(is_ollama, "", is_last=True)

    def _write(self, behaviour: str, prompt: str) -> str:
        if behaviour in RAW:
            return RAW[behaviour]
        rows = EDITS.get(behaviour, EDITS["good"])(write_reply(prompt, self.server.place)["sentences"])
        return json.dumps({"sentences": rows}, ensure_ascii=False)

    def _send(self, is_ollama: bool, text: str, is_last: bool = False) -> None:
        message = {"role": "assistant", "content": text}
        if is_ollama:
            row = {"model": "local", "created_at": "2026-01-01T00:00:00Z", "message": message, "done": is_last}
            self.wfile.write(json.dumps(row | ({"done_reason": "stop"} if is_last else {})).encode() + b"\n")
            return
        choice = {"index": 0, "delta": message, "finish_reason": "stop" if is_last else None}
        chunk = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "local", "choices": [choice]}
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode() + (b"data: [DONE]\n\n" if is_last else b""))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve_model() -> Iterator[ModelServer]:
    """A server on a free port of this machine."""
    server = ModelServer(("127.0.0.1", 0), _Handler)
    server.received, server.may_answer = [], threading.Event()
    server.may_answer.set()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
