"""Whether a link still opens, and what nobody can make the bot connect to."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest

from bot.kit.fetching import look_up
from bot.kit.internet import is_public
from bot.shelf.probing import FAILS, OPENS, UNKNOWN, Prober

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from bot.kit.internet import IPAddress

HERE, PRIVATE = ip_address("127.0.0.1"), ip_address("10.0.0.5")
PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"


class Server:
    """A web server on this computer that says what it's told to, and remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answers: dict[str, bytes] = {}
        self.sent = 0
        self.slow = False
        self.port = 0
        self.tasks: set[asyncio.Task[None]] = set()

    def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer in a task that ends with the server."""
        task = asyncio.create_task(self.answer(reader, writer))
        self.tasks.add(task)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.asked.append(head)
        answer = self.answers.get(head.split(" ")[1], PAGE)
        try:
            if self.slow:
                for one in answer:
                    writer.write(bytes([one]))
                    await asyncio.sleep(0.1)
            writer.write(answer)
            await writer.drain()
            self.sent += len(answer)
        except ConnectionError:
            pass
        finally:
            writer.close()

    def redirect(self, path: str, target: str, more: str = "") -> None:
        """Send anyone who asks for *path* elsewhere."""
        head = f"HTTP/1.1 302 Found\r\nLocation: {target}\r\n{more}Content-Length: 0\r\n\r\n"
        self.answers[path] = head.encode()

    def status(self, path: str, status: int) -> None:
        """Answer with a status."""
        self.answers[path] = f"HTTP/1.1 {status} X\r\nContent-Length: 0\r\n\r\n".encode()


@asynccontextmanager
async def serving() -> AsyncIterator[Server]:
    """Run a server for a while."""
    server = Server()
    running = await asyncio.start_server(server.connected, "127.0.0.1", 0)
    server.port = running.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        for task in server.tasks:
            task.cancel()
        await asyncio.gather(*server.tasks, return_exceptions=True)
        running.close()
        await running.wait_closed()


def resolving(**names: Sequence[IPAddress]) -> Callable[[str], Awaitable[Sequence[IPAddress]]]:
    """Return a resolver that knows these names, with "_" for a dot."""

    async def resolve(host: str) -> Sequence[IPAddress]:
        found = names.get(host.replace(".", "_"))
        if found is None:
            raise OSError(f"no such name {host}")
        return found

    return resolve


def prober(server: Server, seconds: float = 5, **names: Sequence[IPAddress]) -> Prober:
    """Return a prober for which only this computer's 127.0.0.1 is public, by a name."""
    known = resolving(site_example=[HERE], **names)
    ports = frozenset({server.port, 80, 443})
    return Prober(known, lambda one: one == HERE or is_public(one), ports, seconds)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, OPENS),
        (206, OPENS),
        (401, OPENS),
        (403, OPENS),
        (405, OPENS),
        (429, OPENS),
        (404, FAILS),
        (410, FAILS),
        (500, FAILS),
        (503, FAILS),
    ],
)
async def test_what_a_server_says(status: int, outcome: str) -> None:
    """A page behind a login is there; one that's gone, or breaks, fails."""
    async with serving() as server:
        server.status("/a", status)
        assert await prober(server).look(f"http://site.example:{server.port}/a") == outcome


async def test_no_answer() -> None:
    """A name that's gone and a closed door fail; so does a server that takes too long."""
    async with serving() as server:
        looks = prober(server)
        assert await looks.look("https://gone.example/") == FAILS
        port = server.port
    assert await looks.look(f"http://site.example:{port}/") == FAILS
    async with serving() as server:
        server.slow = True
        looks = prober(server, seconds=0.3)
        assert await looks.look(f"http://site.example:{server.port}/") == FAILS


