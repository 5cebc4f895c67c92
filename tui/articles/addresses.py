"""Web addresses: which are fit to be asked, and how they are told to the user."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

from tui.articles.errors import FetchError

if TYPE_CHECKING:
    from urllib.parse import SplitResult

_SAFE = "/%:=&?~+!$,;'@()*[]-._"
_UNFIT = re.compile(r"[\x00-\x20\x7f\\]")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def spoken(url: str) -> str:
    """Write an address for a message: without query and password, either of which may be secret."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.partition("?")[0]
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path, "", "")) or url


def is_address(text: str) -> bool:
    """Tell whether text is a web address and not a path."""
    return re.match(r"https?://", text, re.IGNORECASE) is not None


def is_web_page(text: str) -> bool:
    """Tell whether text is an address of http or https that names a host: no other is opened."""
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def checked(url: str) -> SplitResult:
    """Take an address apart, quoting what HTTP can't carry.

    Raises:
        FetchError: It is no `http` or `https` address, or hides a name or a control in it.
    """
    name = spoken(url)
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as problem:
        raise FetchError(name, "", f"is no address ({problem})") from None
    if parts.scheme not in {"http", "https"}:
        mend = f"only http and https are fetched, not {parts.scheme or 'this'}"
        raise FetchError(name, "", mend)
    if parts.username is not None or not host or _UNFIT.search(parts.netloc):
        raise FetchError(name, "", "the address has no plain name of a server; leave out the rest")
    try:
        host = host if ":" in host or host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        raise FetchError(name, "", "the server's name can't be written in DNS") from None
    bracketed = f"[{host}]" if ":" in host else host
    netloc = bracketed if port is None else f"{bracketed}:{port}"
    path = quote(parts.path or "/", safe=_SAFE)
    return parts._replace(netloc=netloc, path=path, query=quote(parts.query, safe=_SAFE))


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the open internet, also one that wraps an older."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)
