"""A proposal from a model of the user's own, held to quotes that stand in the evidence.

Needs the extra `claimdesk[assistant]` and an endpoint that the user names; nothing is asked
before. What comes back is a proposal, never a verdict.
"""

from tui.assistant.endpoint import AssistantError, Endpoint, key_for
from tui.assistant.proposal import Proposal, Reason, propose, quoted_sources, reasons_text
from tui.assistant.quotes import find_quote

__all__ = [
    "AssistantError",
    "Endpoint",
    "Proposal",
    "Reason",
    "find_quote",
    "key_for",
    "propose",
    "quoted_sources",
    "reasons_text",
]
