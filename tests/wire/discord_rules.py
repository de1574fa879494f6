"""What SimCord lets pass and Discord does not.

The rules hold on the wire and, through `install`, in an in-process SimCord environment.
Their source is Discord's API documentation; each rule names its page.
"""

from __future__ import annotations

import datetime as dt
import weakref
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from simcord.backend import Backend, serializers
from simcord.backend.errors import BackendError, invalid_form_body, missing_permissions
from simcord.backend.permissions import flag
from simcord.enums import ChannelType
from simcord.http import router

from tests.wire.clock import AT_MOST, instant_of
from tests.wire.private_threads import QuietBackend

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from simcord.backend.models import Channel, Interaction, Message
    from simcord.backend.models.channel import Overwrite

MEBIBYTE = 1024 * 1024
_simcord_dispatch = router.dispatch


def archived_thread() -> BackendError:
    """Say 50083 (API docs, JSON Error Codes)."""
    return BackendError(400, 50083, "Thread is archived")


def locked_thread() -> BackendError:
    """Say 160005 (API docs, JSON Error Codes)."""
    return BackendError(400, 160005, "Thread is locked")


def second_thread() -> BackendError:
    """Say 160004 (API docs, JSON Error Codes)."""
    return BackendError(400, 160004, "A thread has already been created for this message")


def too_large() -> BackendError:
    """Say 40005 (API docs, JSON Error Codes)."""
    return BackendError(413, 40005, "Request entity too large")


class StrictBackend(QuietBackend):
    """SimCord's backend with the rules of threads (API docs, Threads: Active & Archived)."""

    first_id: int  # of the message that a forum's post begins with
    # Seconds until an interaction must be answered. Discord's are 3; on a busy computer even the
    # quickest bot takes longer, so only the tests about those 3 seconds use them.
    patience = AT_MOST

    def new_interaction(self, *who: Any) -> Interaction:
        """Wait for its answer as long as `patience` says."""
        made = super().new_interaction(*who)
        made.initial_response_deadline = self.iso_after(self.patience)
        return made

    def create_thread(self, parent_id: int, name: str, owner_id: int, **options: object) -> Channel:
        """Refuse a message's second thread with 160004."""
        message_id = options.get("message_id")
        if message_id is not None and message_id in self.channels:
            raise second_thread()
        if self.get_channel(parent_id).type == ChannelType.FORUM:
            options["message_id"] = self.first_id
        return super().create_thread(parent_id, name, owner_id, **options)

    def create_forum_post(
        self, forum_id: int, name: str, starter: Message, **options: Any
    ) -> tuple[Channel, Message]:
        """Give a post the id of its first message, which isn't counted.

        API docs, Channel: Start Thread in Forum or Media Channel; Channel Object, `message_count`.
        """
        self.first_id = starter.id
        thread, message = super().create_forum_post(forum_id, name, starter, **options)
        thread.message_count = 0
        return thread, message

    def commit_message(self, message: Message, *, broadcast: bool = True) -> Message:
        """Wake an archived thread that is not locked; refuse one that is.

        A private answer isn't a channel's last message: it's sent "rather than through the guild
        channel" (API docs, Gateway Events: Message Create).
        """
        channel = self.get_channel(message.channel_id)
        last = channel.last_message_id
        if channel.is_thread and message.system_metadata is None and not message.is_ephemeral:
            self._wake(channel, message.author_id)
        committed = super().commit_message(message, broadcast=broadcast)
        if message.is_ephemeral:
            channel.last_message_id = last
        return committed

    def announce_message_create(self, message: Message) -> None:
        """Tell of a private answer as of a direct message, without its server (same page)."""
        if not message.is_ephemeral:
            super().announce_message_create(message)
            return
        payload = dict(serializers.message_payload(self, message))
        payload.pop("guild_id", None)
        self.emit("MESSAGE_CREATE", payload)

    def _wake(self, thread: Channel, author_id: int) -> None:
        meta = thread.thread_metadata
        assert meta is not None
        if meta.archived and meta.locked:
            raise archived_thread()
        if meta.locked and not self.may(author_id, thread, "manage_threads"):
            raise locked_thread()
        if meta.archived:
            self.edit_channel(thread.id, {}, thread_metadata={"archived": False})

    def may(self, user_id: int, channel: Channel, permission: str) -> bool:
        """Tell whether a user has a permission in a channel."""
        assert channel.guild_id is not None
        held = self.compute_permissions(channel.guild_id, user_id, channel.id)
        return bool(held & flag(permission))

    def add_thread_member(self, thread_id: int, user_id: int) -> Channel:
        """Refuse to add to an archived thread (API docs, Channel: Add Thread Member)."""
        if is_archived(self, thread_id):
            raise archived_thread()
        return super().add_thread_member(thread_id, user_id)

    def edit_channel(
        self,
        channel_id: int,
        changes: Mapping[str, Any],
        *,
        overwrites: list[Overwrite] | None = None,
        thread_metadata: Mapping[str, object] | None = None,
    ) -> Channel:
        """Date a change of a thread's archiving, from which its inactivity counts.

        A tag has its emoji, if it's nothing (API docs, Channel: Forum Tag Object).
        """
        if "available_tags" in changes:
            tags = [{"emoji_name": None, **one} for one in changes["available_tags"]]
            changes = {**changes, "available_tags": tags}
        if thread_metadata and thread_metadata.keys() & {"archived", "auto_archive_duration"}:
            thread_metadata = {**thread_metadata, "archive_timestamp": self.now_iso()}
        return super().edit_channel(
            channel_id, changes, overwrites=overwrites, thread_metadata=thread_metadata
        )

    def delete_channel(self, channel_id: int) -> None:
        """Delete a channel's threads with it; only the channel's own event says so.

        API docs, Gateway Events: Thread Delete, which is for threads alone.
        """
        for thread in [one for one in self.channels.values() if one.parent_id == channel_id]:
            if thread.is_thread and thread.guild_id is not None:
                del self.channels[thread.id]
                self.messages.pop(thread.id, None)
                self.get_guild(thread.guild_id).thread_ids.remove(thread.id)
        super().delete_channel(channel_id)

    def require_permissions(
        self, guild_id: int | None, user_id: int, channel_id: int | None, *names: str
    ) -> None:
        """Leave the right to edit a thread to `DiscordRules`; SimCord asks Manage Channels."""
        channel = self.channels.get(channel_id) if channel_id is not None else None
        if channel is not None and channel.is_thread:
            names = tuple(name for name in names if name != "manage_channels")
        super().require_permissions(guild_id, user_id, channel_id, *names)

    def advance_clock(self, seconds: float) -> None:
        """Move the clock, then archive the threads in which nobody did anything."""
        super().advance_clock(seconds)
        for channel in list(self.channels.values()):
            if channel.is_thread and self._is_idle(channel):
                self.edit_channel(channel.id, {}, thread_metadata={"archived": True})

    def _is_idle(self, thread: Channel) -> bool:
        meta = thread.thread_metadata
        assert meta is not None
        if meta.archived:
            return False
        active = dt.datetime.fromisoformat(meta.archive_timestamp)
        if thread.last_message_id is not None:
            active = max(active, instant_of(thread.last_message_id))
        return self.clock.now() - active >= dt.timedelta(minutes=meta.auto_archive_duration)


