"""What came in since verdicts, and fact-checks of others, in the app."""

import json
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.app.driving import desk_of, press, settled
from tests.loopback import page, serving
from tui.app.app import ClaimdeskApp
from tui.app.reviewing import Reviewing
from tui.app.screens.claim import ClaimScreen
from tui.app.screens.news import NewsScreen
from tui.app.screens.place import PlaceScreen
from tui.articles import Article
from tui.library import Library, prepare
from tui.reviews import change, history, stored_checks

WIDE, NARROW = (160, 50), (80, 24)
NINETEEN = "A media team from nineteen member countries has traveled to China, the ministry said."


def said(app: ClaimdeskApp, text: str) -> bool:
    return any(text in note.message for note in app._notifications)


def refuted(library: Library) -> int:
    number = next(item.id for item in library.claims(1) if "twenty member" in item.claim.text)
    change(library, number, who="ana", rating="Refuted", status="done", unsourced=True)
    return number


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_what_is_new_since_verdicts_is_listed_opened_and_let_stand(
    library: Library, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    number = refuted(library)
    added = library.add(prepare(Article(NINETEEN, title="Nineteen"))).article_id
    app = ClaimdeskApp(library, reviewing=Reviewing(reviewer="ana"))
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_out", lambda text, what: copied.append(text))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "i")
        screen = app.screen
        assert isinstance(screen, NewsScreen)
        assert [(row.claim_id, row.item.article_id) for row in screen.shown] == [(number, added)]
        await press(pilot, "Y")
        assert NINETEEN in copied[0]
        assert "Nineteen" in copied[0].rpartition("—")[2]
        await press(pilot, "enter")
        assert isinstance(app.screen, PlaceScreen)
        assert app.screen.stored.id == added
        await press(pilot, "escape", "v")
        assert isinstance(app.screen, ClaimScreen)
        await press(pilot, "escape", "f", *"no such", "enter")
        assert list(screen.shown) == []
        await press(pilot, "escape", "s", "n")
        assert len(screen.shown) == 1
        await press(pilot, "s", "y")
        assert list(screen.shown) == []
        assert "confirmed" in history(library, number)[-1].changes
        await press(pilot, "escape")
        assert app.screen is desk_of(app)


async def test_adding_an_article_tells_which_verdicts_it_bears_on(
    library: Library, tmp_path: Path
) -> None:
    refuted(library)
    (tmp_path / "new.txt").write_text(NINETEEN)
    app = ClaimdeskApp(library, reviewing=Reviewing(reviewer="ana"))
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        app.add_paths([tmp_path / "new.txt"])
        await settled(pilot)
        assert said(app, "New articles bear on 1 verdict: press i")
        # and what differs is counted on top of the article
        desk = desk_of(app)
        desk.open_article(1)
        await settled(pilot)
        assert " differ" in str(desk._view.border_title)


async def test_fact_checks_are_imported_and_a_bad_file_is_named(
    library: Library, tmp_path: Path
) -> None:
    check = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": "Twenty countries are members",
        "reviewRating": {"alternateName": "False"},
        "url": "https://checks.example/1",
        "author": {"name": "Checks"},
    }
    (tmp_path / "feed.json").write_text(
        json.dumps({"dataFeedElement": [{"item": [check]}, {"item": None}]})
    )
    (tmp_path / "bad.json").write_text("{")
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "I")
        answer = app.screen.query_one("#answer", Input)
        answer.value = str(tmp_path / "fe")
        answer.cursor_position = len(answer.value)
        await press(pilot, "e", "right", "enter")
        assert said(app, "feed.json: 1 added, 0 known already")
        assert [item.check.rating for item in stored_checks(library)] == ["False"]
        for name, problem in (("bad.json", "neither JSON"), ("none.json", "No such file")):
            await press(pilot, "I")
            app.screen.query_one("#answer", Input).value = str(tmp_path / name)
            await press(pilot, "enter")
            assert said(app, problem)


async def test_the_api_is_asked_only_with_a_key_and_after_a_question(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = next(item.id for item in library.claims(1) if "twenty member" in item.claim.text)
    answer = {
        "claims": [
            {
                "text": "A media team from twenty member countries has traveled to China",
                "claimReview": [
                    {
                        "publisher": {"name": "Checks", "site": "checks.example"},
                        "url": "https://checks.example/2",
                        "title": "Twenty?",
                        "textualRating": "False",
                    }
                ],
            }
        ]
    }
    monkeypatch.delenv("CLAIMDESK_FACTCHECK_KEY", raising=False)
    with serving({"/api": page(json.dumps(answer), kind="application/json")}) as site:
        monkeypatch.setattr("tui.reviews.asking.ADDRESS", f"{site.root}/api")
        app = ClaimdeskApp(library, reviewing=Reviewing(reviewer="ana"))
        app.allow_private = True
        async with app.run_test(size=NARROW) as pilot:
            await settled(pilot)
            app.check_claim(number, "checks")
            await settled(pilot)
            await press(pilot, "a")
            assert said(app, "CLAIMDESK_FACTCHECK_KEY")
            monkeypatch.setenv("CLAIMDESK_FACTCHECK_KEY", "secret")
            await press(pilot, "a", "n")
            assert site.asked == []
            await press(pilot, "a", "y")
            assert len(site.asked) == 1
            assert said(app, "1 fact-check came: 1 added")
            assert isinstance(app.screen, ClaimScreen)
            matches = app.screen.page.checks or ()
            assert [item.checks[0].check.url for item in matches] == ["https://checks.example/2"]
            # and refused, it is one line that does not show the key
            site.answers["/api"] = page("no", status=403)
            await press(pilot, "a", "y")
            assert said(app, "403")
            assert not said(app, "secret")


async def test_an_import_that_is_stopped_keeps_what_it_had_and_goes_on_the_next_time(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = 1000
    items = [
        {
            "@type": "ClaimReview",
            "claimReviewed": f"Claim {number}",
            "reviewRating": {"alternateName": "False"},
            "url": f"https://checks.example/{number}",
        }
        for number in range(many)
    ]
    feed = tmp_path / "many.json"
    feed.write_text(json.dumps({"dataFeedElement": [{"item": item} for item in items]}))
    app = ClaimdeskApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        desk = desk_of(app)
        show = desk.show_work

        def cancel(line: str) -> None:
            show(line)
            if line.startswith("importing"):
                app.action_cancel_adding()

        monkeypatch.setattr(desk, "show_work", cancel)
        await press(pilot, "I")
        app.screen.query_one("#answer", Input).value = str(feed)
        await press(pilot, "enter")
        await settled(pilot)
        kept = len(stored_checks(library))
        assert 0 < kept < many
        assert said(app, f"many.json: {kept} added, 0 known already; stopped")
        monkeypatch.setattr(desk, "show_work", show)
        await press(pilot, "I")
        app.screen.query_one("#answer", Input).value = str(feed)
        await press(pilot, "enter")
        assert said(app, f"many.json: {many - kept} added, {kept} known already.")
