"""Where readers knock: held by us, so that they wait while nginx is started again and are not sent away."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address

_INHERITED = "NGINX"
"""By this variable nginx is told of sockets that it need not open: it tells itself so when it is renewed."""
_MOST_WAITING = 2048


@dataclass(frozen=True, slots=True)
class Doorstep:
    """A place where we listen and nginx answers; without one, nginx is to open its own."""

    server: asyncio.Server | None

    @property
    def handed(self) -> tuple[int, ...]:
        """The sockets as numbers, to be handed to nginx."""
        return tuple(each.fileno() for each in self.server.sockets) if self.server else ()

    def told(self, environment: Mapping[str, str]) -> dict[str, str]:
        """Return the environment of an nginx that is handed the sockets."""
        numbers = "".join(f"{each};" for each in self.handed)
        return {**environment, _INHERITED: numbers} if numbers else dict(environment)

    def leave(self) -> None:
        """Let go of the sockets: once nginx has ended, whoever comes is sent away at once."""
        if self.server:
            self.server.close()


async def doorstep(address: str, port: int) -> Doorstep:
    """Listen at an address and port, and let nobody in ourselves.

    Where the address is a name, or somebody listens there already, nginx opens its own and says why not.
    """
    try:
        ip_address(address)
        server = await asyncio.start_server(_nobody, address, port, backlog=_MOST_WAITING)
    except (OSError, ValueError):
        return Doorstep(None)
    for each in server.sockets:
        asyncio.get_running_loop().remove_reader(each.fileno())
    return Doorstep(server)


def _nobody(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send away who comes before nginx is there at all."""
    writer.close()