def is_archived(backend: Backend, channel_id: int) -> bool:
    """Tell whether a channel is a thread that is archived; an unknown one is not."""
    channel = backend.channels.get(channel_id)
    meta = channel.thread_metadata if channel is not None else None
    return meta is not None and meta.archived


class DiscordRules:
    """The rules that stand before SimCord's routes.

    `nonce_window` is how long Discord remembers a nonce: "the past few minutes".
    """

    def __init__(
        self,
        backend: StrictBackend,
        *,
        nonce_window: dt.timedelta = dt.timedelta(minutes=3),
        upload_limit: int = 10 * MEBIBYTE,
    ) -> None:
        self.backend = backend
        self.nonce_window = nonce_window
        self.upload_limit = upload_limit
        self._nonces: dict[tuple[int, str], tuple[int, dt.datetime]] = {}

    def forget_nonces(self) -> None:
        """Forget every nonce, as Discord does after a few minutes."""
        self._nonces.clear()

    def dispatch(
        self,
        method: str,
        path: str,
        *,
        params: dict[str, object] | None = None,
        files: Sequence[object] | None = None,
        json: Any = None,
        **rest: Any,
    ) -> Any:
        """Answer one request of the bot as Discord would.

        Raises BackendError with Discord's status and code.
        """
        uploads = list(files or ())
        self._check_sizes(uploads)
        query = dict(params or {})

        def run() -> object:
            return _simcord_dispatch(
                self.backend, method, path, json=json, params=query, files=uploads, **rest
            )

        match method, path.strip("/").split("/"):
            case "POST", ["channels", channel, "messages"] if isinstance(json, dict):
                return self._send(int(channel), json, run)
            case "GET", ["channels", channel, "messages"]:
                query = self._page(int(channel), query)
            case "PATCH", ["channels", channel]:
                self._check_thread_edit(int(channel), json or {})
            case "DELETE", ["channels", channel]:
                self._check_thread_delete(int(channel))
            case "PATCH", ["channels", channel, "messages", _]:
                if is_archived(self.backend, int(channel)):
                    raise archived_thread()
        return run()

    def _check_sizes(self, files: Sequence[Any]) -> None:
        """Hold each file to the upload limit (API docs, Reference: Uploading Files)."""
        for file in files:
            start = file.fp.tell()
            size = file.fp.seek(0, 2) - start
            file.fp.seek(start)
            if size > self.upload_limit:
                raise too_large()

    def _send(self, channel_id: int, body: Mapping[str, object], run: Callable[[], Any]) -> object:
        """Answer a repeated enforced nonce with its first message.

        API docs, Message: Create Message, `enforce_nonce`.
        """
        nonce = body.get("nonce")
        if nonce is None or not body.get("enforce_nonce"):
            return run()
        key, now = (channel_id, str(nonce)), self.backend.clock.now()
        message_id, sent_at = self._nonces.get(key, (0, now))
        first = self.backend.messages.get(channel_id, {}).get(message_id)
        if first is not None and now - sent_at < self.nonce_window:
            return {**serializers.message_payload(self.backend, first), "nonce": nonce}
        payload = run()
        self._nonces[key] = (int(payload["id"]), now)
        return {**payload, "nonce": nonce}

    def _page(self, channel_id: int, params: dict[str, Any]) -> dict[str, object]:
        """Page on from `after`, at most 100; SimCord gives the newest ones instead.

        API docs, Message: Get Channel Messages.
        """
        limit = int(params.get("limit", 50))
        if not 1 <= limit <= 100:
            raise invalid_form_body("limit: int value should be between 1 and 100")
        if "after" not in params:
            return params
        messages = self.backend.messages.get(channel_id, {}).values()
        after = int(params["after"])
        page = sorted(m.id for m in messages if m.id > after and not m.is_ephemeral)[:limit]
        return {**params, "before": page[-1] + 1} if page else params

    def _check_thread_edit(self, channel_id: int, body: Mapping[str, object]) -> None:
        """Hold an edit to API docs, Channel: Modify Channel, and Threads: Editing & Deleting."""
        thread = self._thread(channel_id)
        if thread is None:
            return
        meta, bot = thread.thread_metadata, self.backend.bot_user.id
        assert meta is not None
        if meta.archived and body.get("archived") is not False:
            raise archived_thread()
        if self.backend.may(bot, thread, "manage_threads"):
            return
        wakes = body.get("archived") is False
        if meta.locked and wakes:
            raise missing_permissions()
        if wakes and body.keys() == {"archived"} and bot in thread.thread_members:
            return
        owned = {"name", "archived", "auto_archive_duration", "applied_tags"}
        if thread.owner_id != bot or body.keys() - owned:
            raise missing_permissions()

    def _check_thread_delete(self, channel_id: int) -> None:
        """Ask for Manage Threads (API docs, Channel: Delete/Close Channel)."""
        thread = self._thread(channel_id)
        bot = self.backend.bot_user.id
        if thread is not None and not self.backend.may(bot, thread, "manage_threads"):
            raise missing_permissions()

    def _thread(self, channel_id: int) -> Channel | None:
        channel = self.backend.channels.get(channel_id)
        return channel if channel is not None and channel.is_thread else None


_installed: weakref.WeakKeyDictionary[Backend, DiscordRules] = weakref.WeakKeyDictionary()


def _dispatch(backend: Backend, method: str, path: str, **request: Any) -> object:
    rules = _installed.get(backend)
    if rules is None:
        return _simcord_dispatch(backend, method, path, **request)
    return rules.dispatch(method, path, **request)


@contextmanager
def install(env_or_backend: Any, **limits: Any) -> Iterator[DiscordRules]:
    """Hold an in-process SimCord environment, or its backend, to these rules.

    `limits` are the keyword arguments of `DiscordRules`.
    """
    backend: Backend = getattr(env_or_backend, "backend", env_or_backend)
    plain = backend.__class__
    backend.__class__ = StrictBackend
    assert isinstance(backend, StrictBackend)
    _installed[backend] = rules = DiscordRules(backend, **limits)
    router.dispatch = _dispatch
    try:
        yield rules
    finally:
        del _installed[backend]
        backend.__class__ = plain  # type: ignore[assignment] # the way back
        if not _installed:
            router.dispatch = _simcord_dispatch
