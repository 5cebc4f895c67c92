"""Who is let in to the app in a browser, without a browser."""

import pytest
from aiohttp.test_utils import TestClient, TestServer

from tui.serving import Access, DeskServer, is_loopback
from tui.serving.session import bounded

ACCESS = Access("127.0.0.1", 8642, token="secret")


@pytest.mark.parametrize(
    ("host", "right"),
    [
        ("127.0.0.1:8642", True),
        ("localhost:8642", True),
        ("[::1]:8642", True),
        ("127.0.0.1:8643", False),
        ("evil.example:8642", False),
        ("127.0.0.1.evil.example:8642", False),
        ("", False),
    ],
)
def test_a_name_that_leads_here_is_not_ours_for_that(host: str, right: bool) -> None:
    assert ACCESS.right_host(host) is right


def test_beyond_loopback_only_the_address_itself_is_ours() -> None:
    access = Access("192.0.2.7", 80)
    assert access.right_host("192.0.2.7:80")
    assert not access.right_host("localhost:80")
    assert [is_loopback(host) for host in ("127.9.9.9", "::1", "192.0.2.7", "desk.example")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_page_of_another_origin_is_not_ours() -> None:
    assert ACCESS.right_origin("http://127.0.0.1:8642", "127.0.0.1:8642")
    for origin in (None, "", "null", "http://evil.example", "https://127.0.0.1:8642"):
        assert not ACCESS.right_origin(origin, "127.0.0.1:8642")


def test_a_size_that_no_screen_has_is_bounded() -> None:
    assert bounded(80, 24) == (80, 24)
    assert bounded(1_000_000, 1_000_000) == (500, 200)
    assert bounded(-1, 0) == (20, 5)


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/?token=secret", {"Host": "127.0.0.1:8642"}, 303),
        ("/?token=wrong", {"Host": "127.0.0.1:8642"}, 403),
        ("/?token=secret", {"Host": "evil.example:8642"}, 403),
        ("/", {"Host": "127.0.0.1:8642"}, 403),
        ("/", {"Host": "127.0.0.1:8642", "Cookie": "claimdesk-8642=secret"}, 200),
        ("/", {"Host": "evil.example:8642", "Cookie": "claimdesk-8642=secret"}, 403),
        ("/", {"Host": "127.0.0.1:8642", "Cookie": "claimdesk-8642=wrong"}, 403),
        ("/page.js", {"Host": "127.0.0.1:8642"}, 403),
        (
            "/ws",
            {
                "Host": "127.0.0.1:8642",
                "Cookie": "claimdesk-8642=secret",
                "Origin": "http://evil.example",
            },
            403,
        ),
    ],
)
async def test_each_request_shows_what_it_must(
    path: str, headers: dict[str, str], status: int
) -> None:
    application = await DeskServer(["true"], ACCESS).application()
    async with TestClient(TestServer(application)) as client:
        answer = await client.get(path, headers=headers, allow_redirects=False)
        assert answer.status == status
        assert "secret" not in answer.headers.get("Location", "")
        if status == 200:
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
