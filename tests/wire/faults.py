"""What a test makes go wrong: refusals, hanging, cuts, and hooks at a chosen request."""

from __future__ import annotations

import asyncio
import fnmatch
import inspect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from tests.wire.clock import AT_MOST

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Unpack

    from tests.wire.server import Request

When = Literal["before", "after"]


@dataclass
class Fault:
    """One thing that goes wrong, `times` times (None: until lifted), at matching requests.

    `pattern` is a method and a path without the API's prefix, with `*` for anything:
    "POST /channels/*/messages". `when` is before or after Discord has done what was asked.
    """

    pattern: str
    when: When = "before"
    times: int | None = 1
    status: int = 0
    body: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    cuts: bool = False
    page: str = ""  # what a school's filter shows in Discord's place
    hook: Callable[[Request], object] | None = None
    matches: Callable[[Request], bool] = lambda _: True
    hits: int = 0
    struck: asyncio.Event = field(default_factory=asyncio.Event)

    async def hit(self, within: float = AT_MOST) -> None:
        """Wait, at most `within` seconds, until the fault struck for the first time."""
        await asyncio.wait_for(self.struck.wait(), within)

    async def strike(self, request: Request) -> None:
        """Do what delays or observes the request."""
        self.hits += 1
        self.struck.set()
        if self.seconds:
            await asyncio.sleep(self.seconds)
        if self.hook is not None:
            result = self.hook(request)
            if inspect.isawaitable(result):
                await result


class _Which(TypedDict, total=False):
    matches: Callable[[Request], bool]


class Faults:
    """The faults that are in force, oldest first; the first that matches strikes."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def refuse(
        self,
        pattern: str,
        status: int,
        *,
        code: int = 0,
        times: int | None = 1,
        **options: Unpack[_Which],
    ) -> Fault:
        """Answer with an error, such as 500, or 403 with code 50013, and do nothing."""
        body = {"message": f"{status}: made by the test", "code": code}
        return self._add(Fault(pattern, status=status, body=body, times=times, **options))

    def limit(
        self, pattern: str, retry_after: float, *, times: int | None = 1, **options: Unpack[_Which]
    ) -> Fault:
        """Answer 429, to be tried again in `retry_after` seconds."""
        body = {"message": "You are being rate limited.", "retry_after": retry_after}
        body["global"] = False
        return self._add(Fault(pattern, status=429, body=body, times=times, **options))

    def filtered(
        self, pattern: str, status: int = 200, *, times: int | None = 1, **options: Unpack[_Which]
    ) -> Fault:
        """Answer with a page, as a school's filter does in Discord's place."""
        page = "<html><body>This site is blocked.</body></html>"
        return self._add(Fault(pattern, status=status, page=page, times=times, **options))

    def hang(
        self,
        pattern: str,
        seconds: float,
        *,
        when: When = "before",
        times: int | None = 1,
        **options: Unpack[_Which],
    ) -> Fault:
        """Keep the bot waiting before, or after, doing what it asked."""
        return self._add(Fault(pattern, when=when, seconds=seconds, times=times, **options))

    def cut(
        self,
        pattern: str,
        *,
        when: When = "after",
        times: int | None = 1,
        **options: Unpack[_Which],
    ) -> Fault:
        """Drop the connection; by default after the message was taken, its answer unsent."""
        return self._add(Fault(pattern, when=when, cuts=True, times=times, **options))

    def on(
        self,
        pattern: str,
        hook: Callable[[Request], object],
        *,
        when: When = "before",
        times: int | None = 1,
        **options: Unpack[_Which],
    ) -> Fault:
        """Call something, plain or async, such as the bot's `kill`, at a request."""
        return self._add(Fault(pattern, when=when, hook=hook, times=times, **options))

    def _add(self, fault: Fault) -> Fault:
        self._faults.append(fault)
        return fault

    def lift(self, fault: Fault | None = None) -> None:
        """End one fault, or all of them."""
        self._faults = [other for other in self._faults if fault not in (None, other)]

    def match(self, request: Request) -> Fault | None:
        """Take the fault, if any, that strikes this request."""
        if not self._faults:
            return None
        line = f"{request.method} {request.path}"
        for fault in self._faults:
            if fnmatch.fnmatchcase(line, fault.pattern) and fault.matches(request):
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self.lift(fault)
                return fault
        return None
