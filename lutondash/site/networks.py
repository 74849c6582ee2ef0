"""Networks that a setting names, such as the proxies before the site."""

from ipaddress import IPv4Network, IPv6Network, ip_network

from lutondash.errors import UsageError

Network = IPv4Network | IPv6Network


def networks(setting: str, written: str) -> tuple[Network, ...]:
    """Read addresses and ranges with commas between; UsageError that names the setting where one is none."""
    try:
        return tuple(ip_network(each.strip(), strict=False) for each in written.split(",") if each.strip())
    except ValueError as wrong:
        raise UsageError(
            f"{setting}: {wrong}. Write addresses such as 10.0.0.1 or 10.0.0.0/24, with commas."
        ) from wrong
