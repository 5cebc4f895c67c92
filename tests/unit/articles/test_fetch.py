import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from tests.loopback import Answer, Site, page, redirect, serving
from tui.articles.addresses import is_public
from tui.articles.errors import FetchError
from tui.articles.fetch import Fetcher, Limits

# A machine with much to do may let a server wait; whoever is late on purpose never comes.
PATIENT = Limits(size=100_000, seconds=120.0, silence=120.0, redirects=3, pause=0.0)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(allow_private=True, limits=PATIENT)


def test_a_page_comes_as_it_was_sent_with_what_the_server_says_of_it(
    site: Site, fetcher: Fetcher
) -> None:
    body = "<p>Žluťoučký</p>".encode("cp1250")
    site.answers["/a"] = page(
        body, kind="text/html; charset=windows-1250", ETag='"x"', Last_Modified="Mon"
    )
    found = fetcher.get(f"{site.root}/a?q=1#part")
    assert (found.data, found.charset, found.media_type) == (body, "windows-1250", "text/html")
    assert (found.url, found.etag, found.modified) == (f"{site.root}/a?q=1", '"x"', "Mon")
    assert len(found.sha256) == 64
    assert site.asked[0][0] == "/a?q=1"
    assert site.asked[0][1]["User-Agent"].startswith("claimdesk/")


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = page(b"", status=304)
    assert fetcher.get(f"{site.root}/a", etag='"x"', modified="Mon").unchanged
    assert site.asked[0][1]["If-None-Match"] == '"x"'
    assert site.asked[0][1]["If-Modified-Since"] == "Mon"


def test_redirects_are_followed_to_the_page(site: Site, fetcher: Fetcher) -> None:
    site.answers |= {"/a": redirect("b"), "/b": redirect("/c", 301), "/c": page(b"here")}
    found = fetcher.get(f"{site.root}/a")
    assert (found.data, found.url) == (b"here", f"{site.root}/c")


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"/a": redirect("/b"), "/b": redirect("/a")}, "circle"),
        ({f"/{'a' * n}": redirect(f"/{'a' * (n + 1)}") for n in range(1, 9)}, "more than 3"),
        ({"/a": redirect("file:///etc/passwd")}, "only http and https are fetched, not file"),
        ({"/a": redirect("//user@127.0.0.1/")}, "plain name"),
        ({"/a": redirect("gopher://x/")}, "not gopher"),
        ({"/a": page(b"no", status=403)}, "refuses"),
        ({"/a": page(b"no", status=401)}, "log in"),
        ({"/a": page(b"no", status=500)}, "the server failed"),
        ({"/a": page(b"x" * 100_001)}, "larger than 0.1 MB"),
        ({"/a": page(b"short", Content_Length="50")}, "45 bytes are missing"),
        ({"/a": page(gzip.compress(b"x" * 99_000)[:-9], Content_Encoding="gzip")}, "broke off"),
        ({"/a": page(b"not packed", Content_Encoding="gzip")}, "can't be unpacked"),
        ({"/a": page(b"x", Content_Encoding="br")}, "packed as br"),
    ],
)
def test_what_is_wrong_is_told_in_a_line(
    site: Site, fetcher: Fetcher, answers: dict[str, Answer], reason: str
) -> None:
    site.answers |= answers
    with pytest.raises(FetchError, match=reason) as raised:
        fetcher.get(f"{site.root}/a?key=secret")
    assert "\n" not in str(raised.value)
    assert "secret" not in str(raised.value)


def test_a_length_that_is_too_short_gives_what_it_names(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = page(b"hello and more", Content_Length="5")
    assert fetcher.get(f"{site.root}/a").data == b"hello"


def test_a_gzip_bomb_is_stopped_before_it_is_unpacked(site: Site, fetcher: Fetcher) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    assert len(bomb) < PATIENT.size
    site.answers["/a"] = page(bomb, Content_Encoding="gzip")
    with pytest.raises(FetchError, match="larger than"):
        fetcher.get(f"{site.root}/a")


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
    ],
)
def test_packed_pages_are_unpacked(site: Site, fetcher: Fetcher, encoding: str, pack: Any) -> None:
    body = b"words and words " * 6000
    site.answers["/a"] = page(pack(body), Content_Encoding=encoding)
    assert fetcher.get(f"{site.root}/a").data == body


def _dripping(head: bytes, drop: bytes, pause: float) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(head)
        for _ in range(6000):
            request.wfile.write(drop)
            time.sleep(pause)

    return answer


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (_dripping(b"HTTP/1.0 200 OK\r\n\r\n", b"x" * 5000, 0.0), "larger than"),
        (_dripping(b"nonsense\r\n", b"", 0.0), "does not keep to HTTP"),
        (
            _dripping(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"", 0.0),
            "does not keep to HTTP",
        ),
    ],
)
def test_endless_and_senseless_servers_are_left(
    site: Site, fetcher: Fetcher, answer: Answer, reason: str
) -> None:
    site.answers["/a"] = answer
    with pytest.raises(FetchError, match=reason):
        fetcher.get(f"{site.root}/a")


