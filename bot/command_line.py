"""The command line: what `python -m bot`, or `whats-working`, can be told to do."""

from __future__ import annotations

import argparse
import asyncio
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot import __version__, env_file, log, startup
from bot.settings import Malformed, Settings, from_environment
from bot.startup import StartFailure
from bot.trying import command as trying
from bot.trying.reader import day
from bot.typed import as_typed, own_user

if TYPE_CHECKING:
    from collections.abc import Sequence

# What's printed for a person says all there is; a library's lines would only worry them.
LOGGED = {"doctor": "ERROR", "handover": "ERROR"}
LOGGED |= dict.fromkeys(("backup", "restore", "group", "calendar"), "WARNING")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    options = _parser().parse_args(arguments)
    if options.command == "calendar" and options.what != "date":  # needs no settings
        return _calendar(options)
    if options.command == "try":  # nor does this
        return trying.run(options)
    try:
        if startup.has_old_packages():
            raise StartFailure(startup.OLD_PACKAGES)
        if options.command == "service":
            from bot import systemd

            return systemd.install()
        settings = _settings()
        level = LOGGED.get(options.command, settings.log_level)
        log.start(level, settings.discord_token, shape=settings.log_format)
        return asyncio.run(_do(options, settings))
    except StartFailure as failure:
        print(as_typed(str(failure)), file=sys.stderr)  # noqa: T201 - for the person who typed the command
        return failure.code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="The What's Working bot.")
    parser.add_argument("--version", action="version", version=f"What's Working {__version__}")
    commands = parser.add_subparsers(dest="command")
    running = commands.add_parser("run", help="log in to Discord and stay there (the default)")
    demo = commands.add_parser("demo", help="the whole bot on a simulated Discord in a browser")
    demo.add_argument("--port", type=int, default=8765, help="where the lobby listens")
    demo.add_argument("--no-browser", action="store_true", help="don't open a browser")
    doctor = commands.add_parser("doctor", help="check everything, and say how to fix what's wrong")
    commands.add_parser("handover", help="a checklist for the next host")
    doctor.add_argument("--all", action="store_true", help="every server, however long it takes")
    doctor.add_argument("--offline", action="store_true", help="don't ask Discord anything")
    making = commands.add_parser("backup", help="copy everything into one file, also while it runs")
    making.add_argument(
        "file", type=Path, nargs="?", help="where to put it; a dated name here if left out"
    )
    text = "into DATA_DIR/copies, for 30 days"
    making.add_argument("--for-update", action="store_true", help=text)
    back = commands.add_parser("restore", help="put a copy back, on SQLite or PostgreSQL")
    back.add_argument("file", type=Path)
    back.add_argument("--yes", action="store_true", help="don't ask before replacing what's there")
    _add_group(commands.add_parser("group", help="move one group to another host's bot"))
    migrating = commands.add_parser("migrate", help="bring the database up to date, and stop")
    for one in (running, migrating):
        text = "start with an empty database although DATA_DIR holds something"
        one.add_argument("--fresh", action="store_true", help=text)
    service = commands.add_parser("service", help="let systemd start the bot, always")
    service.add_argument("what", choices=["install"])
    _add_calendar(commands.add_parser("calendar", help="the file of book days"))
    trying.add_readers(commands.add_parser("try", help="how the bot reads what people type"))
    return parser


def _add_group(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(dest="what", required=True)
    out = commands.add_parser("export", help="write everything of one group into a sealed file")
    out.add_argument("guild", type=int, metavar="SERVER", help="the server's id")
    into = commands.add_parser("import", help="try whether a group's file fits; with --yes do it")
    into.add_argument("--yes", action="store_true", help="import it, instead of only trying")
    into.add_argument("--replace", action="store_true", help="even over what people wrote here")
    for one in (out, into):
        one.add_argument("file", type=Path)
        text = "a file whose first line is the passphrase; you're asked if left out"
        one.add_argument("--passphrase-file", type=Path, dest="given", help=text)


def _add_calendar(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(dest="what", required=True)
    commands.add_parser("check", help="check the file, and list the missing dates")
    entering = commands.add_parser("date", help="enter the date of one for every group")
    entering.add_argument("slug", help="which one, as calendar check names it")
    entering.add_argument("first", type=day, help="the day, or the first of several: 2027-04-18")
    entering.add_argument(
        "last", type=day, nargs="?", help="the last day; as long as usual if left out"
    )
    entering.add_argument("--remove", action="store_true", help="remove the one of that year")
    days = commands.add_parser("list", help="first and last day of each, as CSV")
    for name, what in (("from", "first"), ("to", "last")):
        text = f"the {what} day, such as 2027-01-01"
        days.add_argument(f"--{name}", dest=what, type=day, required=True, help=text)


def _calendar(options: argparse.Namespace) -> int:
    from bot import calendar_command

    if options.what == "check":
        return calendar_command.check()
    return calendar_command.print_days(options.first, options.last)


async def _do(options: argparse.Namespace, settings: Settings) -> int:
    # Each is imported only when asked for: the demo's and doctor's parts cost memory.
    from bot.kit.clock import SystemClock

    if options.command == "demo":
        from bot.demo.run import demo

        return await demo(settings, options.port, open_browser=not options.no_browser)
    if options.command == "doctor":
        from bot.doctor import doctor

        return await doctor(settings, offline=options.offline, everything=options.all)
    if options.command in ("backup", "restore"):
        return await _copy(options, settings)
    if options.command == "handover":
        from bot.handover import handover

        return await handover(settings)
    if options.command == "group":
        return await _move(options, settings)
    if options.command == "calendar":
        from bot import calendar_command

        entered = options.slug, options.first, options.last
        return await calendar_command.enter(settings, *entered, SystemClock(), drop=options.remove)
    if options.command == "migrate":
        from bot.app import opened_database
        from bot.instance_lock import instance_lock

        async with instance_lock(settings):  # nothing changes under a bot that runs
            database = await opened_database(settings, SystemClock(), fresh=options.fresh)
            await database.close()
        return 0
    # What's loaded stays: to look for garbage among it, again and again, took a tenth of the start.
    gc.disable()
    from bot.running import run

    gc.freeze()
    gc.enable()
    return await run(settings, fresh=getattr(options, "fresh", False))


async def _copy(options: argparse.Namespace, settings: Settings) -> int:
    from bot.backup import command as copying
    from bot.kit.clock import SystemClock

    if options.command == "restore":
        return await copying.put_back(settings, options.file, SystemClock(), asked=options.yes)
    if options.for_update:
        return await copying.backup_for_update(settings, SystemClock())
    return await copying.backup(settings, options.file, SystemClock())


async def _move(options: argparse.Namespace, settings: Settings) -> int:
    import cryptography  # noqa: F401 - where it isn't installed that's said before anything is asked

    from bot.backup import moving_command as moving
    from bot.kit.clock import SystemClock
    from bot.running import is_in_server

    if options.what == "export":
        return await moving.export_group(
            settings, options.guild, options.file, options.given, SystemClock()
        )
    how = {"asked": options.yes, "replace": options.replace}
    return await moving.import_group(
        settings, options.file, options.given, SystemClock(), is_in_server, **how
    )


def _settings() -> Settings:
    try:
        return from_environment()
    except Malformed as error:
        raise StartFailure(startup.MALFORMED, name=error.name, why=error.why) from None
    except UnicodeDecodeError:
        raise StartFailure(startup.UNREADABLE_SETTINGS, why=env_file.NOT_UTF8) from None
    except OSError:
        text = env_file.NOT_READ.format(user=own_user())
        raise StartFailure(startup.UNREADABLE_SETTINGS, why=text) from None
