"""What a command says on standard output."""

from __future__ import annotations

from typing import Any

import click


def say(text: str) -> None:
    """Print text from outside, as text and nothing else."""
    from tui.articles import shown

    click.echo(shown(text))


def say_json(value: Any) -> None:
    """Print a value as indented JSON, safe for a terminal."""
    import json

    say(json.dumps(value, ensure_ascii=False, indent=2))
