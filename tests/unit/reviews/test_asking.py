import json

import pytest

from tests.loopback import page, serving
from tui.articles.errors import FetchError
from tui.articles.fetch import Fetcher, Limits
from tui.reviews import ReviewError, ask_api

PATIENT = Limits(size=100_000, seconds=120.0, silence=120.0, redirects=1, pause=0.0)
ONE = {"text": "A", "claimReview": [{"url": "https://c.example/a", "textualRating": "False"}]}


def test_the_api_is_asked_page_by_page_and_only_with_a_key() -> None:
    with serving() as site:
        fetcher = Fetcher(allow_private=True, limits=PATIENT)
        site.answers["/v1"] = page(json.dumps({"claims": [ONE], "nextPageToken": "t"}).encode())
        found = ask_api("the claim", "secret", fetcher, language="en", address=f"{site.root}/v1")
        assert [item.rating for item in found] == ["False"] * 4
        with pytest.raises(ReviewError, match="CLAIMDESK_FACTCHECK_KEY"):
            ask_api("the claim", "", fetcher, address=f"{site.root}/v1")


def test_what_goes_wrong_never_shows_the_key() -> None:
    with serving() as site:
        fetcher = Fetcher(allow_private=True, limits=PATIENT)
        for body in (b"<html>", b"[1]"):
            site.answers["/v1"] = page(body)
            with pytest.raises(ReviewError, match="not that of the API") as caught:
                ask_api("the claim", "secret", fetcher, address=f"{site.root}/v1")
            assert "secret" not in str(caught.value)
        with pytest.raises(FetchError) as refused:
            ask_api("the claim", "secret", fetcher, address=f"{site.root}/missing")
        assert "secret" not in str(refused.value)
