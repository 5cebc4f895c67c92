"""A real headless Chromium, driven by its own DevTools protocol."""

from __future__ import annotations

import asyncio
import base64
import os
import shutil
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import ClientSession, ClientWebSocketResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_QUIET = (
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
)
_DEADLINE = 120.0


@dataclass
class Page:
    """One page: commands go out, events are kept in the order they came."""

    socket: ClientWebSocketResponse
    events: list[dict[str, Any]] = field(default_factory=list)
    _sent: int = 0

    async def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result."""
        self._sent += 1
        await self.socket.send_json({"id": self._sent, "method": method, "params": parameters})
        while True:
            message = await self.socket.receive_json(timeout=_DEADLINE)
            if message.get("id") == self._sent:
                assert "error" not in message, message
                found: dict[str, Any] = message["result"]
                return found
            self.events.append(message)

    async def value(self, expression: str) -> Any:
        """Evaluate JavaScript, waiting for a promise that it makes."""
        answer = await self.ask(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    async def wait_for(self, expression: str) -> Any:
        """Evaluate until the answer is true."""
        for _ in range(int(_DEADLINE / 0.1)):
            if found := await self.value(expression):
                return found
            await asyncio.sleep(0.1)
        raise AssertionError(f"never true: {expression}")

    async def open(self, address: str) -> None:
        """Go to an address and wait until it is there."""
        await self.ask("Page.navigate", url=address)
        await self.wait_for("document.readyState === 'complete'")

    async def type(self, text: str) -> None:
        """Press the keys of a text."""
        for character in text:
            await self.ask("Input.dispatchKeyEvent", type="char", text=character)
            await asyncio.sleep(0.02)

    async def press(self, key: str, code: int, modifiers: int = 0) -> None:
        """Press one key; modifiers: 2 is Ctrl."""
        for kind in ("rawKeyDown", "keyUp"):
            await self.ask(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                windowsVirtualKeyCode=code,
                modifiers=modifiers,
            )

    async def picture(self) -> bytes:
        """Take a screenshot, as PNG."""
        return base64.b64decode((await self.ask("Page.captureScreenshot"))["data"])


@asynccontextmanager
async def chromium(folder: Path) -> AsyncIterator[Page]:
    """Start Chromium with a new profile in a folder and yield its page."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "Debian's chromium has to be installed for this test"
    # A sandbox can't be set up by root, as which tests in containers run.
    unsandboxed = ("--no-sandbox",) if os.geteuid() == 0 else ()
    process = await asyncio.create_subprocess_exec(
        program,
        *_QUIET,
        *unsandboxed,
        f"--user-data-dir={folder}",
        "about:blank",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        port = await _port(folder / "DevToolsActivePort")
        async with ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                targets = await answer.json()
            address = next(t for t in targets if t["type"] == "page")["webSocketDebuggerUrl"]
            async with session.ws_connect(address, max_msg_size=0) as socket:
                page = Page(socket)
                for domain in ("Page", "Runtime", "Network", "Log"):
                    await page.ask(f"{domain}.enable")
                yield page
    finally:
        process.terminate()
        await process.wait()


async def _port(file: Path) -> int:
    for _ in range(int(_DEADLINE / 0.1)):
        if file.exists() and (lines := file.read_text().split()):
            return int(lines[0])
        await asyncio.sleep(0.1)
    raise AssertionError("Chromium did not start")
