"""The fields that a Markdown file opens with, as YAML or TOML."""

from __future__ import annotations

import re

from tui.articles.clean import line
from tui.articles.errors import ReadError

_OPENING = re.compile(r"\A(---|\+\+\+)[ \t]*\n")
_FIRST_LINE = re.compile(r"\s*(?:[\w\"'-][^:=\n]*[:=]|[#\[{]|$)|---|\+\+\+", re.MULTILINE)
# `title: Rain: the facts` is what people write and YAML refuses; quoted, it is what they meant.
_BARE_COLON = re.compile(r"^([\w-]+):[ \t]+(?![\"'\[{|>&*!%@`])(.*:[ \t].*)$", re.MULTILINE)
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE),
}


def has_front_matter(text: str) -> bool:
    """Tell whether text opens with YAML between `---` lines or TOML between `+++` lines."""
    return _bounds(text) is not None


def front_matter(text: str, name: str) -> tuple[dict[str, str], str]:
    """Divide a file into its fields and its body.

    Args:
        text: The whole file.
        name: Its name, for messages.

    Returns:
        Fields by lower-case key, lists joined by commas, and what follows them.

    Raises:
        ReadError: The block is neither YAML nor TOML.
    """
    bounds = _bounds(text)
    if bounds is None:
        return {}, text
    fence, start, end, after = bounds
    parsed = _toml(text[start:end], name) if fence == "+++" else _yaml(text[start:end], name)
    return {key.lower(): _value(value) for key, value in parsed.items()}, text[after:]


def _bounds(text: str) -> tuple[str, int, int, int] | None:
    opening = _OPENING.match(text)
    if opening is None or not _FIRST_LINE.match(text, opening.end()):
        return None
    closing = _CLOSING[opening.group(1)].search(text, opening.end())
    if closing is None:
        return None
    return opening.group(1), opening.end(), closing.start(), closing.end()


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_value(one) for one in value)
    if isinstance(value, dict):
        return _value(value.get("name", ""))
    return line(str(value))


def _quoted(found: re.Match[str]) -> str:
    value = found[2].replace("'", "''")
    return f"{found[1]}: '{value}'"


def _yaml(block: str, name: str) -> dict[str, object]:
    import yaml  # noqa: PLC0415  (notes are few, start-up is often)

    try:
        # BaseLoader makes nothing but strings, lists and dicts.
        parsed = yaml.load(_BARE_COLON.sub(_quoted, block), Loader=yaml.BaseLoader)  # noqa: S506  # nosec B506
    except yaml.MarkedYAMLError as problem:
        number = problem.problem_mark.line + 2 if problem.problem_mark else 2
        mend = f"front matter is not YAML ({problem.problem}); put the value in quotes"
        raise ReadError(name, f"line {number}", mend) from None
    except (yaml.YAMLError, RecursionError):
        raise ReadError(name, "front matter", "it is not YAML; write `key: value` lines") from None
    if parsed is None or parsed == "":
        return {}
    if not isinstance(parsed, dict):
        raise ReadError(name, "line 2", "front matter wants `key: value` lines")
    return {str(key): value for key, value in parsed.items()}


def _toml(block: str, name: str) -> dict[str, object]:
    import tomllib  # noqa: PLC0415

    try:
        return tomllib.loads(block)
    except tomllib.TOMLDecodeError as problem:
        raise ReadError(name, "front matter", f"it is not TOML ({problem})") from None
