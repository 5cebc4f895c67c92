"""A table of phrases of news with the quantity that each states."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.evidence import figures

# phrase | figure | least | most | unit | what is counted
TABLE = """
three people | three | 3 | 3 | count | people
12,500 residents | 12,500 | 12500 | 12500 | count | residents
2.4 million voters | 2.4 million | 2400000 | 2400000 | count | voters
half a million workers | half a million | 500000 | 500000 | count | workers
a hundred houses | a hundred | 100 | 100 | count | houses
two dozen lawmakers | two dozen | 24 | 24 | count | lawmakers
a dozen eggs | a dozen | 12 | 12 | count | eggs
twenty-one doctors | twenty-one | 21 | 21 | count | doctors
one thousand five hundred seats | one thousand five hundred | 1500 | 1500 | count | seats
1.2bn users | 1.2bn | 1200000000 | 1200000000 | count | users
450k downloads | 450k | 450000 | 450000 | count | downloads
$450 million | $450 million | 450000000 | 450000000 | USD |
$2.3bn | $2.3bn | 2300000000 | 2300000000 | USD |
US$5 million | US$5 million | 5000000 | 5000000 | USD |
C$40 million | C$40 million | 40000000 | 40000000 | CAD |
A$12.5m | A$12.5m | 12500000 | 12500000 | AUD |
€640 million | €640 million | 640000000 | 640000000 | EUR |
£18 million | £18 million | 18000000 | 18000000 | GBP |
¥300 billion | ¥300 billion | 3e+11 | 3e+11 | JPY |
₹500 | ₹500 | 500 | 500 | INR |
₽90 | ₽90 | 90 | 90 | RUB |
$2 to $3 billion | $2 to $3 billion | 2000000000 | 3000000000 | USD |
between $900 million and $1.2bn | $900 million and $1.2bn | 900000000 | 1200000000 | USD |
€5m–€7m | €5m–€7m | 5000000 | 7000000 | EUR |
£2-3 million | £2-3 million | 2000000 | 3000000 | GBP |
90 cents | 90 cents | 90 | 90 | cent |
90 km/h | 90 km/h | 25 | 25 | metre per second |
8 p.m. | 8 p.m. | 20 | 20 | clock |
five points | five points | 5 | 5 | points |
12 billion dollars | 12 billion dollars | 1.2e+10 | 1.2e+10 | USD |
2 million euros | 2 million euros | 2000000 | 2000000 | EUR |
50,000 pounds | 50,000 pounds | 50000 | 50000 | GBP |
300 yen | 300 yen | 300 | 300 | JPY |
9 billion yuan | 9 billion yuan | 9000000000 | 9000000000 | CNY |
40 million roubles | 40 million roubles | 40000000 | 40000000 | RUB |
63 percent | 63 percent | 63 | 63 | percent |
63 per cent | 63 per cent | 63 | 63 | percent |
63% | 63% | 63 | 63 | percent |
12.5 pct | 12.5 pct | 12.5 | 12.5 | percent |
2 percentage points | 2 percentage points | 2 | 2 | points |
half a percentage point | half a percentage point | 0.5 | 0.5 | points |
one in four households | one in four | 25 | 25 | percent | households
two in three voters | two in three | 66.6667 | 66.6667 | percent | voters
nine out of ten homes | nine out of ten | 90 | 90 | percent | homes
3 out of every 5 cars | 3 out of every 5 | 60 | 60 | percent | cars
a third of the seats | a third | 33.3333 | 33.3333 | percent | seats
two thirds of the deputies | two thirds | 66.6667 | 66.6667 | percent | deputies
half of the trains | half | 50 | 50 | percent | trains
a quarter of the forest | a quarter | 25 | 25 | percent | forest
a tenth of the land | a tenth | 10 | 10 | percent | land
40 kilometres | 40 kilometres | 40000 | 40000 | metre |
57 km | 57 km | 57000 | 57000 | metre |
2,000 metres | 2,000 metres | 2000 | 2000 | metre |
14 miles | 14 miles | 22530.8 | 22530.8 | metre |
6 feet | 6 feet | 1.8288 | 1.8288 | metre |
30 cm | 30 cm | 0.3 | 0.3 | metre |
3.4 mm | 3.4 mm | 0.0034 | 0.0034 | metre |
12 inches | 12 inches | 0.3048 | 0.3048 | metre |
12 kilograms | 12 kilograms | 12 | 12 | kilogram |
40 kg | 40 kg | 40 | 40 | kilogram |
nine tonnes | nine tonnes | 9000 | 9000 | kilogram |
500 grams | 500 grams | 0.5 | 0.5 | kilogram |
30 lbs | 30 lbs | 13.6078 | 13.6078 | kilogram |
300 hectares | 300 hectares | 3000000 | 3000000 | square metre |
50 acres | 50 acres | 202343 | 202343 | square metre |
12 square kilometres | 12 square kilometres | 12000000 | 12000000 | square metre |
5 litres | 5 litres | 5 | 5 | litre |
80 barrels | 80 barrels | 12719 | 12719 | litre |
46.6 degrees | 46.6 degrees | 46.6 | 46.6 | degree |
900 megawatts | 900 megawatts | 900000000 | 900000000 | watt |
two weeks | two weeks | 14 | 14 | day |
14 days | 14 days | 14 | 14 | day |
48 hours | 48 hours | 2 | 2 | day |
90 minutes | 90 minutes | 0.0625 | 0.0625 | day |
six months | six months | 182.621 | 182.621 | day |
two and a half years | two and a half years | 913.106 | 913.106 | day |
the third strike | third | 3 | 3 | ordinal | strike
her 11th novel | 11th | 11 | 11 | ordinal | novel
its twenty-first birthday | twenty-first | 21 | 21 | ordinal | birthday
a 34-year-old man | 34-year-old | 34 | 34 | age | man
the man, aged 43 | 43 | 43 | 43 | age |
more than 10,000 people | more than 10,000 | 10000 | inf | count | people
up to 300 workers | up to 300 | 0 | 300 | count | workers
at least 30 people | at least 30 | 30 | inf | count | people
fewer than 20 wolves | fewer than 20 | 0 | 20 | count | wolves
about 3 million people | about 3 million | 3000000 | 3000000 | count | people
nearly 500 homes | nearly 500 | 500 | 500 | count | homes
no more than 50 guests | no more than 50 | 0 | 50 | count | guests
between 20 and 30 whales | 20 and 30 | 20 | 30 | count | whales
10 to 15 percent of the crop | 10 to 15 percent | 10 | 15 | percent | crop
five to seven years | five to seven years | 1826.21 | 2556.7 | day |
sales doubled | doubled | 100 | 100 | percent |
rents tripled | tripled | 200 | 200 | percent |
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_phrase_states_its_quantity(row: list[str]) -> None:
    phrase, text, low, high, unit, counted = row
    (found,) = figures(f"It says {phrase}.")
    assert (found.text, found.unit, found.counted) == (text, unit, counted)
    assert found.low == pytest.approx(float(low), rel=1e-4)
    assert found.high == pytest.approx(float(high), rel=1e-4)


