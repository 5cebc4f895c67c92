from tui.app.bars import PANES, tab_bar

TITLES = [name.capitalize() for name in PANES]


def test_tabs_that_do_not_fit_keep_their_keys_and_the_title_of_the_one_shown() -> None:
    assert tab_bar(TITLES, 3, 78).plain == " 1 Articles  2 Article  3 Summary  4 Claims "
    assert tab_bar(TITLES, 3, 41).plain == "1 Articles 2 Article 3 Summary 4 Claims "
    narrow = tab_bar(TITLES, 3, 38)
    assert narrow.plain == " 1  2  3  4 Claims "
    (span,) = narrow.spans
    assert narrow.plain[span.start : span.end] == " 4 Claims "
