"""The Google Fact Check Tools API, asked live with the user's own key.

https://developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims/search
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tui.articles.outside_json import from_json
from tui.reviews.claimreview import KnownCheck, known_checks
from tui.reviews.records import ReviewError

if TYPE_CHECKING:
    from tui.articles.fetch import Fetcher

ADDRESS = "https://factchecktools.googleapis.com/v1alpha1/claims:search"
_A_PAGE = 50
_MOST_PAGES = 4
# Longer queries are refused; the first words of a claim carry its subject.
_LONGEST = 300


def ask_api(
    text: str, key: str, fetcher: Fetcher, *, language: str = "", address: str = ADDRESS
) -> list[KnownCheck]:
    """Ask for fact-checks about a claim.

    Args:
        text: The claim.
        key: The user's own key; it appears in no error.
        fetcher: What asks the network.
        language: Only checks in this language, as BCP 47, such as `en`.
        address: Where the API is.

    Returns:
        Checks in the order of the answer, at most four pages of 50.

    Raises:
        ReviewError: There is no key, or the answer is not that of the API.
        FetchError: The server can't be reached, or refuses the key.
    """
    if not key:
        raise ReviewError(
            "asking the Fact Check Tools API needs a key of your own in CLAIMDESK_FACTCHECK_KEY"
        )
    asked = {"query": " ".join(text.split())[:_LONGEST], "pageSize": str(_A_PAGE), "key": key}
    if language:
        asked["languageCode"] = language
    found: list[KnownCheck] = []
    for _ in range(_MOST_PAGES):
        page = fetcher.get(f"{address}?{urlencode(asked)}", accept="application/json")
        try:
            answer = from_json(page.data.decode("utf-8-sig", "replace"))
            found += known_checks(answer)
            token = answer.get("nextPageToken", "")
        except (ValueError, AttributeError, RecursionError) as problem:
            raise ReviewError(f"{address}: its answer is not that of the API") from problem
        if not isinstance(token, str) or not token:
            break
        asked["pageToken"] = token
    return found
