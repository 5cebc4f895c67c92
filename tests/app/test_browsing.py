"""Opening where an article is from."""

from pathlib import Path

import pytest

from tests.app.driving import desk_of, press, settled
from tui.app.app import ClaimdeskApp
from tui.articles import Article
from tui.library import Library, prepare

ADDRESS = "https://news.test/bridge?id=7&x=$(touch%20no)"


def _said(app: ClaimdeskApp) -> str:
    return "\n".join(item.message for item in app._notifications)


@pytest.fixture
def opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system whose browser writes down what it is told to open."""
    told = tmp_path / "told"
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {told}.new && mv {told}.new {told}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.delenv("WSL_DISTRO_NAME", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    return told


async def test_the_address_is_handed_to_the_browser_after_asking(
    library: Library, opens: Path
) -> None:
    article = Article("The bridge cost 3 million euros in 2021.", title="Bridge", url=ADDRESS)
    number = library.add(prepare(article)).article_id
    app = ClaimdeskApp(library)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        desk_of(app).open_article(number)
        await press(pilot, "b", "n")
        assert not opens.exists()
        await press(pilot, "b", "y")
        for _ in range(1200):
            if opens.exists() and opens.read_text():
                break
            await pilot.pause(0.1)
        assert opens.read_text() == f"{ADDRESS}\n"


async def test_what_is_no_web_page_is_not_opened(library: Library, opens: Path) -> None:
    article = Article("The bridge cost 3 million.", title="Bridge", url="file:///etc/passwd")
    number = library.add(prepare(article)).article_id
    app = ClaimdeskApp(library)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "b")
        assert "has no address" in _said(app)
        desk_of(app).open_article(number)
        await press(pilot, "b")
        assert "Only addresses of web pages" in _said(app)
        assert app.screen is desk_of(app)


async def test_without_a_browser_the_address_is_told(
    library: Library, opens: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    article = Article("The bridge cost 3 million.", title="Bridge", url=ADDRESS)
    number = library.add(prepare(article)).article_id
    app = ClaimdeskApp(library)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        desk_of(app).open_article(number)
        await press(pilot, "b")
        assert ADDRESS in _said(app)
