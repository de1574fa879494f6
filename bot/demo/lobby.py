"""The lobby: who to be, where to go, and the message menus that Preview does not have."""

from __future__ import annotations

import hmac
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from aiohttp import web
from simcord import BackendError, SetupError

from bot.demo import pages, travel
from bot.demo.world import TALK
from bot.kit.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from simcord import ChannelHandle

    from bot.demo.stage import Persona, Stage

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

log = structlog.get_logger()

MESSAGES = 8  # shown of a room
SHEET = Path(__file__).with_name("pages") / "lobby.css"
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Chromium holds the redirect that answers a form against form-action as well.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; "
        "form-action 'self' http://127.0.0.1:*; frame-ancestors 'none'"
    ),
}


class Lobby:
    """A web application over one stage; its forms carry a token that is new in each run."""

    def __init__(self, stage: Stage, port: int) -> None:
        self.stage = stage
        self.token = secrets.token_urlsafe(24)
        self._journey: travel.Journey | None = None
        self._viewer = ""  # who opened a room last
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self.app = web.Application(middlewares=[self._explain, self._guard])
        self.app.add_routes(
            [
                web.get("/", self.front),
                web.get("/lobby.css", self.sheet),
                web.get("/channels/{guild}/{room}", self.follow),
                web.get("/channels/{guild}/{room}/{message}", self.follow),
                web.post("/open", self.open),
                web.post("/choose", self.choose),
                web.post("/time", self.time),
            ]
        )

    async def front(self, request: web.Request) -> web.Response:
        """Show everything on one page; the address holds who one is and which room is read."""
        person = self._person(request.query.get("as", ""))
        room = self._room(person, request.query.get("room", ""))
        journey, reading = self._journey, "read" in request.query
        text = pages.front(self.stage, person, room, self.token, MESSAGES, journey, reading=reading)
        return web.Response(text=text, content_type="text/html")

    async def sheet(self, _request: web.Request) -> web.Response:
        """Serve the one style sheet."""
        return web.Response(text=SHEET.read_text("utf-8"), content_type="text/css")

    async def open(self, request: web.Request) -> web.Response:
        """Open a room and go there."""
        form = await request.post()
        person = self._person(str(form.get("as", "")))
        room = self._room(person, str(form.get("room", "")))
        self._viewer = person.key
        return _gone_to(await self.stage.open(room, person))

    async def follow(self, request: web.Request) -> web.Response:
        """Go where a link in a message leads, as the person who opened a room last."""
        person = self._person(self._viewer)
        rooms = {str(room.id): room for room in self.stage.rooms(person)}
        room = rooms.get(request.match_info["room"])
        if room is None:
            raise web.HTTPNotFound(text=f"{person.name} can't see that room.")
        return _gone_to(await self.stage.open(room, person))

    async def choose(self, request: web.Request) -> web.Response:
        """Choose from a message's menu, and go to where the answer is."""
        form = await request.post()
        person = self._person(str(form.get("as", "")))
        room = self._room(person, str(form.get("room", "")))
        wanted, menu = str(form.get("message", "")), str(form.get("menu", ""))
        for message in self.stage.messages(person, room):
            if str(message.id) == wanted and menu in self.stage.menus(person, room):
                self._viewer = person.key
                return _gone_to(await self.stage.choose(person, room, message, menu))
        raise web.HTTPNotFound(text="That message isn't there anymore.")

    async def time(self, request: web.Request) -> web.Response:
        """Let time pass, and tell on the front page what the bot did meanwhile."""
        form = await request.post()
        person = self._person(str(form.get("as", "")))
        room = self._room(person, str(form.get("room", "")))
        try:
            self._journey = await travel.go(
                self.stage, str(form.get("to", "")), str(form.get("day", ""))
            )
        except Refusal as refusal:
            raise web.HTTPConflict(text=refusal.message) from refusal
        return _gone_to(f"/?as={person.key}&room={room.id}")

    def _person(self, key: str) -> Persona:
        people = self.stage.people
        return people.get(key) or next(iter(people.values()))

    def _room(self, person: Persona, room_id: str) -> ChannelHandle:
        """Return the room, or the one that everybody talks in where there is no such room."""
        rooms = {str(room.id): room for room in self.stage.rooms(person)}
        return rooms.get(room_id) or person.actor.guild.channels[TALK]

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        # A page elsewhere may reach this port under a name of its own, or post a form to it.
        if request.host not in self._hosts:
            raise web.HTTPForbidden(text="The lobby answers only on this computer.")
        if request.method == "POST":
            token = str((await request.post()).get("token", ""))
            if not hmac.compare_digest(token.encode(), self.token.encode()):
                raise web.HTTPForbidden(text="This page is from an earlier demo.")
        return await handler(request)

    @web.middleware
    async def _explain(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            response = await handler(request)
        except web.HTTPRedirection:
            raise
        except web.HTTPException as error:
            response = _trouble(error.text or error.reason, error.status)
        except (SetupError, BackendError):
            log.exception("demo.refused")
            response = _trouble("The simulated Discord didn't do that.", 409)
        except Exception:
            log.exception("demo.fault")
            response = _trouble("Something in the demo went wrong.", 500)
        response.headers.update(HEADERS)
        return response


def _gone_to(address: str) -> web.Response:
    return web.Response(status=303, headers={"Location": address})


def _trouble(sentence: str, status: int) -> web.Response:
    return web.Response(text=pages.trouble(sentence), status=status, content_type="text/html")
