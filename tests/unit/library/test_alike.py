"""Whole articles that are nearly the same, told from two reports of one event."""

import re
from pathlib import Path

from tests.bench.same_story import found as taken_for
from tui.articles import Article
from tui.library import Library, prepare
from tui.library.alike import ALIKE, covered, near_duplicate

STORIES = (
    "The ministry said on Monday that 45 bridges in the north were closed after the flood. "
    "Repairs will cost 12 million euros, twice as much as in the year before. "
    "Mayor Ana Ruiz asked the government to send 300 engineers before the winter begins. "
    "Two of the bridges were built in 1932 and carry most of the traffic to the port. "
    "Shops in the old town were shut for nine days and lost a third of their sales. "
    "A report on the state of the dams is expected in March.",
    "The central bank kept its main rate at 3.5 percent on Thursday, as most analysts expected. "
    "Prices rose by 2.4 percent in October, less than in any month since 2021. "
    "The governor said that the council would wait for wage talks in the metal industry. "
    "Unions ask for 6 percent more over two years, employers offer half of that. "
    "The currency fell slightly against the dollar after the decision was made public. "
    "Two of the nine members of the council voted for a cut.",
    "A court in the coastal town of Maro sentenced two men to four years for false tickets. "
    "They had sold more than 9,000 seats for a concert that was never planned. "
    "The judge said that the buyers, many of them under age, had lost 400,000 euros. "
    "The men had set up three websites and paid for advertising on social networks. "
    "Their lawyer announced an appeal and called the sentence out of proportion. "
    "Police are still looking for a third person who rented the servers.",
)
# Each tells of the same event as the story at its place, in its own words.
RETOLD = (
    "After the flood, forty-five bridges in the northern valleys cannot be crossed, the ministry "
    "announced. It puts the bill at 12 million euros. Ana Ruiz, the mayor, wants 300 engineers "
    "sent before winter begins. Traffic to the port mostly goes over two bridges from 1932.",
    "No change in interest: the central bank left its main rate at 3.5 percent. Inflation stood at "
    "2.4 percent in October. The council wants to see how the wage talks end, in which unions ask "
    "for 6 percent more over two years. Two members wanted a cut.",
    "Four years in prison for each of two men who sold false tickets: so ruled a court in Maro. "
    "More than 9,000 seats for a concert that never existed went to buyers, who lost 400,000 "
    "euros. An appeal was announced; the police look for a third person.",
)
EDITS = (
    ("said", "told reporters"),
    ("two", "a pair"),
    ("more than", "over"),
    ("the", "this"),
)


def edited(story: str, first: int, second: int, edit: tuple[str, str]) -> str:
    """Give a story another headline and change two of its sentences."""
    parts = re.split(r"(?<=\.) ", story)
    for place in (first, second):
        parts[place] = re.sub(rf"\b{edit[0]}\b", edit[1], parts[place], flags=re.IGNORECASE)
        parts[place] = f"{parts[place].rstrip('.')}, as was known early in the day."
    return "Another headline altogether\n\n" + " ".join(parts)


def test_edited_copies_are_alike_and_reports_in_other_words_are_not() -> None:
    same = [
        covered(edited(story, first, second, edit), story)
        for story in STORIES
        for first, second in ((0, 1), (1, 4), (2, 3), (0, 5), (3, 5))
        for edit in EDITS
    ]
    other = [covered(a, b) for a in STORIES for b in (*STORIES, *RETOLD) if a is not b]
    found = sum(value >= ALIKE for value in same)
    wrong = sum(value >= ALIKE for value in other)
    assert found / len(same) >= 0.9
    assert wrong == 0
    assert max(other) < ALIKE / 2


def test_copies_of_wire_stories_are_known_and_what_follows_them_is_new(tmp_path: Path) -> None:
    rows = taken_for(tmp_path)
    right = [name == story.of for story, name in rows if story.same]
    taken = [story for story, name in rows if name]
    assert all(story.same for story in taken)
    assert sum(right) >= 0.9 * len(right)


def test_a_longer_edition_of_a_known_brief_is_new() -> None:
    brief = STORIES[0].rpartition("Two of the bridges")[0]
    longer = brief + STORIES[1] + STORIES[2]
    assert covered(brief, longer) > ALIKE
    assert covered(longer, brief) < ALIKE


def test_what_holds_a_known_story_and_more_is_new_and_a_part_of_one_is_not(tmp_path: Path) -> None:
    with Library.open(tmp_path / "l.sqlite3") as library:
        library.add(prepare(Article(STORIES[0])))
        assert near_duplicate(library, "\n\n".join(STORIES)) is None
        assert near_duplicate(library, STORIES[0][: len(STORIES[0]) // 2]) == 1