@pytest.mark.parametrize(
    "link",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://[::1]:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://2130706433:{port}/",
        "http://0x7f.1:{port}/",
        "http://0177.0.0.1:{port}/",
        "http://0:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://metadata.google.internal/",
        "http://user:secret@site.example:{port}/",
        "file:///etc/passwd",
        "ftp://site.example:{port}/",
        "gopher://site.example:{port}/",
        "http://private.example:{port}/",
        "http://both.example:{port}/",
        "http://site.example:22/",
    ],
)
async def test_what_is_never_connected_to(link: str) -> None:
    """Neither by number, however it's written, nor by a name whose address isn't public."""
    async with serving() as server:
        known = resolving(
            private_example=[HERE], both_example=[ip_address("8.8.8.8"), HERE], localhost=[HERE]
        )
        looks = Prober(known, ports=frozenset({80, 443, server.port}))  # judged as it really is

        assert await looks.look(link.format(port=server.port)) == UNKNOWN
        assert server.asked == []


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2:{port}/b",
        "http://10.0.0.5/b",
        "//10.0.0.5/b",
        "http://inside.example:{port}/b",
        "http://169.254.169.254/b",
        "http://[::1]:{port}/b",
        "http://site.example:25/b",
        "http://a:b@site.example:{port}/b",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://[nonsense/b",
    ],
)
async def test_redirects_inside(target: str) -> None:
    """A public page can't send the bot into a private network, or anywhere but to a page."""
    async with serving() as server:
        server.redirect("/a", target.format(port=server.port))
        looks = prober(server, inside_example=[PRIVATE])

        assert await looks.look(f"http://site.example:{server.port}/a") == UNKNOWN
        assert len(server.asked) == 1


async def test_redirects() -> None:
    """Others are followed, a few times; a circle is no failure."""
    async with serving() as server:
        server.redirect("/a", "/b")
        server.redirect("/b", f"http://site.example:{server.port}/c")
        server.redirect("/circle", "/circle")
        server.redirect("/old", "/gone")
        server.status("/gone", 404)
        looks, site = prober(server), f"http://site.example:{server.port}"

        assert await looks.look(f"{site}/a") == OPENS
        assert [one.split(" ")[1] for one in server.asked] == ["/a", "/b", "/c"]
        assert await looks.look(f"{site}/circle") == UNKNOWN
        assert len(server.asked) == 9
        assert await looks.look(f"{site}/old") == FAILS


async def test_a_name_that_changes_its_mind() -> None:
    """Its address is looked up once for each connection, and that one is connected to."""
    answers = [[HERE], [PRIVATE], [HERE]]
    asked: list[str] = []

    async def fickle(host: str) -> Sequence[IPAddress]:
        asked.append(host)
        return answers[len(asked) - 1]

    async with serving() as server:
        server.redirect("/a", f"http://site.example:{server.port}/b")
        looks = Prober(fickle, lambda one: one == HERE, frozenset({server.port}))

        assert await looks.look(f"http://site.example:{server.port}/a") == UNKNOWN
        assert len(server.asked) == 1  # the redirect's name had become a private one
        assert asked == ["site.example"] * 2


async def test_what_is_sent_and_kept() -> None:
    """No cookie comes back, no page is read, and nothing is unpacked."""
    async with serving() as server:
        server.redirect("/a", "/b", "Set-Cookie: canary=1; Path=/\r\n")
        big = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 50000000\r\n\r\n"
        server.answers["/b"] = big + b"\x1f\x8b" * 10_000_000
        looks = prober(server)

        assert await looks.look(f"http://site.example:{server.port}/a") == OPENS
        assert "canary" not in "".join(server.asked)
        assert "Cookie" not in "".join(server.asked)
        assert "User-Agent: WhatsWorking/" in server.asked[0]
        assert server.sent < 1_000_000  # the connection was closed long before its end


async def test_heads_without_an_end() -> None:
    """A server that never ends its head can't fill the memory."""
    async with serving() as server:
        server.answers["/a"] = b"HTTP/1.1 200 OK\r\nX: " + b"x" * 5_000_000
        assert await prober(server).look(f"http://site.example:{server.port}/a") == FAILS


async def test_this_computer_s_names() -> None:
    """Names are looked up as this computer knows them; its own is private."""
    found = await look_up("localhost")

    assert found
    assert not any(map(is_public, found))
