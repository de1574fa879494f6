"""The wire: SimCord's backend behind real HTTP and a gateway socket, on 127.0.0.1 only."""

from __future__ import annotations

import asyncio
import json
import time
import traceback
from dataclasses import dataclass, field
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any, Self, cast

from aiohttp import web
from simcord.backend.errors import BackendError
from simcord.http import routes as _routes  # noqa: F401 - importing it registers every route
from simcord.http.router import RouteNotImplemented, UnsupportedField

from tests.wire.answers import Answers
from tests.wire.clock import AT_MOST, WireClock
from tests.wire.discord_rules import MEBIBYTE, DiscordRules, StrictBackend
from tests.wire.faults import Fault, Faults
from tests.wire.gateway import Gateway, encode
from tests.wire.limits import RateLimits, Verdict
from tests.wire.schema import RequestSchemas, at_hand
from tests.wire.uploads import Upload, WireCdn, read_multipart

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from types import TracebackType

API = "/api/v10"
TOKEN = "wire.token.of-no-use-elsewhere"


@dataclass(slots=True)
class Request:
    """One request of the bot: `path` without the API's prefix, `at` in monotonic seconds.

    `status` is what was answered, 0 while nothing was.
    """

    method: str
    path: str
    json: Any = None
    params: dict[str, str] = field(default_factory=dict)
    files: list[Upload] = field(default_factory=list)
    reason: str | None = None
    at: float = field(default_factory=time.monotonic)
    status: int = 0

    @property
    def segments(self) -> list[str]:
        """Split the path at its slashes."""
        return self.path.strip("/").split("/")


