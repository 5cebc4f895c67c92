"""Pages and feeds from the web: the only module that touches the network.

Standard library on purpose: `http.client` and `ssl` take 20 ms to import where `urllib3` takes 50
and `httpx` 100, and a connection has to be made to the very address that was checked (a name that
resolves anew in between is how a private server is reached), which is less code here than there.
"""

from __future__ import annotations

import os
import re
import socket
import ssl
import threading
import time
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlunsplit

from tui import __version__
from tui.articles.addresses import checked, is_public, spoken
from tui.articles.errors import FetchError
from tui.articles.extras import parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from urllib.parse import SplitResult

USER_AGENT = f"claimdesk/{__version__} (a reader's own terminal; asks only for what they name)"
_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536
_ROBOTS_LIMIT = 512_000
_MEANT = {
    401: "it asks to log in; save the page from your browser and add the file",
    402: "it asks to pay; save the page from your browser and add the file",
    403: "it refuses to show this to a program; save the page from your browser and add the file",
    404: "there is no such page; check the address",
    410: "the page is gone; an archive of the web may have it",
    429: "it asks to be left alone for a while; try again later",
    451: "it may not show the page for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost.

    Attributes:
        size: Bytes, as sent and again as unpacked.
        seconds: For the whole request with its redirects.
        silence: Seconds without a byte.
        redirects: How many are followed.
        pause: Seconds between two requests to one host.
    """

    size: int = 50_000_000
    seconds: float = 60.0
    silence: float = 15.0
    redirects: int = 5
    pause: float = 1.0


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent, as it was received (unpacked where it was packed for the way).

    Attributes:
        url: Where it was found in the end.
        status: 200 to 299, or 304 where it has not changed since it was last asked for.
        data: The body.
        media_type: Such as `text/html`, or an empty string.
        charset: The encoding that the server names, or an empty string.
        etag: To ask again with; may be empty.
        modified: The server's `Last-Modified`, to ask again with; may be empty.
        fetched: When, UTC.
    """

    url: str
    status: int
    data: bytes
    media_type: str
    charset: str
    etag: str
    modified: str
    fetched: datetime

    @property
    def unchanged(self) -> bool:
        """Whether the server says that it is as it was."""
        return self.status == 304

    @property
    def sha256(self) -> str:
        """SHA-256 of the body, in hexadecimal."""
        return sha256(self.data).hexdigest()


class Fetcher:
    """Asks servers for pages, one request at a time per host; threads may share it."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        limits: Limits | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Set up; nothing is asked yet.

        Args:
            allow_private: Whether addresses of this machine and its own network may be asked.
            limits: What a request may cost.
            cancelled: Asked whenever something has come.
        """
        self._allow_private = allow_private
        self._limits = limits or Limits()
        self._cancelled = cancelled
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()
        self._robots: dict[str, object] = {}

    def get(self, url: str, *, accept: str = _ACCEPT, etag: str = "", modified: str = "") -> Page:
        """Ask for a page, following redirects, each checked like the first address.

        Args:
            url: An `http` or `https` address.
            accept: The kinds of content wanted, as HTTP writes them.
            etag: That of the copy at hand: an unchanged page is not sent again.
            modified: `Last-Modified` of the copy at hand.

        Raises:
            FetchError: The address is refused, the server can't be reached or refuses, or what
                it sends breaks a limit or HTTP's rules.
        """
        headers = {"User-Agent": USER_AGENT, "Accept": accept, "Accept-Encoding": "gzip, deflate"}
        headers |= {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": modified} if modified else {}
        return self._followed(url, headers, self._limits)

    def allows(self, url: str) -> bool:
        """Tell whether the site's `robots.txt` lets programs fetch an address (RFC 9309).

        Raises:
            FetchError: The address is refused, or `protego` is not installed.
        """
        protego = parser("protego", "web", spoken(url))
        parts = checked(url)
        root = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
        if root not in self._robots:
            self._robots[root] = protego.Protego.parse(self._robots_text(root))
        rules = self._robots[root]
        return bool(rules.can_fetch(url, USER_AGENT))  # type: ignore[attr-defined]

    def _robots_text(self, root: str) -> str:
        limits = replace(self._limits, size=_ROBOTS_LIMIT)
        headers = {"User-Agent": USER_AGENT, "Accept": "text/plain"}
        try:
            return self._followed(root, headers, limits).data.decode("utf-8", "replace")
        except FetchError as problem:
            # No rules where there is no file; all is forbidden where the server is in trouble.
            missing = re.match(r"HTTP 4(?!29)", problem.place)
            return "" if missing else "User-agent: *\nDisallow: /"

    def _followed(self, url: str, headers: dict[str, str], limits: Limits) -> Page:
        deadline = time.monotonic() + limits.seconds
        current, seen = url, set[str]()
        for _ in range(limits.redirects + 1):
            parts = checked(current)._replace(fragment="")
            current = urlunsplit(parts)
            if current in seen:
                raise FetchError(spoken(url), "", "it redirects in a circle; check the address")
            seen.add(current)
            with self._turn(parts.hostname or "", limits.pause):
                answer = self._asked(parts, headers, limits, deadline)
            if isinstance(answer, Page):
                return answer
            current = urljoin(current, answer)
        mend = f"it redirects more than {limits.redirects} times; check the address"
        raise FetchError(spoken(url), "", mend)

    @contextmanager
    def _turn(self, host: str, pause: float) -> Iterator[None]:
        """Wait until nobody else asks this host and it has had its pause."""
        with self._lock:
            turn = self._hosts.setdefault(host, _Host(threading.Lock()))
        with turn.lock:
            time.sleep(max(0.0, turn.free - time.monotonic()))
            try:
                yield
            finally:
                turn.free = time.monotonic() + pause

    def _asked(
        self, parts: SplitResult, headers: dict[str, str], limits: Limits, deadline: float
    ) -> Page | str:
        """Ask one server once; returns the page, or where it says to go instead."""
        name = spoken(urlunsplit(parts))
        addresses = _addresses(parts, name, private=self._allow_private)
        connection = _Connection(parts, addresses, limits.silence)
        # A server that sends a byte now and then never hits the silence limit; this one it hits.
        clock = threading.Timer(max(0.0, deadline - time.monotonic()), connection.cut)
        clock.daemon = True
        clock.start()
        try:
            target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
            connection.request("GET", target, headers=headers)
            answer = connection.getresponse()
            location = answer.headers.get("Location", "")
            if answer.status in _REDIRECTS and location:
                return str(location)
            _refuse_status(answer, name)
            data = self._body(answer, name, limits) if answer.status != 304 else b""
            if connection.was_cut:
                raise TimeoutError
            return _page(urlunsplit(parts), answer, data)
        except (OSError, HTTPException, ValueError) as problem:
            if connection.was_cut:
                mend = f"took longer than {limits.seconds:g} s; try again later"
                raise FetchError(name, "", mend) from None
            raise FetchError(name, "", _told(problem, limits)) from None
        finally:
            clock.cancel()
            connection.close()

    def _body(self, answer: HTTPResponse, name: str, limits: Limits) -> bytes:
        body = bytearray()
        for part in _unpacked(self._sent(answer, name, limits), answer, name, limits.size):
            body += part
            if len(body) > limits.size:
                raise FetchError(name, "", _too_large(limits.size))
        return bytes(body)

    def _sent(self, answer: HTTPResponse, name: str, limits: Limits) -> Iterator[bytes]:
        # Not every Python counts down `length` in `read1`.
        wanted, size = answer.length, 0
        while chunk := answer.read1(_CHUNK if wanted is None else min(_CHUNK, wanted - size)):
            size += len(chunk)
            if size > limits.size:
                raise FetchError(name, "", _too_large(limits.size))
            if self._cancelled():
                raise FetchError(name, "", "cancelled")
            yield chunk
        if wanted and size < wanted:
            missing = f"{wanted - size:,} bytes are missing"
            raise FetchError(name, "", f"the connection broke off ({missing}); try again")


@dataclass(slots=True)
class _Host:
    lock: threading.Lock
    free: float = 0.0


class _Connection(HTTPConnection):
    """A connection to addresses that were checked, under the name that was asked for."""

    def __init__(self, parts: SplitResult, addresses: list[str], silence: float) -> None:
        secure = parts.scheme == "https"
        self.default_port = 443 if secure else 80
        super().__init__(parts.hostname or "", parts.port or self.default_port, timeout=silence)
        self._addresses = addresses
        self._silence = silence
        self._secure = secure
        self._bare: socket.socket | None = None
        self.was_cut = False

    def connect(self) -> None:
        """Connect to the first address that answers."""
        problem: OSError | None = None
        for address in self._addresses:
            try:
                self._bare = socket.create_connection((address, self.port), self._silence)
                break
            except OSError as raised:
                problem = raised
        if self._bare is None:
            raise problem or OSError("no address")
        self.sock = self._bare
        if self._secure:
            self.sock = _tls().wrap_socket(self._bare, server_hostname=self.host)
            self._bare = self.sock
        if self.was_cut:
            self.cut()

    def cut(self) -> None:
        """End the connection from another thread."""
        self.was_cut = True
        if self._bare is not None:
            try:
                # That of SSLSocket would take its state from under the thread that reads.
                socket.socket.shutdown(self._bare, socket.SHUT_RDWR)
            except OSError:
                return  # it has ended already


def _tls() -> ssl.SSLContext:
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"] and not os.environ.get("SSL_CERT_FILE"):
        # Python from python.org on macOS knows no authorities of its own.
        try:
            import certifi  # noqa: PLC0415  (comes with the extra, needed only here)
        except ModuleNotFoundError:
            return context
        context.load_verify_locations(certifi.where())
    return context


def _addresses(parts: SplitResult, name: str, *, private: bool) -> list[str]:
    """Look a server up; all of its addresses have to be public ones, or `private` allowed.

    Raises:
        FetchError: It has no address, or one that is refused.
    """
    try:
        found = socket.getaddrinfo(
            parts.hostname, parts.port or parts.scheme, type=socket.SOCK_STREAM
        )
    except (OSError, UnicodeError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else str(problem)
        mend = f"its server was not found ({reason}); check the address and the connection"
        raise FetchError(name, "", mend) from None
    addresses = [str(entry[4][0]) for entry in found]
    if not private and not all(is_public(address) for address in addresses):
        mend = "its server is on this machine or its own network; allow it with --allow-private"
        raise FetchError(name, "", mend)
    return list(dict.fromkeys(addresses))


def _refuse_status(answer: HTTPResponse, name: str) -> None:
    if 200 <= answer.status < 300 or answer.status == 304:
        return
    mend = _MEANT.get(answer.status, "the server failed; try again later")
    raise FetchError(name, f"HTTP {answer.status}", mend)


def _unpacked(
    chunks: Iterator[bytes], answer: HTTPResponse, name: str, size: int
) -> Iterator[bytes]:
    """Unpack gzip and deflate, never more than a chunk over `size` at once."""
    encoding = answer.headers.get("Content-Encoding", "").strip().lower()
    if encoding in {"", "identity"}:
        yield from chunks
        return
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise FetchError(name, "", f"it is packed as {encoding[:20]}, which was not asked for")
    unpacker = None
    try:
        for chunk in chunks:
            if unpacker is None:
                # Some servers leave out the two bytes that deflate begins with.
                headless = encoding == "deflate" and chunk[0] & 0x0F != 8
                unpacker = zlib.decompressobj(-15 if headless else 47)
            yield unpacker.decompress(chunk, size + 1)
    except zlib.error as problem:
        raise FetchError(name, "", f"can't be unpacked ({problem}); try again") from None
    if unpacker is not None and not unpacker.eof and not unpacker.unconsumed_tail:
        raise FetchError(name, "", "the connection broke off; try again")


def _page(url: str, answer: HTTPResponse, data: bytes) -> Page:
    headers = answer.headers
    return Page(
        url=url,
        status=answer.status,
        data=data,
        media_type=headers.get_content_type() if "Content-Type" in headers else "",
        charset=headers.get_content_charset() or "",
        etag=headers.get("ETag", ""),
        modified=headers.get("Last-Modified", ""),
        fetched=datetime.now(UTC),
    )


def _too_large(size: int) -> str:
    return f"is larger than {size / 1_000_000:g} MB; save it and add the part you need"


def _told(problem: OSError | HTTPException | ValueError, limits: Limits) -> str:
    if isinstance(problem, TimeoutError):
        return f"nothing came for {limits.silence:g} s; try again later"
    if isinstance(problem, ssl.SSLCertVerificationError):
        return f"its certificate is not valid ({problem.verify_message}); check the address"
    if isinstance(problem, OSError):
        return f"can't be reached ({problem.strerror or problem}); check the address"
    return f"the server does not keep to HTTP ({type(problem).__name__}); try again later"
