"""How the user gives verdicts, as the settings say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reviewing:
    """Who gives verdicts, on which scale, and who publishes them.

    Attributes:
        reviewer: Name in the history; the user name where it is empty.
        scale: `averitec`, `politifact`, `google`, or the name of the user's own.
        labels: The ratings of the user's own scale.
        ordered: Whether those go from the least to the most true.
        publisher: Who publishes the verdicts; the reviewer where it is empty.
        site: The publisher's address on the web.
        base_url: Where a model of the user's own answers; empty where there is none.
        model: Its name there.
    """

    reviewer: str = ""
    scale: str = "averitec"
    labels: tuple[str, ...] = ()
    ordered: bool = False
    publisher: str = ""
    site: str = ""
    base_url: str = ""
    model: str = ""