class WireServer:
    """Discord as the bot's process sees it; `async with` starts and stops it.

    `validates` holds every request body against Discord's description, where it is at hand;
    what is found lands in `violations`, with requests that SimCord cannot answer. Without a
    `port` the system chooses one.
    """

    def __init__(self, *, token: str = TOKEN, validates: bool = True, port: int = 0) -> None:
        self.token = token
        self.port = port
        self.backend = StrictBackend(clock=WireClock())
        self.cdn = self.backend.cdn = WireCdn()
        self.rules = DiscordRules(self.backend)
        self.gateway = Gateway(self.backend, token)
        self.answers = Answers()
        self.faults = Faults()
        self.limits = RateLimits()
        self.shards = 1
        self.date: datetime | None = None  # what its answers say the time is; None: its clock's
        self.requests: list[Request] = []
        self.violations: list[str] = []
        self.url = ""
        self._schemas: RequestSchemas | None = at_hand() if validates else None
        self._runner: web.AppRunner | None = None

    @property
    def api_url(self) -> str:
        """The address that takes the place of https://discord.com/api/v10."""
        return self.url + API

    @property
    def gateway_url(self) -> str:
        """The address that takes the place of wss://gateway.discord.gg."""
        return self.url.replace("http:", "ws:") + "/gateway"

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=128 * MEBIBYTE)
        app.router.add_route("*", "/{anything:.*}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.url = self.cdn.base = f"http://127.0.0.1:{self.port}"
        self.gateway.url = self.gateway_url
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._runner is not None
        self.gateway.cut()
        await self._runner.cleanup()

    def requests_to(self, method: str, ending: str) -> list[Request]:
        """List the requests with this method whose path ends so, oldest first."""
        return [r for r in self.requests if r.method == method and r.path.endswith(ending)]

    def advance(self, seconds: float) -> None:
        """Move Discord's clock on; idle threads are archived."""
        self.backend.advance_clock(seconds)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        path = request.path
        if path == "/gateway":
            return await self.gateway.serve(request)
        if path.startswith("/attachments/"):
            return self.cdn.serve(path)
        if not path.startswith(API):
            return web.Response(status=404)
        taken = await self._read(request, path.removeprefix(API))
        self.requests.append(taken)
        response = await self._respond(request, taken)
        said = self.date or self.backend.clock.now()
        response.headers["Date"] = format_datetime(said, usegmt=True)
        taken.status = response.status
        return response

    async def _read(self, request: web.Request, path: str) -> Request:
        taken = Request(request.method, path, params=dict(request.query))
        taken.reason = request.headers.get("X-Audit-Log-Reason")
        if request.content_type == "multipart/form-data":
            taken.json, taken.files = await read_multipart(request)
        elif request.body_exists:
            taken.json = json.loads(await request.read())
        return taken

    async def _respond(self, request: web.Request, taken: Request) -> web.Response:
        if self._needs_token(taken) and request.headers.get("Authorization") != f"Bot {self.token}":
            return _answer(401, {"message": "401: Unauthorized", "code": 0})
        verdict = self.limits.take(taken.method, taken.path)
        if verdict.retry_after:
            return _limited(verdict)
        fault = self.faults.match(taken)
        if fault is not None and fault.when == "before":
            response = await self._strike(request, taken, fault)
            if response is not None:
                return response
        status, payload = self._obey(taken)
        if fault is not None and fault.when == "after":
            response = await self._strike(request, taken, fault)
            if response is not None:
                return response
        return _answer(status, payload, verdict.headers)

    @staticmethod
    def _needs_token(taken: Request) -> bool:
        """Interaction and webhook addresses carry their own token."""
        segments = taken.segments
        carries = segments[0] in ("interactions", "webhooks") and len(segments) > 2
        return not carries and taken.path != "/gateway"

    async def _strike(
        self, request: web.Request, taken: Request, fault: Fault
    ) -> web.Response | None:
        await fault.strike(taken)
        if fault.cuts:
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=500)
        if fault.page:
            return web.Response(status=fault.status, text=fault.page, content_type="text/html")
        if fault.status == 429:
            return _limited(Verdict({}, fault.body["retry_after"]))
        return _answer(fault.status, fault.body) if fault.status else None

    def _obey(self, taken: Request) -> tuple[int, object]:
        """Do what was asked, by SimCord's routes; answers a status and a payload."""
        self._validate(taken)
        if taken.path in ("/gateway", "/gateway/bot"):
            return 200, self._gateway_payload()
        try:
            payload = self.rules.dispatch(
                taken.method,
                taken.path,
                json=taken.json,
                params=cast("dict[str, Any]", taken.params),
                files=taken.files,
                reason=taken.reason,
                message_content_access=False,
            )
        except (RouteNotImplemented, UnsupportedField) as error:
            self.violations.append(f"{taken.method} {taken.path}: {error}")
            return 501, error.to_json()
        except BackendError as error:
            return error.status, error.to_json()
        except Exception as error:
            # SimCord meant a refusal, or it has a fault: either way the test has to know.
            self.violations.append("".join(traceback.format_exception(error)))
            return 400, {"message": f"Invalid Form Body: {error}", "code": 50035}
        finally:
            # What SimCord logs for its own assertions would only grow here.
            self.backend.http_requests.clear()
            self.backend.transcript.clear()
        if taken.segments[0] in ("interactions", "webhooks"):
            self.answers.heard(taken)
        return self._shaped(taken, payload)

    @staticmethod
    def _shaped(taken: Request, payload: object) -> tuple[int, object]:
        """Leave the payload out where Discord sends one only on request."""
        asked = taken.params.get("with_response") or taken.params.get("wait") or "0"
        optional = taken.path.endswith("/callback") or (
            taken.method == "POST" and taken.segments[0] == "webhooks"
        )
        if payload is None or (optional and asked.lower() not in ("1", "true")):
            return 204, None
        return 200, payload

    def _validate(self, taken: Request) -> None:
        if self._schemas is None:
            return
        found = self._schemas.violation(taken.method, taken.path, taken.json)
        if found is not None:
            self.violations.append(found)

    def _gateway_payload(self) -> dict[str, object]:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 16}
        return {"url": self.gateway_url, "shards": self.shards, "session_start_limit": limit}


def _answer(status: int, payload: object, headers: dict[str, str] | None = None) -> web.Response:
    if status == 204:
        return web.Response(status=204, headers=headers)
    body = encode(payload).encode()
    return web.Response(status=status, body=body, content_type="application/json", headers=headers)


def _limited(verdict: Verdict) -> web.Response:
    """Answer 429; discord.py takes one without `Via` for a ban by Cloudflare."""
    body = {
        "message": "You are being rate limited.",
        "retry_after": verdict.retry_after,
        "global": verdict.is_global,
    }
    headers = {"Via": "1.1 wire", "Retry-After": f"{verdict.retry_after:.3f}"} | verdict.headers
    return _answer(429, body, headers)


async def until(
    condition: Callable[[], object], within: float = AT_MOST, every: float = 0.01
) -> None:
    """Wait until a call answers something true; raises TimeoutError after `within` seconds."""
    async with asyncio.timeout(within):
        while not condition():  # noqa: ASYNC110 - the condition may be anything
            await asyncio.sleep(every)
