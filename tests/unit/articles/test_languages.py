"""The language of a text, by what it says and not by what its page says of it."""

from pathlib import Path

import pytest

from tui.articles import read, seeds
from tui.articles.languages import language_of
from tui.language.support import support_told, switched_off

PAGES = Path(__file__).parents[2] / "data" / "pages"
ARTICLES = Path(__file__).parents[2] / "data" / "key_claims"
TOLD = {
    "tr": "Belediye meclisi pazartesi günü köprünün sonbahara kadar kapatılmasına karar verdi. "
    "Onarım on iki milyon liraya mal olacak ve şehrin en işlek yollarından birini etkileyecek.",
    "nl": "De gemeenteraad besloot maandag dat de brug tot het najaar gesloten blijft. "
    "De reparatie kost twaalf miljoen euro en duurt volgens de wethouder minstens zes maanden.",
    "sv": "Kommunen beslutade på måndagen att bron ska vara stängd till hösten. Reparationen "
    "kostar tolv miljoner kronor och tar enligt kommunalrådet minst sex månader att genomföra.",
    "zh": "市议会星期一决定，大桥将关闭至秋季。维修费用为一千二百万元，"
    "预计至少需要六个月。市长说，每天约有两万辆汽车经过这座桥，居民必须绕行旧城区。" * 2,
    "vi": "Hội đồng thành phố hôm thứ Hai quyết định đóng cửa cây cầu cho đến mùa thu. Việc sửa "
    "chữa sẽ tốn mười hai triệu và kéo dài ít nhất sáu tháng, theo lời thị trưởng.",
}


@pytest.mark.parametrize(
    ("page", "code"),
    [("french", "fr"), ("german-plus", "de"), ("arabic", "ar"), ("japanese", "ja")],
)
def test_pages_tell_their_language(page: str, code: str) -> None:
    data = (PAGES / f"{page}.html").read_bytes()
    wrong = data.replace(f'lang="{code}"'.encode(), b'lang="en"')
    assert wrong != data
    for said in (data, wrong):
        (article,) = read(said, "x.html")
        assert article.language == code


@pytest.mark.parametrize("code", TOLD)
def test_plain_text_tells_its_language(code: str) -> None:
    (article,) = read(TOLD[code].encode(), "x.txt")
    assert article.language == code


def test_english_news_is_told_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "py3langid", None)  # importing it would fail
    for path in [*ARTICLES.glob("*-*.md"), *seeds()]:
        assert read(path.read_bytes(), path.name)[0].language == "en"


def test_of_a_short_text_its_sender_is_believed() -> None:
    assert language_of("Pool stays open.", "fr") == "fr"
    assert language_of("Pool stays open.") == "en"
    assert language_of("Basseng holder åpent i ett år til.", "nb") == "no"
    assert language_of(TOLD["nl"], "nb") == "nl"


def test_what_is_off_is_said_in_words() -> None:
    assert switched_off("en") == ()
    assert support_told("en") == ""
    by_figures = "no speakers, claims by figures and quotes alone"
    assert support_told("fr") == f"French: {by_figures}"
    assert support_told("tr") == f"Turkish: {by_figures}, no stemming"
    assert support_told("ja") == f"Japanese: {by_figures}, no stemming, words not divided"
