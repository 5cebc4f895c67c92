"""Who may use the app in a browser: by token, by the page's origin, by the host asked for."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from ipaddress import ip_address

_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")


def new_token() -> str:
    """Make a token of 256 random bits, safe in an address."""
    return secrets.token_urlsafe(32)


def is_loopback(host: str) -> bool:
    """Tell whether only programs of this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Access:
    """What a request must show.

    Attributes:
        host: The address the server listens at.
        port: Its port.
        token: What the printed address holds.
    """

    host: str
    port: int
    token: str = field(default_factory=new_token, repr=False)

    @property
    def authority(self) -> str:
        """Host and port as the printed address has them."""
        return f"{_bracketed(self.host)}:{self.port}"

    @property
    def origin(self) -> str:
        """The origin of our own page, as browsers send it."""
        return f"http://{self.authority}"

    @property
    def address(self) -> str:
        """What to open in the browser."""
        return f"{self.origin}/?token={self.token}"

    @property
    def cookie(self) -> str:
        """The cookie's name; cookies are shared by all ports of a host, so it names ours."""
        return f"claimdesk-{self.port}"

    def right_token(self, shown: str) -> bool:
        """Tell whether a token is ours, in a time that does not depend on where it differs."""
        return hmac.compare_digest(shown.encode(), self.token.encode())

    def right_host(self, header: str) -> bool:
        """Tell whether a request's `Host` is ours: another name that leads here is refused.

        A page can have its own name point at 127.0.0.1 (DNS rebinding); its requests then carry
        that name.
        """
        names = {self.host, *_LOOPBACK_NAMES} if is_loopback(self.host) else {self.host}
        return header in {f"{_bracketed(name)}:{self.port}" for name in names}

    def right_origin(self, header: str | None, host: str) -> bool:
        """Tell whether a WebSocket was opened by a page that this server sent.

        Args:
            header: The request's `Origin`.
            host: The request's `Host`, found right before.
        """
        return header == f"http://{host}"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
