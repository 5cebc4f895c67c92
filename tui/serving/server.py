"""The server: every request is checked before anything is done for it."""

from __future__ import annotations

import asyncio
import errno
import json
import shlex
import sys
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

from aiohttp import web
from textual_serve.server import Server, to_int

from tui.serving.access import Access
from tui.serving.session import BrowserSession

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

_PAGE = "page.html"
# Scripts and fonts come from this server alone; the terminal's widget sets styles by itself.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self'; img-src 'self' data:; connect-src 'self' {socket}; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class ServeError(Exception):
    """The server can't start; says why and what to do."""


class DeskServer(Server):
    """Serves one app to one browser at a time; the newest one that shows the token has it."""

    def __init__(self, command: Sequence[str], access: Access, *, files: str = "") -> None:
        super().__init__(
            shlex.join(command),
            host=access.host,
            port=access.port,
            title="claimdesk",
            public_url=access.origin,
        )
        self.access = access
        self._files = files
        self._session: BrowserSession | None = None
        self._socket: web.WebSocketResponse | None = None
        self._taking_over = asyncio.Lock()

    async def application(self) -> web.Application:
        """Make the web application, every request of which is checked."""
        app = web.Application(middlewares=[self._guarded])
        app.add_routes(
            [
                web.get("/", self._page, name="index"),
                web.get("/page.css", self._part),
                web.get("/page.js", self._part),
                web.get("/ws", self.handle_websocket, name="websocket"),
                web.get("/download/{key}", self.handle_download, name="download"),
                web.static("/static", self.statics_path, name="static"),
            ]
        )
        app.on_response_prepare.append(_harden)
        return app

    @web.middleware
    async def _guarded(
        self,
        request: web.Request,
        handler: Callable[[web.Request], Awaitable[web.StreamResponse]],
    ) -> web.StreamResponse:
        if not self.access.right_host(request.host):
            raise web.HTTPForbidden(text="claimdesk is not served under this name.\n")
        shown = request.query.get("token")
        if request.path == "/" and shown is not None:
            return self._let_in(shown)
        if not self.access.right_token(request.cookies.get(self.access.cookie, "")):
            raise web.HTTPForbidden(text="Open the address that `claimdesk serve` printed.\n")
        origin = request.headers.get("Origin")
        if request.path == "/ws" and not self.access.right_origin(origin, request.host):
            raise web.HTTPForbidden(text="Only claimdesk's own page may connect.\n")
        return await handler(request)

    def _let_in(self, shown: str) -> web.Response:
        if not self.access.right_token(shown):
            raise web.HTTPForbidden(text="This token is not that of the running claimdesk.\n")
        # The token leaves the address bar, so that it is not in a screenshot or the history.
        answer = web.Response(status=303, headers={"Location": "/"})
        answer.set_cookie(
            self.access.cookie, self.access.token, httponly=True, samesite="Strict", path="/"
        )
        return answer

    async def _page(self, request: web.Request) -> web.Response:
        size = max(6, min(to_int(request.query.get("fontsize", "16"), 16), 60))
        page = (files("tui.serving") / _PAGE).read_text(encoding="utf-8")
        page = page.replace("{{socket}}", f"ws://{request.host}/ws")
        return web.Response(text=page.replace("{{size}}", str(size)), content_type="text/html")

    async def _part(self, request: web.Request) -> web.Response:
        kind = "text/css" if request.path.endswith(".css") else "text/javascript"
        text = (files("tui.serving") / request.path[1:]).read_text(encoding="utf-8")
        return web.Response(text=text, content_type=kind)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run the app for a browser; one that had it before is closed first.

        Args:
            request: A request that was let in.
        """
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=1 << 20)
        await socket.prepare(request)
        async with self._taking_over:
            await self.end()
            self._session = BrowserSession(
                self.command,
                write_bytes=socket.send_bytes,
                write_str=socket.send_str,
                close=partial(_close, socket),
                download_manager=self.download_manager,
                files=self._files,
            )
            self._socket = socket
            session = self._session
            width = to_int(request.query.get("width", "80"), 80)
            await session.start(width, to_int(request.query.get("height", "24"), 24))
        try:
            await self._process_messages(socket, session)
        except (json.JSONDecodeError, LookupError, TypeError, ValueError, AttributeError):
            await socket.close(code=1003, message=b"not a message of the page")
        finally:
            await session.stop()
        return socket

    async def end(self) -> None:
        """End the app of the browser that had it: one library has one writer."""
        if self._socket is not None and not self._socket.closed:
            await self._socket.close(code=4001, message=b"opened elsewhere")
        if self._session is not None:
            await self._session.stop()


async def _close(socket: web.WebSocketResponse) -> None:
    await socket.close()


async def _harden(request: web.Request, response: web.StreamResponse) -> None:
    policy = _POLICY.format(socket=f"ws://{request.host}")
    response.headers.update({**_HEADERS, "Content-Security-Policy": policy})


def serve(
    access: Access, *, library: Path, files: Path | None = None, tell: Callable[[str], None]
) -> None:
    """Serve the app until interrupted.

    Args:
        access: Where to listen, and the token.
        library: The library that the app opens.
        files: The folder whose files the browser may have read and written; None for none.
        tell: Prints a line for the user, once the server listens.

    Raises:
        ServeError: The address can't be listened at.
    """
    command = (sys.executable, "-m", "tui", "--library", str(library))
    reachable = str(files.resolve()) if files else ""
    try:
        asyncio.run(_run(DeskServer(command, access, files=reachable), tell))
    except OSError as problem:
        why = problem.strerror or str(problem)
        if problem.errno == errno.EADDRINUSE:
            why = "in use; name another with --port"
        raise ServeError(f"{access.authority}: {why}") from problem
    except KeyboardInterrupt:
        return


async def _run(server: DeskServer, tell: Callable[[str], None]) -> None:
    runner = web.AppRunner(await server.application(), handle_signals=True, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, server.access.host, server.access.port).start()
        tell(server.access.address)
        await asyncio.Event().wait()
    finally:
        await server.end()
        await runner.cleanup()
