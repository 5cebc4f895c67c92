"""The same app in a browser: textual-serve behind a token, an origin check and one session."""

from __future__ import annotations

from tui.serving.access import Access, is_loopback
from tui.serving.server import DeskServer, ServeError, serve

__all__ = ["Access", "DeskServer", "ServeError", "is_loopback", "serve"]
