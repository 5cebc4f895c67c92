"""The app in a real browser, and what is kept from it."""

import asyncio
import re
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, WSServerHandshakeError, web

from tests.e2e.chromium import Page, chromium

CLAIM = "eight member states"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def address(seeded: Path) -> Iterator[str]:
    """The address that `claimdesk serve` prints, while it runs."""
    command = (sys.executable, "-m", "tui", "--library", str(seeded), "serve")
    for _ in range(10):
        port = str(free_port())  # another program may take it in the meantime
        with subprocess.Popen(
            [*command, "--port", port], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            if printed := process.stdout.readline().strip():
                yield printed
                process.terminate()
                return
    raise AssertionError("it never came to listen")


def origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


async def copied(page: Page) -> str:
    return str(await page.value("navigator.clipboard.readText()"))


@asynccontextmanager
async def opened(address: str, folder: Path) -> AsyncIterator[Page]:
    async with chromium(folder) as page:
        await page.ask(
            "Browser.grantPermissions",
            origin=origin(address),
            permissions=["clipboardReadWrite", "clipboardSanitizedWrite"],
        )
        await page.open(address)
        await page.wait_for("document.body.classList.contains('-first-byte')")
        yield page


async def found_and_copied(page: Page, query: str, wanted: str) -> bool:
    """Type a query and copy the first result, as often as a busy machine needs."""
    end = time.monotonic() + 240
    while time.monotonic() < end:
        await page.press("u", 85, modifiers=2)
        await page.type(query)
        for _ in range(20):
            await asyncio.sleep(0.1)
            await page.press("y", 89, modifiers=2)
            if wanted in await copied(page):
                return True
    return False


async def test_a_claim_is_found_and_copied_in_the_browser(address: str, tmp_path: Path) -> None:
    async with opened(address, tmp_path / "profile") as page:
        assert "token" not in await page.value("location.href")
        await page.type("/")
        assert await found_and_copied(page, "eigt membr states", CLAIM)
        elsewhere = [
            event["params"]["request"]["url"]
            for event in page.events
            if event.get("method") == "Network.requestWillBeSent"
            and not event["params"]["request"]["url"].startswith((origin(address), "data:"))
        ]
        assert elsewhere == []
        refused = [
            event["params"]["entry"]["text"]
            for event in page.events
            if event.get("method") == "Log.entryAdded"
            and "Content Security Policy" in event["params"]["entry"]["text"]
        ]
        assert refused == []


async def test_a_page_of_another_origin_can_not_connect(address: str, tmp_path: Path) -> None:
    async def hostile(_: web.Request) -> web.Response:
        return web.Response(text="<title>hostile</title>", content_type="text/html")

    app = web.Application()
    app.router.add_get("/", hostile)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    try:
        async with opened(address, tmp_path / "profile") as page:
            # The browser holds the cookie, and cookies go to every port of the host.
            await page.open(f"http://127.0.0.1:{port}/")
            target = f"ws://{urlsplit(address).netloc}/ws"
            got = await page.value(
                f"""new Promise(done => {{
                    const socket = new WebSocket({target!r});
                    socket.onopen = () => done("open");
                    socket.onerror = () => done("refused");
                }})"""
            )
            assert got == "refused"
    finally:
        await runner.cleanup()


async def test_nothing_is_served_without_the_token(address: str) -> None:
    async with ClientSession() as session:
        for path in ("/", "/page.js", "/static/js/textual.js", "/ws", "/download/x", "/?token=no"):
            async with session.get(origin(address) + path) as answer:
                assert answer.status == 403, path


async def test_another_name_that_leads_here_is_refused(address: str) -> None:
    async with (
        ClientSession() as session,
        session.get(address, headers={"Host": "attacker.example"}, allow_redirects=False) as answer,
    ):
        assert answer.status == 403


@pytest.mark.parametrize("claimed", ["http://attacker.example", "null", None])
async def test_a_socket_needs_the_origin_of_our_page(address: str, claimed: str | None) -> None:
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        async with session.get(address) as answer:
            assert answer.status == 200
        headers = {} if claimed is None else {"Origin": claimed}
        with pytest.raises(WSServerHandshakeError):
            await session.ws_connect(f"{origin(address)}/ws", headers=headers)


async def closed(socket: ClientWebSocketResponse) -> int | None:
    """Read all that comes, as a browser does, and return why it ended."""
    async for _ in socket:
        pass
    return socket.close_code


async def test_a_second_browser_takes_over(address: str) -> None:
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        async with session.get(address) as answer:
            assert answer.status == 200
        headers = {"Origin": origin(address)}
        first = await session.ws_connect(f"{origin(address)}/ws", headers=headers)
        assert (await first.receive(timeout=120)).data
        ended = asyncio.create_task(closed(first))
        second = await session.ws_connect(f"{origin(address)}/ws", headers=headers)
        assert (await second.receive(timeout=120)).data
        assert await ended == 4001
        await second.close()


def test_a_taken_port_is_named_with_the_mend(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "tui", "serve", "--port", str(port)],
            capture_output=True,
            text=True,
            check=False,
            env={"CLAIMDESK_LIBRARY": str(tmp_path / "library.sqlite3")},
        )
    assert done.returncode == 1
    assert re.search(rf"127\.0\.0\.1:{port}: in use; name another with --port", done.stderr)
