"""A photo that somebody uploads: fetched, tidied and kept, whatever it's for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.kit.errors import Refusal
from bot.pictures import words
from bot.pictures.rules import check_size

if TYPE_CHECKING:
    from bot.client import WhatsWorking

FETCH_LIMIT = 60.0  # seconds; others wait behind it


async def keep_photo(client: WhatsWorking, photo: discord.Attachment) -> str:
    """Fetch, tidy and keep a photo and return its name. Raises Refusal."""
    check_size(photo.size)
    pictures = client.services.pictures
    async with pictures.room:
        try:
            async with asyncio.timeout(FETCH_LIMIT):
                data = await photo.read()
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
            raise Refusal(words.LOST) from error
        return await pictures.keep(await pictures.tidy(data))
