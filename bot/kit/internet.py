"""What of the internet is public, and what belongs to somebody's own network; pure."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

IPAddress = IPv4Address | IPv6Address

# Names that lead nowhere, or elsewhere in each building (RFC 6761, 6762, 8375, and common habit).
_OWN_NETWORK = frozenset(
    {"localhost", "local", "internal", "intranet", "lan", "corp", "home", "localdomain", "arpa"}
)
# What `ipaddress` takes for public, though clouds tell machines their secrets there.
_METADATA = (ip_network("168.63.129.16/32"), ip_network("192.0.0.0/24"))
_NAT64 = ip_network("64:ff9b::/96")


def is_public(address: IPAddress) -> bool:
    """Whether an IP address belongs to the public internet, also where it wraps another one."""
    if isinstance(address, IPv6Address):
        within = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            within = IPv4Address(int(address) & 0xFFFFFFFF)
        if address.teredo is not None:
            return False
        if within is not None:
            return is_public(within)
        if address.is_site_local or int(address) >> 32 == 0:  # ::/96, once IPv4 by another name
            return False
    return (
        address.is_global
        and not address.is_private
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_unspecified
        and not any(address in network for network in _METADATA)
    )


def is_public_host(host: str) -> bool:
    """Whether a host's name or number may be one of the public internet; nothing is looked up."""
    number = as_ip(host)
    if number is not None:
        return is_public(number)
    labels = host.rstrip(".").lower().split(".")
    return len(labels) > 1 and labels[-1] not in _OWN_NETWORK and not labels[-1].isdigit()


def as_ip(host: str) -> IPAddress | None:
    """Return the IP address that a browser reads out of a host, None for a name.

    Browsers also take 2130706433, 0x7f.1 and 0177.0.0.1 for 127.0.0.1 (WHATWG URL, 3.5).
    """
    plain = host.strip("[]").partition("%")[0].rstrip(".")
    try:
        return ip_address(plain)
    except ValueError:
        pass
    parts = plain.lower().split(".")
    if not re.fullmatch(r"\d+|0x[0-9a-f]*", parts[-1]):
        return None
    # A last part that's a number makes the whole one; what doesn't fit leads nowhere.
    numbers = [_number(part) for part in parts]
    *first, last = numbers
    fits = len(parts) <= 4 and all(0 <= one <= 255 for one in first)
    if not fits or not 0 <= last < 256 ** (5 - len(parts)):
        return IPv4Address(0)
    return IPv4Address(sum(one << (24 - 8 * at) for at, one in enumerate(first)) + last)


def _number(part: str) -> int:
    try:
        if part.startswith("0x"):
            return int(part[2:] or "0", 16)
        return int(part, 8) if len(part) > 1 and part.startswith("0") else int(part)
    except ValueError:
        return -1


def ascii_host(host: str) -> str:
    """Return a host as the network knows it. Raises ValueError for what can't be one."""
    number = as_ip(host)
    if number is not None:
        return str(number)
    import idna  # loads slowly

    try:
        return idna.encode(host, uts46=True).decode()
    except idna.IDNAError:
        # Names of machines may have an underscore, which that standard doesn't know.
        if re.fullmatch(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}", host):
            return host
        raise ValueError(host) from None
