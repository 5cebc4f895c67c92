"""A model behind an OpenAI-compatible endpoint on this machine: its name says how it answers."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.request import urlopen

REAL = {"reason": "There were eight.", "quote": "had eight member states"}
INVENTED = {"reason": "So they say.", "quote": "the organisation has always had twenty members"}
ANSWERS: dict[str, Any] = {
    "well": {"rating": "refuted", "reasons": [REAL]},
    "fenced": "Here you are:\n```json\n" + json.dumps({"rating": "Refuted", "reasons": [REAL]}),
    "mixed": {"rating": "Refuted", "reasons": [REAL, INVENTED, 3]},
    "invented": {"rating": "Refuted", "reasons": [INVENTED]},
    "cut": {"rating": "Refuted", "reasons": [{"reason": "x", "quote": "ight member states"}]},
    "off-scale": {"rating": "Totally wrong \x1b[31m", "reasons": [REAL]},
    "words": "I think it is false.",
    "list": "[1, 2]",
    "empty": "",
}


class _Model(ThreadingHTTPServer):
    """Serves; a slow model answers when it is `over`."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.over = threading.Event()


class _Server(BaseHTTPRequestHandler):
    server: _Model

    def do_GET(self) -> None:
        self.server.over.set()
        self.send_response(204)
        self.end_headers()

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        kind = asked["model"]
        if kind == "slow":
            self.server.over.wait(300)
        if kind == "hangs up":
            self.connection.close()
            return
        if kind == "refuses":
            self.send_error(401)
            return
        body = b"not json" if kind == "no model" else _answer(kind)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return

    def log_message(self, *args: Any) -> None:
        """Stay silent."""


def _answer(kind: str) -> bytes:
    content = ANSWERS.get(kind, "")
    text = content if isinstance(content, str) else json.dumps(content)
    choice = {
        "index": 0,
        "finish_reason": "stop",
        "message": {"role": "assistant", "content": text},
    }
    return json.dumps(
        {"id": "1", "object": "chat.completion", "created": 1, "model": kind, "choices": [choice]}
    ).encode()


def let_answer(address: str) -> None:
    """Let the slow model of a server answer, now and from now on."""
    urlopen(address).close()


@contextmanager
def serving_model() -> Iterator[str]:
    """Serve; gives the base URL."""
    server = _Model(("127.0.0.1", 0), _Server)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.over.set()
    server.shutdown()
    server.server_close()
