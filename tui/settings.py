"""What the user may change: TOML into frozen dataclasses."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class SettingsError(Exception):
    """A setting that can't be used: says the file, the place and the mend."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings with their defaults.

    Attributes:
        theme: A theme of Textual.
        method: Summary method to start with.
        sentences: Sentences to a summary to start with.
        keys: Keys by command id, as Textual names them, divided by commas.
        keep_raw: Whether sources are kept beside the text taken from them.
        largest_raw: Megabytes up to which they are.
        scale: Rating scale of new verdicts: `averitec`, `politifact`, `google`, or the name of
            your own.
        labels: The ratings of your own scale.
        ordered: Whether those go from the least to the most true.
        reviewer: Your name in verdicts, instead of the user name.
        publisher: Who publishes the verdicts.
        site: The publisher's address on the web.
        base_url: Where a model of your own answers; nothing is asked where it is empty.
        model: Its name there.
    """

    theme: str = "textual-dark"
    method: str = "desk"
    sentences: int = 3
    keys: dict[str, str] = field(default_factory=dict)
    keep_raw: bool = True
    largest_raw: int = 20
    scale: str = "averitec"
    labels: tuple[str, ...] = ()
    ordered: bool = False
    reviewer: str = ""
    publisher: str = ""
    site: str = ""
    base_url: str = ""
    model: str = ""

    @property
    def largest_source(self) -> int:
        """Bytes up to which a source is kept, -1 for none."""
        return self.largest_raw * 1_000_000 if self.keep_raw else -1


_SECTIONS: dict[str, dict[str, type]] = {
    "app": {"theme": str},
    "summary": {"method": str, "sentences": int},
    "sources": {"keep_raw": bool, "largest_raw": int},
    "reviews": {
        "scale": str,
        "labels": list,
        "ordered": bool,
        "reviewer": str,
        "publisher": str,
        "site": str,
    },
    "assistant": {"base_url": str, "model": str},
}
_KINDS = {
    int: "a whole number",
    str: "text in quotes",
    bool: "true or false",
    list: 'a list such as ["wrong", "right"]',
}


def settings_path() -> Path:
    """The settings file: what `CLAIMDESK_CONFIG` says, else in the user's configuration folder."""
    named = os.environ.get("CLAIMDESK_CONFIG")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_config_path  # noqa: PLC0415  (needed only without the variable)

    return user_config_path("claimdesk", appauthor=False) / "settings.toml"


def load(path: Path) -> Settings:
    """Read settings; where there is no file, the defaults hold.

    Args:
        path: A TOML file with the tables `[app]`, `[summary]`, `[sources]`, `[reviews]`,
            `[assistant]` and `[keys]`.

    Raises:
        SettingsError: The file can't be read, is no TOML, or holds a name or value that is not
            known.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except OSError as problem:
        raise SettingsError(f"{path}: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise SettingsError(f"{path}: not readable as TOML: {problem}") from problem
    import tomllib  # noqa: PLC0415  (only where there are settings)

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise SettingsError(f"{path}: not readable as TOML: {problem}") from problem
    values: dict[str, Any] = {}
    for table, content in tables.items():
        if table not in (*_SECTIONS, "keys"):
            known = ", ".join(f"[{name}]" for name in (*_SECTIONS, "keys"))
            raise SettingsError(f"{path}: [{table}] is not known; there are {known}")
        if not isinstance(content, dict):
            raise SettingsError(f"{path}: {table} must be a table, written [{table}]")
        if table == "keys":
            values["keys"] = _keys(path, content)
        else:
            values |= _section(path, table, content)
    return Settings(**values)


def _section(path: Path, table: str, content: dict[str, Any]) -> dict[str, Any]:
    known = _SECTIONS[table]
    for name, value in content.items():
        if name not in known:
            there = ", ".join(known)
            raise SettingsError(f"{path}: [{table}] {name} is not known; there is {there}")
        if not _is(value, known[name]):
            wanted = _KINDS[known[name]]
            raise SettingsError(f"{path}: [{table}] {name} must be {wanted}, not {value!r}")
        if known[name] is int and value < 1:
            raise SettingsError(f"{path}: [{table}] {name} must be 1 or more, not {value!r}")
        if name == "method":
            _check_method(path, value)
    return _scaled(path, content) if table == "reviews" else content


def _scaled(path: Path, content: dict[str, Any]) -> dict[str, Any]:
    if not {"scale", "labels"} & set(content):
        return content
    from tui.reviews import choose_scale  # noqa: PLC0415

    labels = content.get("labels", [])
    try:
        if not all(isinstance(label, str) for label in labels):
            raise ValueError("labels must be texts in quotes")  # noqa: TRY301
        scale = choose_scale(content.get("scale", "own" if labels else "averitec"), labels)
    except ValueError as problem:
        raise SettingsError(f"{path}: [reviews] {problem}") from problem
    return {**content, "scale": scale.name, "labels": scale.labels if labels else ()}


def _is(value: Any, kind: type) -> bool:
    # True and False are whole numbers to Python, but not to a person.
    return type(value) is kind


def _check_method(path: Path, method: str) -> None:
    from tui.summary import METHODS  # noqa: PLC0415

    if method not in METHODS:
        there = ", ".join(METHODS)
        raise SettingsError(f"{path}: [summary] method {method!r} is not known; there is {there}")


def _keys(path: Path, content: dict[str, Any]) -> dict[str, str]:
    for name, keys in content.items():
        if not isinstance(keys, str) or not keys:
            raise SettingsError(f'{path}: [keys] {name} must be text in quotes, such as "ctrl+r"')
    return content
