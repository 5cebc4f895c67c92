"""Textual's command palette, kept from two of its failures that would end the app."""

from __future__ import annotations

from textual import events
from textual.command import CommandList, CommandPalette


class Palette(CommandPalette):
    """The palette, in a terminal of a few cells and under a mouse that is quicker than its list."""

    def _action_command_list(self, action: str) -> None:
        # Where no line of its list is laid out there is none to page through.
        if self.query_one(CommandList).scrollable_content_region.area:
            super()._action_command_list(action)

    def _forward_event(self, event: events.Event) -> None:
        if isinstance(event, events.Click):
            # What is drawn under the mouse may have left the list since.
            option = self.get_style_at(event.screen_x, event.screen_y).meta.get("option")
            if option is not None and option >= self.query_one(CommandList).option_count:
                return
        super()._forward_event(event)
