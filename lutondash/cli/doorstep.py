"""Where readers knock: held by us, so that they wait while nginx is started again and are not sent away."""

import asyncio
import os
from collections.abc import Mapping
from dataclasses import dataclass

from lutondash.errors import UsageError

_INHERITED = "NGINX"
"""By this variable nginx is told of sockets that it need not open: it tells itself so when it is renewed."""
_MOST_WAITING = 2048


@dataclass(frozen=True, slots=True)
class Doorstep:
    """A place where we listen and nginx answers."""

    server: asyncio.Server

    @property
    def handed(self) -> tuple[int, ...]:
        """The sockets as numbers, to be handed to nginx."""
        return tuple(each.fileno() for each in self.server.sockets)

    @property
    def places(self) -> tuple[str, ...]:
        """Where we listen, as nginx writes it: a name may stand for an address of each kind."""
        named = (each.getsockname()[:2] for each in self.server.sockets)
        return tuple(f"[{host}]:{port}" if ":" in host else f"{host}:{port}" for host, port in named)

    def told(self, environment: Mapping[str, str]) -> dict[str, str]:
        """Return the environment of an nginx that is handed the sockets."""
        return {**environment, _INHERITED: "".join(f"{each};" for each in self.handed)}

    def leave(self) -> None:
        """Let go of the sockets: once nginx has ended, whoever comes is sent away at once."""
        self.server.close()


async def doorstep(address: str, port: int) -> Doorstep:
    """Listen at an address or name and a port, and let nobody in ourselves.

    UsageError where that cannot be: somebody listens there, it is not this machine's, or it is not allowed.
    """
    try:
        server = await asyncio.start_server(_nobody, address, port, backlog=_MOST_WAITING)
    except OSError as fault:
        raise UsageError(_in_words(address, port, fault)) from fault
    for each in server.sockets:
        asyncio.get_running_loop().remove_reader(each.fileno())
    return Doorstep(server)


async def knock(address: str, port: int) -> None:
    """Raise UsageError where a server could not listen; said before it warms up for nothing."""
    step = await doorstep(address, port)
    step.leave()
    await step.server.wait_closed()


def _in_words(address: str, port: int, fault: OSError) -> str:
    reason = os.strerror(fault.errno) if fault.errno and fault.errno > 0 else str(fault)
    return (
        f"The site cannot listen at {address}, port {port}: {reason}. Is another site there already? "
        "Stop that, or name another with --port and --address."
    )


def _nobody(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send away who comes before nginx is there at all."""
    writer.close()
