"""claimdesk: read articles beside their summary and key claims, and search every claim."""

__version__ = "0.1.0"
