"""Messages that no page of the site sends, over the one websocket; other readers' pages go on running."""

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from benchmarks.client import fault_in, is_last, request
from lutondash.site.headers import policy
from lutondash.web.headers import scripts
from tests.attack.attacking import PATIENCE, Target

INSIDE = (b"Traceback", b"site-packages", b"lutondash/", b"/tmp/")
MANY = 60


def messages(connection: ClientConnection) -> Iterator[ForwardMsg]:
    """Give what the server sends until a page has run; nothing of the inside of the program is in it."""
    while True:
        message = ForwardMsg.FromString(connection.recv(PATIENCE, decode=False))
        # Streamlit tells every page where its script lies; nothing can be done with that alone.
        if message.HasField("new_session"):
            message.new_session.ClearField("main_script_path")
        said = message.SerializeToString()
        assert not [each for each in INSIDE if each in said]
        yield message
        if is_last(message):
            return


def runs(target: Target) -> None:
    """Assert that a page runs to its end, for a new reader."""
    with target.session() as connection:
        connection.send(request(target.url, "", ""))
        assert not [fault for each in messages(connection) for fault in fault_in(each)]


def unknown_page() -> bytes:
    """Ask for a page that there is not, by an id."""
    message = BackMsg()
    message.rerun_script.page_script_hash = "../../etc/passwd"
    return bytes(message.SerializeToString())


def unknown_fields() -> bytes:
    """Tell of fields that no page has, of every kind of value."""
    message = BackMsg()
    states = message.rerun_script.widget_states.widgets
    for at, (kind, value) in enumerate(
        (
            ("string_value", "<script>"),
            ("int_value", -(2**60)),
            ("json_value", "[" * 2000),
            ("bytes_value", b"\0"),
        )
    ):
        found = states.add(id=f"$$ID-{at}-compare-places")
        setattr(found, kind, value)
    return bytes(message.SerializeToString())


def hostile_query() -> bytes:
    """Ask for a page with an address that says everything at once."""
    return request("https://evil.test", "indicator", "id=../../x&place=%00&edition=-1&" + "place=E1&" * 4000)


def commands() -> Iterator[bytes]:
    """Give the commands that a developer's page has and this one has no use for."""
    for kind in (
        "clear_cache",
        "set_run_on_save",
        "stop_script",
        "load_git_info",
        "debug_disconnect_websocket",
    ):
        message = BackMsg()
        with suppress(AttributeError, TypeError):
            setattr(message, kind, True)
            yield bytes(message.SerializeToString())
    message = BackMsg()
    message.file_urls_request.file_names.append("../../etc/passwd")
    yield bytes(message.SerializeToString())


def noise() -> Iterator[bytes]:
    """Give bytes that are no message: none, some, a message cut off, and one with bits turned."""
    chance = random.Random(8)  # noqa: S311  # the same noise each time
    sound = request("https://dashboard.test", "indicator", "id=rainy-days")
    yield from (b"", b"\0", b"\xff" * 100, sound[:-3], b"\x0a\xff\xff\xff\xff\x0f")
    for _ in range(20):
        turned = bytearray(sound)
        for at in chance.sample(range(len(turned)), 6):
            turned[at] ^= 1 << chance.randrange(8)
        yield bytes(turned)


ONES: dict[str, Callable[[], bytes]] = {
    "unknown page": unknown_page,
    "unknown fields": unknown_fields,
    "query": hostile_query,
}


@pytest.mark.parametrize("kind", ONES)
def test_a_message_that_asks_for_what_is_not_there_harms_nobody(target: Target, kind: str) -> None:
    """It is answered with a page, and no word of the inside of the program."""
    with target.session() as connection:
        connection.send(ONES[kind]())
        assert list(messages(connection))
    runs(target)


def test_what_is_no_message_harms_nobody(target: Target) -> None:
    """Nor words where bytes are meant, nor a developer's commands."""
    for data in ("hello", *noise(), *commands()):
        with target.session() as connection, suppress(ConnectionClosed, TimeoutError):
            connection.send(data)
            connection.recv(0.05)
    runs(target)


def test_a_developers_commands_are_not_heard(target: Target) -> None:
    """None is answered; the page that is asked for after them is."""
    with target.session() as connection:
        for command in commands():
            connection.send(command)
        connection.send(request(target.url, "", ""))
        kinds = {each.WhichOneof("type") for each in messages(connection)}
    assert "script_finished" in kinds
    assert not kinds & {"git_info_changed", "file_urls_response", "backend_operation_response"}


def test_a_connection_is_made_with_the_headers_of_every_answer(target: Target) -> None:
    """Its answer shows nothing, and yet is one."""
    with target.session() as connection:
        assert connection.response is not None
        assert connection.response.headers.get_all("content-security-policy") == [policy(scripts())]


def test_a_huge_message_ends_its_own_connection_only(target: Target) -> None:
    """It is not read to its end."""
    with target.session() as other:
        with target.session() as connection, pytest.raises(ConnectionClosed):
            connection.send(b"x" * 1_000_000)
            connection.recv(PATIENCE)
        other.send(request(target.url, "", ""))
        assert list(messages(other))


def test_a_flood_of_messages_and_of_visitors_keeps_nobody_out(target: Target, whole: bytes) -> None:
    """One who asks on and on waits; many who connect and say nothing take nobody's place."""
    with ExitStack() as stack:
        for _ in range(MANY):
            stack.enter_context(target.session())
        flood = stack.enter_context(target.session())
        for _ in range(300):
            flood.send(request(target.url, "", ""))
        target.still_serves(whole)
        runs(target)


@pytest.mark.parametrize(
    "origin",
    ["https://evil.test", "null", "https://dashboard.test.evil.test", "http://localhost:3000", "file://"],
)
def test_a_page_of_another_site_does_not_connect(target: Target, origin: str) -> None:
    """It is refused before anything runs."""
    with pytest.raises(InvalidStatus) as refused, target.session(origin):
        pass
    assert refused.value.response.status_code == 403
