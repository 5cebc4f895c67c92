"""What works for a language and what does not."""

from __future__ import annotations

# Those that sumy has stemmers and stop words for.
STEMMED = frozenset("ar cs da de el en es fi fr hu it nl no pl pt ro ru sk sv uk".split())
_UNDIVIDED = frozenset({"ja", "zh", "th", "km", "lo", "my"})
_NAMES = dict(
    row.split()
    for row in """af Afrikaans/ar Arabic/az Azerbaijani/be Belarusian/bg Bulgarian/bn Bengali
    /bs Bosnian/ca Catalan/cs Czech/cy Welsh/da Danish/de German/el Greek/en English/eo Esperanto
    /es Spanish/et Estonian/eu Basque/fa Persian/fi Finnish/fr French/ga Irish/gl Galician
    /gu Gujarati/he Hebrew/hi Hindi/hr Croatian/ht Haitian/hu Hungarian/hy Armenian/id Indonesian
    /is Icelandic/it Italian/ja Japanese/jv Javanese/ka Georgian/kk Kazakh/km Khmer/kn Kannada
    /ko Korean/ku Kurdish/ky Kyrgyz/la Latin/lb Luxembourgish/lo Lao/lt Lithuanian/lv Latvian
    /mk Macedonian/ml Malayalam/mn Mongolian/mr Marathi/ms Malay/mt Maltese/my Burmese/ne Nepali
    /nl Dutch/no Norwegian/pa Punjabi/pl Polish/ps Pashto/pt Portuguese/ro Romanian/ru Russian
    /si Sinhala/sk Slovak/sl Slovene/sq Albanian/sr Serbian/sv Swedish/sw Swahili/ta Tamil
    /te Telugu/th Thai/tl Tagalog/tr Turkish/ug Uyghur/uk Ukrainian/ur Urdu/vi Vietnamese
    /xh Xhosa/zh Chinese/zu Zulu""".split("/")
)


def language_name(code: str) -> str:
    """Name a language in English; its code where the name is not at hand."""
    return _NAMES.get(code, code)


def switched_off(code: str) -> tuple[str, ...]:
    """List in a few words each what does not work for a language.

    Reading, showing, searching, copying and summarising work for all.

    Args:
        code: ISO 639-1.
    """
    if code == "en":
        return ()
    off = ["no speakers", "claims by figures and quotes alone"]
    if code not in STEMMED:
        off.append("no stemming")
    if code in _UNDIVIDED:
        off.append("words not divided")
    return tuple(off)


def support_told(code: str) -> str:
    """Say in one line what is off for a language; an empty string where nothing is."""
    off = switched_off(code)
    return f"{language_name(code)}: {', '.join(off)}" if off else ""
