"""Files on their way in, and the address they are served from."""

from __future__ import annotations

import io
import json
import mimetypes
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from aiohttp import BodyPartReader, web
from simcord.backend.cdn import CdnStore


@dataclass
class Upload:
    """A file as SimCord's routes take it."""

    fp: io.BytesIO
    filename: str
    description: str | None = None


class WireCdn(CdnStore):
    """SimCord's store, with links that lead back to the wire."""

    def __init__(self) -> None:
        super().__init__()
        self.base = ""
        self._files: dict[str, tuple[bytes, str]] = {}

    def store_attachment(
        self,
        attachment_id: int,
        channel_id: int,
        filename: str,
        data: bytes,
        description: str | None,
    ) -> dict[str, object]:
        """Keep a file and answer its attachment payload."""
        kind = mimetypes.guess_type(filename)[0] or "application/octet-stream"
        self._files[str(attachment_id)] = (data, kind)
        url = f"{self.base}/attachments/{channel_id}/{attachment_id}/{quote(filename)}"
        self._blobs[url] = data
        return {
            "id": str(attachment_id),
            "filename": filename,
            "description": description,
            "size": len(data),
            "url": url,
            "proxy_url": url,
            "content_type": kind,
        }

    def serve(self, path: str) -> web.Response:
        """Answer a request for `/attachments/{channel}/{attachment}/{name}`."""
        data, kind = self._files.get(path.split("/")[3], (b"", ""))
        if not kind:
            return web.Response(status=404)
        return web.Response(body=data, content_type=kind)


async def read_multipart(request: web.Request) -> tuple[object, list[Upload]]:
    """Read `payload_json`, or single fields, and the files in the order of their numbers.

    Source: Discord API docs, Reference: Uploading Files.
    """
    fields: dict[str, Any] = {}
    files: dict[str, Upload] = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        data = bytes(await part.read(decode=True))
        if part.filename is not None:
            files[part.name or ""] = Upload(io.BytesIO(data), part.filename)
        else:
            fields[part.name or ""] = data.decode()
    body = json.loads(fields["payload_json"]) if "payload_json" in fields else fields
    for attachment in (body.get("data") or body).get("attachments") or []:
        upload = files.get(f"files[{attachment.get('id')}]")
        if upload is not None:
            upload.description = attachment.get("description")
    return body, [files[name] for name in sorted(files, key=lambda n: (len(n), n))]
