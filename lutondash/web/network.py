"""`network`: who asks, as far as that can be known and need be."""

import ipaddress

from starlette.types import Scope

_HOME = 64
"""The bits of an IPv6 address that name a household or a building; the rest is its own to choose."""


def network(scope: Scope) -> str:
    """Return the network from which a request comes, as a trusted proxy says; blank for this machine."""
    host = (scope.get("client") or ("",))[0]
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return str(host)
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or address
    if address.is_loopback:
        return ""
    bits = _HOME if address.version == 6 else address.max_prefixlen  # noqa: PLR2004 - IPv6
    return str(ipaddress.ip_network((address, bits), strict=False))
