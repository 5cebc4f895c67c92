"""Articles in other languages and scripts: shown, searched, and told what is off."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.app.driving import desk_of, settled
from tui.app.app import ClaimdeskApp
from tui.app.screens.search import ResultList
from tui.app.widgets.article_view import ArticleView
from tui.library import Library, add_files

PAGES = Path(__file__).parents[1] / "data" / "pages"


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
@pytest.mark.parametrize(
    ("name", "off", "query", "found"),
    [
        (
            "japanese",
            "Japanese: no speakers, claims by figures and quotes alone, no stemming, "
            "words not divided",
            "総工費",
            "96億円",
        ),
        (
            "arabic",
            "Arabic: no speakers, claims by figures and quotes alone",
            "الجسر القديم",
            "سيغلق",
        ),
    ],
)
async def test_other_scripts_are_shown_whole_and_searched_and_what_is_off_is_said(
    tmp_path: Path, size: tuple[int, int], name: str, off: str, query: str, found: str
) -> None:
    with Library.open(tmp_path / "l.sqlite3") as library:
        assert add_files(library, [PAGES / f"{name}.html"]).added == 1
        app = ClaimdeskApp(library)
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            await pilot.press("2")
            await settled(pilot)
            view = desk_of(app).query_one(ArticleView)
            rows = [strip.text for strip in view.render_lines(view.size.region)]
            assert off in " ".join(" ".join(rows[:5]).replace("┃", " ").split())
            text = library.text(1)
            shown = "".join(row.strip("┃▌ 0123456789") for row in rows)
            first = text.partition("\n")[0]
            assert "".join(first.split())[:20] in "".join(shown.split())
            assert all(cell_len(row) <= view.size.width for row in rows)
            await pilot.press("slash", *query)
            await settled(pilot)
            results = app.screen.query_one(ResultList)
            assert results.count >= 1
            assert any(found in item.claim.text for item in library.claims(1))
