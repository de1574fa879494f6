"""The shelf of every group: what's put there, changed, taken down, and found again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypedDict, Unpack

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned
from bot.drafts.rules import lets_read
from bot.kit.database import in_turn
from bot.kit.errors import NotFound, NotYours, Refusal
from bot.kit.followers import Followers
from bot.shelf import queries, rules, search, words
from bot.shelf.tables import ResourceRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database, RowValues
    from bot.search.finding import Found
    from bot.shelf.rules import Resource, ResourceDraft

PAGE = 5
POST_AFTER = timedelta(minutes=5)  # there's time to say what it is
POST_FOR = timedelta(days=60)


@dataclass(frozen=True)
class AddedResource:
    """What's on the shelf now; `new`: nobody had put it there before."""

    resource: Resource
    new: bool


class ResourceChange(TypedDict, total=False):
    """What an owner can say about something; see `Resource`."""

    kind: str | None
    levels: Sequence[str]
    topics: Sequence[str]
    rights: str | None
    opens: bool | None
    consent: str
    link: str


class Shelf:
    """What colleagues put on the shelf; each method is one short transaction."""

    def __init__(self, database: Database, groups: Groups) -> None:
        self._database = database
        self._groups = groups
        # What other features do about who put something there, in the same transaction.
        self.on_add: Followers[Connection, int, int, datetime] = Followers()

    @lets_read
    async def add(
        self, guild_id: int, owner_id: int, owner_name: str, offer: ResourceDraft, now: datetime
    ) -> AddedResource:
        """Put something on the shelf, unless it's there already. Raises Refusal."""
        offer = rules.tidied(offer)
        values = _values(offer)
        new = {"guild_id": guild_id, "owner_id": owner_id, "owner_name": owner_name}
        channel_id = (await self._groups.get(guild_id)).shelf_channel_id
        async with self._database.write() as connection:
            await in_turn(connection, f"shelf {guild_id}")
            there = await queries.like(connection, guild_id, values["same"])
            if there is not None:
                return AddedResource(there, new=False)
            resource_id = await queries.add(connection, values | new, now)
            if channel_id is not None:
                at = now + POST_AFTER
                post = Planned(queries.POST, guild_id, resource_id, at, at + POST_FOR)
                await agenda.plan(connection, [post])
            await self.on_add.follow(connection, guild_id, owner_id, now)
            return AddedResource(await find(connection, guild_id, resource_id), new=True)

    async def get(self, guild_id: int, resource_id: int) -> Resource:
        """Return something on this group's shelf, hidden or not. Raises NotFound."""
        async with self._database.read() as connection:
            return await find(connection, guild_id, resource_id)

    async def with_link(self, guild_id: int, link: str) -> Resource | None:
        """Return what's on this group's shelf with exactly this link, as answers have one."""
        async with self._database.read() as connection:
            return await queries.like(connection, guild_id, link)

    async def guild_of(self, resource_id: int) -> int:
        """Return the group that something is in, for a press in direct messages.

        Raises NotFound.
        """
        async with self._database.read() as connection:
            found = await queries.guild_of(connection, resource_id)
        if found is None:
            raise NotFound(words.GONE)
        return found

    async def get_own(self, guild_id: int, resource_id: int, member_id: int) -> Resource:
        """Return something to the person who put it there. Raises NotFound, NotYours."""
        return _own(await self.get(guild_id, resource_id), member_id)

    @lets_read
    async def edit(
        self, guild_id: int, resource_id: int, member_id: int, offer: ResourceDraft, now: datetime
    ) -> Resource:
        """Change what something is called and where it is.

        What a coordinator sent back is found again then. Raises Refusal, where the link leads to
        what's there already too, NotFound and NotYours.
        """
        offer = rules.tidied(offer)
        values = _values(offer) | {"edited_at": now, "looked_at": now}
        async with self._database.write() as connection:
            await in_turn(connection, f"shelf {guild_id}")
            before = _own(await find(connection, guild_id, resource_id, to_change=True), member_id)
            there = await queries.like(connection, guild_id, values["same"])
            if there is not None and there.id != resource_id:
                raise Refusal(words.EDIT_TWICE, f"shelf:show:{there.id}")
            if offer.upload is not None and before.rights == "theirs":
                raise Refusal(words.THEIRS_NO_FILE)
            if before.hidden == rules.SENT_BACK:
                values |= {"hidden": None, "note": None}
            if before.link != offer.link:
                values["opens"] = None
            await queries.change(connection, guild_id, resource_id, values, now)
            return await find(connection, guild_id, resource_id)

    async def describe(
        self,
        guild_id: int,
        resource_id: int,
        member_id: int,
        now: datetime,
        **said: Unpack[ResourceChange],
    ) -> Resource:
        """Keep what an owner says about something: kind, levels, topics, rights, opens, consent.

        Raises Refusal for a file that's someone else's, NotFound and NotYours.
        """
        values: dict[str, object] = {**said, "looked_at": now}
        values |= {name: ",".join(said[name]) for name in ("levels", "topics") if name in said}
        async with self._database.write() as connection:
            found = await find(connection, guild_id, resource_id, to_change=True)
            if _own(found, member_id).file and said.get("rights") == "theirs":
                raise Refusal(words.THEIRS_NO_FILE, f"shelf:remove:{resource_id}")
            await queries.change(connection, guild_id, resource_id, values, now)
            return await find(connection, guild_id, resource_id)

    async def offer_copy(
        self, guild_id: int, resource_id: int, member_id: int, now: datetime
    ) -> Resource:
        """Let a link give each person a copy of their own. Raises NotFound, NotYours."""
        link = rules.copy_of((await self.get(guild_id, resource_id)).link)
        return await self.describe(guild_id, resource_id, member_id, now, link=link)

    async def remove(
        self, guild_id: int, resource_id: int, member_id: int, now: datetime
    ) -> Resource:
        """Take something down. Raises NotFound, NotYours."""
        async with self._database.write() as connection:
            gone = _own(await find(connection, guild_id, resource_id, to_change=True), member_id)
            await queries.remove(connection, guild_id, resource_id, now)
            return gone

    async def find(
        self,
        guild_id: int,
        typed: str,
        now: datetime,
        *,
        limit: int = PAGE + 1,
        offset: int = 0,
        **narrowed: Unpack[search.ResourceFilter],
    ) -> Found[Resource]:
        """Return a page of what's on the shelf, and one more if there is more.

        *narrowed*: as in `search.find`. Raises Refusal for a query without a word to look for.
        """
        async with self._database.read() as connection:
            return await search.find(
                connection, guild_id, typed, now, limit=limit, offset=offset, **narrowed
            )

    async def files(self) -> set[str]:
        """Return the names of all files that are on a shelf."""
        async with self._database.read() as connection:
            return await queries.files(connection)

    async def topics(self, guild_id: int) -> Counter[str]:
        """Return how much is on the shelf about each topic."""
        async with self._database.read() as connection:
            rows = await queries.topics(connection, guild_id)
        return Counter(one for row in rows for one in rules.split(row))

    async def titled(
        self, guild_id: int, member_id: int, typed: str, limit: int
    ) -> Sequence[Resource]:
        """Return what has *typed* in its title, newest first; of their own, hidden things too."""
        mine = ResourceRow.hidden.is_(None) | (ResourceRow.owner_id == member_id)
        which = [mine, ResourceRow.title.icontains(typed.strip(), autoescape=True)]
        async with self._database.read() as connection:
            return await queries.newest(connection, guild_id, which, limit)

    async def everything(self, guild_id: int) -> Sequence[Resource]:
        """Return all that's on a group's shelf, newest first, hidden things too."""
        async with self._database.read() as connection:
            return await queries.newest(connection, guild_id, (), 10_000)

    async def renamed(
        self, connection: Connection, guild_id: int, member_id: int, _now: datetime
    ) -> None:
        """Let a person's things be found by their name, or no longer, as they chose."""
        await queries.index_again(connection, guild_id, ResourceRow.owner_id == member_id)


async def find(
    connection: AsyncConnection, guild_id: int, resource_id: int, *, to_change: bool = False
) -> Resource:
    """Return something on this group's shelf. Raises NotFound."""
    found = await queries.find(connection, guild_id, resource_id, to_change=to_change)
    if found is None:
        raise NotFound(words.GONE, "shelf:find")
    return found


def _values(offer: ResourceDraft) -> RowValues:
    upload = offer.upload
    return {
        "title": offer.title,
        "link": offer.link,
        "file": upload.name if upload else None,
        "file_name": upload.called if upload else None,
        "file_size": upload.size if upload else None,
        "same": rules.same_of(offer),
    }


def _own(resource: Resource, member_id: int) -> Resource:
    if resource.owner_id != member_id:
        raise NotYours(words.NOT_YOURS)
    return resource