def test_the_table_is_not_a_short_one() -> None:
    assert len(ROWS) >= 80


@given(st.integers(min_value=10, max_value=10**9), st.sampled_from(["votes", "people", "homes"]))
def test_a_number_written_with_commas_is_read_back(value: int, counted: str) -> None:
    (found,) = figures(f"It counted {value:,} {counted}.")
    assert (found.low, found.high, found.counted) == (value, value, counted)


@given(st.integers(min_value=1, max_value=999), st.sampled_from(["million", "billion", "bn"]))
def test_money_in_any_spelling_is_the_same_sum(value: int, scale: str) -> None:
    long = {"bn": "billion"}.get(scale, scale)
    (sign,) = figures(f"It cost €{value} {scale}.")
    (word,) = figures(f"It cost {value} {long} euros.")
    assert (sign.low, sign.unit) == (word.low, word.unit)


_NAMES = "one two three four five six seven eight nine ten eleven twelve".split()


@given(st.sampled_from(_NAMES), st.sampled_from(["weeks", "votes", "percent", "tonnes"]))
def test_a_number_in_words_equals_it_in_digits(name: str, what: str) -> None:
    value = _NAMES.index(name) + 1
    (words,) = figures(f"It took {name} {what}.")
    (digits,) = figures(f"It took {value} {what}.")
    assert (words.low, words.high, words.unit) == (digits.low, digits.high, digits.unit)
