"""A model behind an OpenAI-compatible endpoint on this machine: its name says how it answers."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

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


class _Server(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        kind = asked["model"]
        if kind == "slow":
            time.sleep(5)
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


@contextmanager
def serving_model() -> Iterator[str]:
    """Serve; gives the base URL."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.shutdown()
    server.server_close()
