"""One browser's run of the app, in a process of its own."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from textual_serve.app_service import AppService

from tui.articles.addresses import is_web_page
from tui.paths import FILES_VARIABLE

# Far beyond any screen; a size is memory in the app.
_MOST_COLUMNS = 500
_MOST_LINES = 200
_PATIENCE = 5.0
# The app must not reach for the clipboard, the terminal or the desktop of the machine it runs on.
_NOT_THE_SERVERS_OWN = ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY")


def bounded(width: int, height: int) -> tuple[int, int]:
    """Keep a size that a browser asks for, in cells, to one that a screen can have."""
    return max(20, min(width, _MOST_COLUMNS)), max(5, min(height, _MOST_LINES))


class BrowserSession(AppService):
    """Starts the app for a browser and passes on only what a page may be asked to do.

    `files` is the folder whose files it may read and write, empty for none.
    """

    def __init__(self, *args: Any, files: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._files = files

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        environment = super()._build_environment(width, height)
        for name in _NOT_THE_SERVERS_OWN:
            environment.pop(name, None)
        return environment | {
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            FILES_VARIABLE: self._files,
        }

    async def start(self, width: int, height: int) -> None:
        """Start the app.

        Args:
            width: Columns the browser has.
            height: Lines the browser has.
        """
        await super().start(*bounded(width, height))

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Tell the app its new size.

        Args:
            width: Columns.
            height: Lines.
        """
        await super().set_terminal_size(*bounded(int(width), int(height)))

    async def run(self) -> None:
        """Carry the app's output to the page until the app ends, however it ends."""
        await super().run()
        await self.remote_close()

    async def stop(self) -> None:
        """End the app; one that does not leave when it is asked is killed."""
        try:
            await asyncio.wait_for(super().stop(), _PATIENCE)
        except TimeoutError:
            if self._process is not None and self._process.returncode is None:
                self._process.kill()
                await self._process.wait()

    async def on_meta(self, data: bytes) -> None:
        """Pass on what the app asks of the page; an address is opened only if it is a web page's.

        Args:
            data: JSON from the app's process.
        """
        asked: dict[str, Any] = json.loads(data)
        if asked.get("type") == "open_url" and not is_web_page(str(asked.get("url", ""))):
            return
        await super().on_meta(data)
