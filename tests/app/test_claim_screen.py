"""The claim screen: what bears on a claim, and the verdict on it."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, TextArea

from tests.app.driving import desk_of, press, settled, there
from tui.app.app import ClaimdeskApp
from tui.app.reviewing import Reviewing
from tui.app.screens.claim import ClaimScreen
from tui.app.screens.dialogues import ConfirmScreen
from tui.app.screens.differing import DifferingScreen
from tui.app.screens.place import PlaceScreen
from tui.app.widgets.choice_row import ChoiceRow
from tui.app.widgets.laid_list import LaidList
from tui.articles import Article
from tui.library import Library, prepare
from tui.reviews import (
    KnownCheck,
    Source,
    change,
    draft,
    history,
    import_checks,
    known_checks,
    review,
    save_draft,
    verify,
)

WIDE, NARROW = (160, 50), (80, 24)
CHECK = KnownCheck(
    claim="A media team from twenty member countries has traveled to China this week",
    rating="False",
    url="https://checks.example/1",
    publisher="Checks",
    claimant="",
    date="2023-06-01",
    explanation="",
)
SEEDED = Reviewing(reviewer="ana", publisher="Desk", site="https://desk.example")


def claim_screen(app: ClaimdeskApp) -> ClaimScreen:
    assert isinstance(app.screen, ClaimScreen)
    return app.screen


def twenty(library: Library) -> int:
    return next(item.id for item in library.claims(1) if "twenty member" in item.claim.text)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_whole_path_from_a_claim_to_a_verified_export(
    library: Library, size: tuple[int, int], tmp_path: Path
) -> None:
    app = ClaimdeskApp(library, reviewing=SEEDED)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "slash", *"twnty membr")
        await press(pilot, "enter", "v")
        screen = claim_screen(app)
        assert "twenty member countries" in screen.page.place.text
        # in its place: the sentence before it stands there too
        await press(pilot, "1")
        shown = screen.query_one("#claim", LaidList)
        assert "People's Republic of China." in " ".join(
            part for _, _, line in shown._lines for part, _ in line
        ).replace("  ", " ")
        # the eight
        await press(pilot, "3")
        pairs = screen.page.differing or ()
        lit = {item.sentence.text[slice(*there(item.comparison.lit_b))] for item in pairs}
        assert "eight" in lit
        assert all(item.comparison.verdict == "differs" for item in pairs)
        await press(pilot, "a")
        assert len(screen.panel.form.sources) == 1
        # the verdict: Refuted, done, and why
        await press(pilot, "4", "right", "enter", "down", "right", "right", "enter", "tab")
        await press(pilot, *"It had eight.".replace(" ", "_").replace("_", " "), "ctrl+s")
        found = review(library, screen.page.claim_id)
        assert (found.rating, found.status) == ("Refuted", "done")
        assert found.explanation == "It had eight."
        assert "eight" in found.sources[0].quote
        assert [item.who for item in history(library, found.claim_id)] == ["ana"]
        # export, verify, import again
        for name, keys in (("verdict.jsonld", []), ("dossier", ["right"] * 6)):
            await press(pilot, "escape")
            claim_screen(app)
            await press(pilot, "O", *keys, "enter")
            app.screen.query_one("#answer", Input).value = str(tmp_path / name)
            await press(pilot, "enter")
            assert any(name in note.message for note in app._notifications)
            await press(pilot, "4", "tab", "tab")
        await press(pilot, "escape", "escape")
        assert desk_of(app).is_current
        assert "1 checked" in str(desk_of(app)._view.border_title)
        # verify and import in the app
        for key, name, said in (
            ("V", "dossier", "every file is as it was written"),
            ("I", "verdict.jsonld", "1 added"),
        ):
            await press(pilot, key)
            app.screen.query_one("#answer", Input).value = str(tmp_path / name)
            await press(pilot, "enter")
            assert any(said in note.message for note in app._notifications)
        # the check that came back is about the claim it was written for
        await press(pilot, "v", "7")
        matches = claim_screen(app).page.checks or ()
        assert [item.checks[0].check.rating for item in matches] == ["Refuted"]
    assert verify(tmp_path / "dossier") == []
    checks = known_checks(json.loads((tmp_path / "verdict.jsonld").read_text()))
    assert [(item.claim, item.rating) for item in checks] == [(found.place.text, "Refuted")]


async def test_what_is_typed_is_kept_and_shown_again(library: Library) -> None:
    number = twenty(library)
    app = ClaimdeskApp(library, reviewing=SEEDED)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "4", "v")
        assert app.focused is app.screen.query_one("#rating")
        await press(pilot, "tab", "tab", *"half a")
        assert draft(library, number).fields["explanation"] == "half a"
    assert history(library, number) == []
    again = ClaimdeskApp(library, reviewing=SEEDED)
    async with again.run_test(size=WIDE) as pilot:
        await settled(pilot)
        again.check_claim(number, "verdict")
        await settled(pilot)
        assert again.screen.query_one("#explanation", TextArea).text == "half a"


async def test_a_done_verdict_without_a_source_asks_first(library: Library) -> None:
    number = twenty(library)
    save_draft(library, number, rating="Refuted", status="done")
    app = ClaimdeskApp(library, reviewing=SEEDED)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        app.check_claim(number, "verdict")
        await settled(pilot)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ConfirmScreen)
        await press(pilot, "n")
        assert history(library, number) == []
        assert draft(library, number).fields["rating"] == "Refuted"
        await press(pilot, "ctrl+s", "y")
        assert review(library, number).status == "done"


async def test_undo_is_a_new_entry_and_never_takes_what_is_typed(library: Library) -> None:
    number = twenty(library)
    change(library, number, who="ana", rating="Refuted", status="in progress")
    app = ClaimdeskApp(library, reviewing=SEEDED)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        app.check_claim(number, "history")
        await settled(pilot)
        save_draft(library, number, notes="mine")
        screen = claim_screen(app)
        screen.page = screen.page.reread(library)
        await press(pilot, "z")
        assert len(history(library, number)) == 1
        await press(pilot, "ctrl+r", "y", "z")
        assert [item.undoes is None for item in history(library, number)] == [True, False]
        assert review(library, number).rating == ""
        assert app.screen.query_one("#history", LaidList).count == 2


async def test_evidence_opens_its_article_at_the_place_and_esc_comes_back(
    library: Library,
) -> None:
    app = ClaimdeskApp(library, reviewing=SEEDED)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "4", "e", "j", "enter")
        place = app.screen
        assert isinstance(place, PlaceScreen)
        span, text = place.span, place.stored.article.text
        await press(pilot, "escape")
        screen = claim_screen(app)
        assert screen.section == "evidence"
        found = screen.page.evidence
        assert found is not None
        sentence = found[1].sentence
        assert span == (sentence.start, sentence.end)
        assert text[slice(*span)] == sentence.text
        await press(pilot, "enter", "enter")
        assert not isinstance(app.screen, PlaceScreen | ClaimScreen)
        desk = desk_of(app)
        assert desk.desk is not None
        assert desk.desk.stored.id == sentence.article_id


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_each_section_copies_what_has_the_cursor_plain_and_cited(
    library: Library, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    number = twenty(library)
    source = Source("https://a.example", "A book", "2023-05-01", "eight", "2026-11-25")
    change(library, number, who="ana", rating="Refuted", status="done", sources=[source])
    import_checks(library, [CHECK])
    again = "A media team from twenty member countries has traveled to China this week."
    library.add(prepare(Article(again, title="Again", date=date(2023, 6, 1))))
    nineteen = "A media team from nineteen member countries has traveled to China, they said."
    library.add(prepare(Article(nineteen, title="Nineteen")))
    app = ClaimdeskApp(library, reviewing=SEEDED)
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_out", lambda text, what: copied.append(text))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        app.check_claim(number, "claim")
        await settled(pilot)
        for section in "12345678":
            await press(pilot, section, "y", "Y")
        page = claim_screen(app).page
        plain, cited = copied[::2], copied[1::2]
        assert page.evidence
        assert page.repeats
        assert plain[0] == page.place.text
        assert plain[1] == page.evidence[0].sentence.text
        assert page.evidence[0].article.heading in cited[1]
        assert "differs, check" in plain[2]
        assert "Refuted (done)" in plain[3]
        assert plain[4] == page.repeats[0].claim.text
        assert "ana: rating Refuted" in plain[5]
        assert plain[6] == f"False: {CHECK.claim}"
        assert CHECK.url in cited[6]
        assert plain[7] == nineteen
        assert "Nineteen" in cited[7]
        assert all(text for text in copied)
        assert all(long.startswith(short) for short, long in zip(plain, cited, strict=True))
        # a source of the verdict is copied where the cursor is on it
        await press(pilot, "4", *["tab"] * 3, "y")
        assert copied[-1].startswith("“eight”")
        assert "https://a.example, looked at 2026-11-25" in copied[-1]


async def test_a_scale_of_ones_own_and_the_reviewer_stand_in_the_form(library: Library) -> None:
    number = twenty(library)
    own = Reviewing(reviewer="bo", scale="house", labels=("wrong", "half", "right"), ordered=True)
    app = ClaimdeskApp(library, reviewing=own)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        app.check_claim(number, "verdict")
        await settled(pilot)
        row = str(app.screen.query_one("#rating", ChoiceRow).render())
        assert all(label in row for label in own.labels)
        assert app.screen.query_one("#reviewer", Input).value == "bo"
        await press(pilot, "right", "right", "space", "down", "right", "right", "space")
        await press(pilot, "ctrl+s", "y")
        found = review(library, number)
        assert (found.rating, found.scale.name, found.status) == ("right", "house", "done")
        assert found.scale.numbers("right") == (1, 3, 3)
        assert history(library, number)[0].who == "bo"


async def test_sources_are_added_edited_and_taken_out_by_keyboard(library: Library) -> None:
    number = twenty(library)
    app = ClaimdeskApp(library, reviewing=SEEDED)
    began = datetime.now(UTC).date().isoformat()
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        app.check_claim(number, "verdict")
        await settled(pilot)
        await press(pilot, *["tab"] * 3, "a", *"https", "tab", *"Book", "escape")
        (source,) = draft(library, number).fields["sources"]
        assert (source.url, source.title) == ("https", "Book")
        assert began <= source.looked <= datetime.now(UTC).date().isoformat()
        await press(pilot, "enter", *":/", "enter")
        (source,) = draft(library, number).fields["sources"]
        assert source.url == "https:/"
        await press(pilot, "d", "n")
        assert len(draft(library, number).fields["sources"]) == 1
        await press(pilot, "d", "y")
        assert draft(library, number).fields["sources"] == ()


async def test_disagreements_of_the_library_are_listed_filtered_and_opened(
    library: Library,
) -> None:
    for seats in (31, 45):
        text = f"The council of Turin in Piedmont has {seats} seats."
        library.add(prepare(Article(text, title=f"Turin {seats}")))
    app = ClaimdeskApp(library, reviewing=SEEDED)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "c")
        screen = app.screen
        assert isinstance(screen, DifferingScreen)
        everything = len(screen.shown)
        await press(pilot, "f", *"twenty eight", "enter")
        assert 0 < len(screen.shown) < everything
        pair = screen.shown[0]
        assert {"twenty", "eight"} <= set(f"{pair.one.text} {pair.other.text}".split())
        await press(pilot, "o")
        assert isinstance(app.screen, PlaceScreen)
        assert app.screen.span == (pair.other.start, pair.other.end)
        await press(pilot, "escape", "escape")
        assert len(screen.shown) == everything
        await press(pilot, "escape")
        assert desk_of(app).is_current


async def test_signs_of_verdicts_stand_in_the_list_and_the_margin(library: Library) -> None:
    number = twenty(library)
    change(library, number, who="ana", rating="Refuted", status="done", unsourced=True)
    app = ClaimdeskApp(library)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        desk = desk_of(app)
        margin = "".join(strip.text for strip in desk._view.render_lines(desk._view.size.region))
        assert "✗" in margin
        rows = desk._claims.render_lines(desk._claims.size.region)
        assert "✗" in rows[1].text


async def test_known_checks_and_what_is_new_since_the_verdict_are_listed(library: Library) -> None:
    number = twenty(library)
    change(library, number, who="ana", rating="Refuted", status="done", unsourced=True)
    import_checks(library, [CHECK])
    text = "A media team from nineteen member countries has traveled to China, the ministry said."
    added = library.add(prepare(Article(text, title="Nineteen"))).article_id
    app = ClaimdeskApp(library, reviewing=SEEDED)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        app.check_claim(number, "checks")
        await settled(pilot)
        page = claim_screen(app).page
        assert page.checks is not None
        assert page.checks[0].checks[0].check == CHECK
        await press(pilot, "8")
        assert page.news is not None
        assert [item.article_id for item in page.news] == [added]
        await press(pilot, "enter")
        assert isinstance(app.screen, PlaceScreen)
        assert app.screen.stored.id == added


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_sentence_that_bears_stands_out_from_its_neighbours_without_colour(
    library: Library, size: tuple[int, int]
) -> None:
    app = ClaimdeskApp(library, reviewing=SEEDED)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        app.check_claim(twenty(library), "evidence")
        await settled(pilot)
        await press(pilot, "down")
        found = (claim_screen(app).page.evidence or ())[1]
        assert found.before
        listed = app.screen.query_one("#evidence", LaidList)
        strips = listed.render_lines(listed.size.region)
        bold: dict[str, bool] = {}
        for text in (found.before[:30], found.sentence.text[:30]):
            drawn = [part for strip in strips for part in strip if part.text.startswith(text)]
            assert drawn, text  # each begins a line of its own
            bold[text] = bool(drawn[0].style and drawn[0].style.bold)
        assert bold == {found.before[:30]: False, found.sentence.text[:30]: True}


async def test_an_empty_section_says_what_to_press(library: Library) -> None:
    app = ClaimdeskApp(library, reviewing=SEEDED)
    number = library.add(prepare(Article("The 1931 ferry to Aland cost 45 marks.", title="Ferry")))
    (claim,) = library.claims(number.article_id)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        app.check_claim(claim.id, "claim")
        await settled(pilot)
        for section, said in (("6", "Ctrl+S"), ("7", "I, on the desk, imports"), ("8", "4 goes")):
            await press(pilot, section)
            listed = app.focused
            assert isinstance(listed, LaidList)
            assert said in " ".join(strip.text for strip in listed.render_lines(listed.size.region))


async def test_a_source_is_asked_for_while_the_focus_is_on_its_way_to_the_verdict(
    library: Library,
) -> None:
    app = ClaimdeskApp(library)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "4", "v", "2")
        screen = claim_screen(app)
        assert screen.page.evidence
        # At once, as they come down a slow line.
        for key in ("4", "a"):
            app.post_message(events.Key(key, key))
        await settled(pilot)
        assert app.failure is None
        assert screen.section == "verdict"
        assert not screen.panel.form.sources


async def test_a_section_that_lists_not_all_says_that_there_is_more(library: Library) -> None:
    app = ClaimdeskApp(library, reviewing=SEEDED)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        app.check_claim(twenty(library), "evidence")
        await settled(pilot)
        screen = claim_screen(app)
        assert len(screen.page.evidence or ()) == 20
        assert screen.query_one("#evidence").border_title == "2 Evidence · 20+"
        repeats = screen.query_one("#repeats", LaidList).count
        assert screen.query_one("#repeats").border_title == f"5 Repeats · {repeats}"
