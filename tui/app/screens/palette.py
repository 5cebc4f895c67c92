"""Textual's command palette, which in a terminal of a few cells has no lines to page through."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette


class Palette(CommandPalette):
    """The palette; while no line of its list is laid out, keys that page through it do nothing."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region.area:
            super()._action_command_list(action)
