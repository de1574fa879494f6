"""Bots that start at once: a process in which the program is loaded forks one for each start.

Loading takes a second of a processor, and some tests start a bot three times. What is forked is a
process of its own with its own output, environment and end; it can be killed like any other.
`python -m tests.wire.nursery SOCKET` listens there, and ends when its standard input is closed.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import runpy
import selectors
import signal
import socket
import sys
import traceback

from bot.students import rules

LOADED = (
    "bot.app",
    "bot.command_line",
    "bot.running",
    "bot.log",
    "tests.wire.bare_bot",
    "aiosqlite",
    "apscheduler.executors.asyncio",
    "apscheduler.triggers.interval",
)
REQUEST = 256 * 1024  # bytes; an environment is most of it


def load() -> None:
    """Import the program and its features, so that what is forked has them."""
    for name in LOADED:
        importlib.import_module(name)
    rules.check("A cart of books.")  # it reads its words at the first share
    gc.collect()
    gc.freeze()  # what nobody looks through stays shared


def become(
    arguments: list[str], environment: dict[str, str], folder: str, output: int, errors: int
) -> int:
    """Do in this process what `python ARGUMENTS` does (`-m MODULE …`); return the exit code."""
    os.dup2(output, 1)
    os.dup2(errors, 2)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr] # it is a file
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [arguments[1], *arguments[2:]]
    try:
        runpy.run_module(arguments[1], run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


class Nursery:
    """Forks what it is asked for, and tells the end of each."""

    def __init__(self, listening: socket.socket) -> None:
        self._listening = listening
        self._asked: dict[int, socket.socket] = {}  # by the process id

    def serve(self) -> None:
        """Serve until standard input is closed."""
        woken, wakes = socket.socketpair()
        wakes.setblocking(False)
        signal.set_wakeup_fd(wakes.fileno())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        with selectors.DefaultSelector() as selector:
            for one in (self._listening, woken, sys.stdin):
                selector.register(one, selectors.EVENT_READ)
            while True:
                ready = [key.fileobj for key, _ in selector.select()]
                if sys.stdin in ready:
                    return
                if woken in ready:
                    woken.recv(64)
                    self._tell_ends()
                if self._listening in ready:
                    self._fork()

    def _fork(self) -> None:
        asking, _ = self._listening.accept()
        request, streams, _, _ = socket.recv_fds(asking, REQUEST, 2)
        pid = os.fork()
        if pid:
            for stream in streams:
                os.close(stream)
            self._asked[pid] = asking
            asking.sendall(b"%d\n" % pid)
            return
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.close(sys.stdin.fileno())
        for one in (asking, self._listening, *self._asked.values()):
            one.close()
        code = become(*json.loads(request), *streams)
        with contextlib.suppress(OSError):
            sys.stdout.flush()
        os._exit(code)

    def _tell_ends(self) -> None:
        while self._asked:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            with self._asked.pop(pid) as asked, contextlib.suppress(OSError):
                asked.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    with socket.socket(socket.AF_UNIX) as listening:
        load()
        listening.bind(sys.argv[1])
        listening.listen()
        print("ready", flush=True)  # noqa: T201 - anyone who started it waits for this
        Nursery(listening).serve()