@pytest.mark.parametrize(
    ("answer", "limits", "reason"),
    [
        (
            _dripping(b"HTTP/1.0 200 OK\r\n\r\n", b"x", 0.05),
            replace(PATIENT, seconds=0.5),
            "longer than 0.5 s",
        ),
        (
            _dripping(b"HTTP/1.0 200 OK\r\n", b"X-A: b\r\n", 0.05),
            replace(PATIENT, seconds=0.5),
            "longer than 0.5 s",
        ),
        (_dripping(b"", b"", 0.05), replace(PATIENT, silence=0.3), "nothing came for 0.3 s"),
    ],
)
def test_slow_servers_are_left(site: Site, answer: Answer, limits: Limits, reason: str) -> None:
    site.answers["/a"] = answer
    with pytest.raises(FetchError, match=reason):
        Fetcher(allow_private=True, limits=limits).get(f"{site.root}/a")


def test_this_machine_and_its_network_are_refused_unless_allowed(site: Site) -> None:
    port = site.root.rpartition(":")[2]
    strict = Fetcher(limits=PATIENT)
    for host in ("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0"):
        with pytest.raises(FetchError):
            strict.get(f"http://{host}:{port}/a")
    assert site.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("192.168.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::808:808", True),
        ("2002:7f00:1::", False),
    ],
)
def test_public_addresses_are_told_from_others(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_public_site_may_not_send_us_into_the_own_network(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name `news.test` is public, and leads to the loopback server by a patched connection."""
    _resolve(monkeypatch, {"news.test": ["93.184.216.34"]})
    _connect_all_to(monkeypatch, site)
    site.answers |= {"/a": redirect("http://169.254.169.254/keys"), "/b": page(b"fine")}
    fetcher = Fetcher(limits=PATIENT)
    assert fetcher.get("http://news.test/b").data == b"fine"
    with pytest.raises(FetchError, match="--allow-private"):
        fetcher.get("http://news.test/a")
    assert site.paths() == ["/b", "/a"]


def test_the_address_that_was_checked_is_the_one_that_is_asked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", (a, 80)) for a in next(answers)]
    )
    asked = _connect_all_to(monkeypatch, site)
    site.answers["/a"] = page(b"fine")
    Fetcher(limits=PATIENT).get("http://news.test/a")
    assert asked == ["93.184.216.34"]
    assert site.asked[0][1]["Host"] == "news.test"


def test_one_private_address_among_public_ones_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _resolve(monkeypatch, {"news.test": ["93.184.216.34", "10.0.0.7"]})
    with pytest.raises(FetchError, match="own network"):
        Fetcher(limits=PATIENT).get("http://news.test/")


def _resolve(monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]]) -> None:
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *_, **__: [(2, 1, 6, "", (a, 80)) for a in names.get(host, [host])],
    )


def _connect_all_to(monkeypatch: pytest.MonkeyPatch, site: Site) -> list[str]:
    asked: list[str] = []
    port = int(site.root.rpartition(":")[2])

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        asked.append(address[0])
        connection = socket.socket()
        connection.settimeout(timeout)
        connection.connect(("127.0.0.1", port))
        return connection

    monkeypatch.setattr(socket, "create_connection", connect)
    return asked


def test_a_host_is_asked_by_one_at_a_time_with_a_pause(site: Site) -> None:
    now, most = [0], [0]

    def answer(request: BaseHTTPRequestHandler) -> None:
        now[0] += 1
        most[0] = max(most[0], now[0])
        time.sleep(0.05)
        now[0] -= 1
        page(b"x")(request)

    site.answers["/a"] = answer
    fetcher = Fetcher(allow_private=True, limits=Limits(pause=0.2))
    threads = [threading.Thread(target=fetcher.get, args=(f"{site.root}/a",)) for _ in range(4)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most[0] == 1
    assert time.monotonic() - began > 0.6


def test_robots_rules_are_kept_and_asked_for_once(site: Site, fetcher: Fetcher) -> None:
    site.answers["/robots.txt"] = page(
        "User-agent: *\nDisallow: /private\nDisallow: /*.pdf$\n", kind="text/plain"
    )
    assert fetcher.allows(f"{site.root}/open")
    assert not fetcher.allows(f"{site.root}/private/x")
    assert not fetcher.allows(f"{site.root}/x.pdf")
    assert site.paths() == ["/robots.txt"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (410, True), (503, False)])
def test_without_robots_rules_all_is_allowed_unless_the_server_is_in_trouble(
    site: Site, fetcher: Fetcher, status: int, allowed: bool
) -> None:
    site.answers["/robots.txt"] = page(b"", status=status)
    assert fetcher.allows(f"{site.root}/open") is allowed


def test_a_server_that_is_not_there_is_told(fetcher: Fetcher) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
        # Held, so that no other program comes to listen there.
        with pytest.raises(FetchError, match="can't be reached"):
            fetcher.get(f"http://127.0.0.1:{port}/")


def test_cancelling_ends_a_download(site: Site) -> None:
    site.answers["/a"] = page(b"x" * 90_000)
    with pytest.raises(FetchError, match="cancelled"):
        Fetcher(allow_private=True, cancelled=lambda: True).get(f"{site.root}/a")
