import pytest

from tui.language import sentences
from tui.language.boilerplate import boilerplate
from tui.language.story import story_start

TEXT = "The council closed the harbour bridge after engineers found cracks in two piers."


def marked(*lines: str) -> list[str]:
    found = sentences("\n\n".join(lines))
    return [item.text for item, mark in zip(found, boilerplate(found), strict=True) if mark]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe and Richard Miles",
        "PUBLISHED: 14:11 EST, 25 October 2013",
        "Updated 9 March 2024",
        "14:11 EST, 25 October 2013",
        "Scroll down for video",
        "Read more: Ten things about rain",
        "Pictured: the bridge on Sunday",
        "Share this article",
        "Sign up for our newsletter",
        "Follow @harbour_news",
        "Reuters/Jane Roe",
        "Copyright © 2015 Harbour News.",
        "Jane Roe and Richard Miles contributed to this report.",
        "This article was first published on Monday.",
        "https://example.org/bridge",
    ],
)
def test_what_is_no_text_is_recognised(line: str) -> None:
    assert marked(TEXT, line, TEXT.replace("bridge", "tunnel")) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "By then it was too late.",
        "By nine the water had gone.",
        "Share prices fell by 3 percent on Monday.",
        "Comments by the minister were not well received.",
        "Published in 1998, the book sold a million copies.",
        "Posted to the north, he learned to ski.",
        "Reuters reported the sale on Monday.",
        "This story was first told by her grandfather.",
        "Copyright law protects what is written.",
        "Email is older than the web.",
        '"GET OUT OF MY HOUSE!"',
        "Watch the birds and you will know.",
    ],
)
def test_sentences_that_begin_like_it_are_text(line: str) -> None:
    assert marked(TEXT, line) == []


def test_a_list_of_links_is_recognised_and_a_list_of_facts_is_not() -> None:
    links = ["Related stories", "Bridge to open in May", "Mayor under fire", "Ferry fares rise"]
    assert marked(TEXT, *links) == links
    assert marked(TEXT, *links[1:], TEXT.replace("two", "three")) == []
    last = ["Bridge to open in May", "Mayor under fire", "Ferry fares rise"]
    more = [TEXT.replace("two", number) for number in ("three", "four", "five", "six")]
    assert marked(TEXT, *more, *last) == last


def test_short_words_may_be_said_twice() -> None:
    assert marked(TEXT, "Why?", TEXT.replace("two", "three"), "Why?") == []
    assert marked(TEXT, TEXT) == [TEXT]


@pytest.mark.parametrize(
    ("before", "story"),
    [
        ("", TEXT),
        ("By Jane Roe\n\nPUBLISHED: 14:11 EST, 25 October 2013\n\n", TEXT),
        ("(CNN) -- ", TEXT),
        ("(CNN)", TEXT),
        ("LONDON (Reuters) - ", TEXT),
        ("NEW YORK, March 3 — ", TEXT),
    ],
)
def test_a_story_begins_behind_byline_and_dateline(before: str, story: str) -> None:
    text = before + story
    assert text[story_start(text) :] == story


@pytest.mark.parametrize("text", ["", "By Jane Roe", "UN - that is all.", "A-levels are over."])
def test_a_text_without_a_story_begins_at_its_beginning(text: str) -> None:
    assert story_start(text) in {0, 5}
