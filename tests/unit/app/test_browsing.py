import pytest

from tui.app.browsing import browser
from tui.articles.addresses import is_web_page


def found(name: str) -> str:
    return f"/bin/{name}"


@pytest.mark.parametrize(
    ("environment", "platform", "command"),
    [
        ({"DISPLAY": ":0"}, "linux", ("xdg-open",)),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", ("xdg-open",)),
        ({}, "linux", None),
        ({"WSL_DISTRO_NAME": "Debian"}, "linux", ("wslview",)),
        ({}, "darwin", ("open",)),
        ({"SSH_CONNECTION": "a 1 b 2"}, "darwin", None),
        ({"SSH_CONNECTION": "a 1 b 2"}, "linux", None),
    ],
)
def test_a_browser_is_named_only_where_the_reader_would_see_it(
    environment: dict[str, str], platform: str, command: tuple[str, ...] | None
) -> None:
    assert browser(environment, platform, found) == command
    assert browser(environment, platform, lambda _: None) is None


@pytest.mark.parametrize(
    ("address", "fit"),
    [
        ("https://news.test/a?b=1", True),
        ("http://news.test", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("http://[::1", False),
        ("--version", False),
        ("", False),
    ],
)
def test_only_web_pages_are_opened(address: str, fit: bool) -> None:
    assert is_web_page(address) is fit
