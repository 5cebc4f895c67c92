from datetime import date

from tui.evidence import measured


def _shared(one: str, other: str) -> int:
    return len(set(measured(one).keys) & set(measured(other).keys))


def test_sentences_whose_figures_can_be_set_side_by_side_share_keys() -> None:
    assert _shared("The pact has 12 members.", "Nine members of the pact voted.") >= 2
    assert _shared("The bridge cost $3 million.", "The bridge cost 5 million euros.") >= 1


def test_another_unit_or_no_figure_shares_none() -> None:
    assert not _shared("The bridge cost $3 million.", "The bridge is 300 metres long.")
    assert measured("The bridge fell in May 2021.").keys == ()
    assert measured("").keys == ()


def test_keys_are_the_same_in_every_process() -> None:
    assert measured("Some 40 wolves left.").keys == measured("Some 50 wolves left.").keys
    assert all(0 <= key < 2**48 for key in measured("Some 40 wolves left.").keys)
    assert min(measured("A wolf.").keys, default=0) == 0


def test_relative_dates_are_read_against_the_day_of_publication() -> None:
    (year, _) = measured("This year 40 wolves left.", date(2023, 5, 1)).figures
    assert year.day.startswith("2023")
