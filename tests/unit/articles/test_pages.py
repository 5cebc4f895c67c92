"""Web pages against gold text: what is beside the article is left out, the article is not."""

from pathlib import Path
from statistics import mean

import pytest

from tests.bench.extraction import by_trafilatura, f1, facts_right, gold_pages, ours
from tui.articles import read

PAGES = gold_pages(Path(__file__).parents[2] / "data" / "pages")


def test_every_page_is_read_at_least_as_well_as_by_trafilatura_alone() -> None:
    for page in PAGES:
        assert f1(ours(page).text, page.text) >= f1(by_trafilatura(page), page.text), page.path.name
    assert mean(f1(ours(page).text, page.text) for page in PAGES) > 0.95


def test_titles_authors_and_days_are_right() -> None:
    right = [facts_right(ours(page), page.fields) for page in PAGES]
    for column in zip(*right, strict=True):
        assert sum(column) >= 0.9 * len(PAGES)


ARTICLE = (
    "<p>The bridge over the Tessa was closed on Monday after an inspector found cracks in it.</p>"
    "<p>Repairs will take until the autumn and cost twelve million, the road authority says.</p>"
)


@pytest.mark.parametrize("name", ["subscribe-content", "share promo", "comments", "cookie-ok"])
def test_a_box_that_holds_the_article_is_kept_whatever_it_is_called(name: str) -> None:
    page = (
        "<html><head><title>Bridge closed</title></head><body>"
        f"<div class='{name}'><h1>Bridge closed</h1>{ARTICLE}</div></body></html>"
    )
    (article,) = read(page.encode(), "page.html")
    assert "found cracks" in article.text
    assert "twelve million" in article.text


def test_text_that_follows_a_box_taken_out_is_kept() -> None:
    page = (
        "<html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>"
        f"{ARTICLE}<p>Before the box <span class='ad'>Buy boots</span>and after the box, he said "
        "to the council in the evening.</p></article></body></html>"
    )
    (article,) = read(page.encode(), "page.html")
    assert "Before the box and after the box, he said" in article.text
    assert "boots" not in article.text


def test_a_page_says_its_facts_in_json_even_beside_broken_json() -> None:
    page = (
        "<html><head><title>Bridge closed | Site</title>"
        "<script type='application/ld+json'>{broken</script>"
        "<script type='application/ld+json'>"
        '[{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2026-03-04T22:00:00Z", '
        '"author": [{"name": "By Ann Li"}, "Bo Cho", {"name": "https://x.example/bo"}]}]}]'
        f"</script></head><body><article><h1>Bridge closed</h1>{ARTICLE}</article></body></html>"
    )
    (article,) = read(page.encode(), "page.html")
    assert article.author == "Ann Li, Bo Cho"
    assert str(article.date) == "2026-03-04"
    assert article.title == "Bridge closed"
