"""Hold request bodies against Discord's own description of its HTTP API, where it is at hand."""

from __future__ import annotations

import json
import re
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

DESCRIPTION = Path(__file__).resolve().parents[2].parent / "shared" / "discord-openapi.json"
_BIT_SETS = {"allow", "deny", "permissions", "default_member_permissions", "flags"}
_URI = "urn:discord"


class RequestSchemas:
    """The schemas of request bodies by operation, compiled when first used."""

    def __init__(self, description: Path = DESCRIPTION) -> None:
        self._description = description
        self._compiled: dict[tuple[str, str], Draft202012Validator | None] = {}

    @cached_property
    def _document(self) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(self._description.read_text())
        _loosen(document["components"]["schemas"])
        _loosen(document["paths"])
        return document

    @cached_property
    def _registry(self) -> Registry[object]:
        resource: Resource[object] = DRAFT202012.create_resource(self._document)
        empty: Registry[object] = Registry()
        return cast("Registry[Any]", empty.with_resource(_URI, resource))

    @cached_property
    def _templates(self) -> list[tuple[re.Pattern[str], str]]:
        """Sort the paths so that one with fewer names in braces is tried first."""
        paths = sorted(self._document["paths"], key=lambda path: path.count("{"))
        return [(re.compile(re.sub(r"\{\w+\}", "[^/]+", path) + "$"), path) for path in paths]

    def violation(self, method: str, path: str, body: object) -> str | None:
        """Tell what is wrong with a request's body; None where nothing is."""
        template = next((t for pattern, t in self._templates if pattern.match(path)), None)
        if template is None:
            return f"{method} {path}: Discord has no such route"
        validator = self._validator(method.lower(), template)
        if validator is None or body is None:
            return None
        error = best_match(validator.iter_errors(body))
        if error is None:
            return None
        return f"{method} {template}: at {error.json_path}: {error.message[-200:]}"

    def _validator(self, method: str, template: str) -> Draft202012Validator | None:
        key = (method, template)
        if key not in self._compiled:
            self._compiled[key] = self._compile(method, template)
        return self._compiled[key]

    def _compile(self, method: str, template: str) -> Draft202012Validator | None:
        operation = self._document["paths"][template].get(method) or {}
        schema = (
            operation.get("requestBody", {}).get("content", {}).get("application/json", {})
        ).get("schema")
        if schema is None:
            return None
        pointed = json.loads(json.dumps(schema).replace('"#/', f'"{_URI}#/'))
        return Draft202012Validator(pointed, registry=self._registry)


def _loosen(node: object, name: str = "") -> None:
    """Let ids and bit sets be strings or numbers: Discord takes both, discord.py sends both."""
    if isinstance(node, list):
        for item in node:
            _loosen(item, name)
    elif isinstance(node, dict):
        kinds = node.get("type")
        kinds = [kinds] if isinstance(kinds, str) else kinds
        if isinstance(kinds, list):
            if node.get("format") == "snowflake":
                node["type"] = [*kinds, "integer"]
            elif name in _BIT_SETS and "integer" in kinds:
                node["type"] = [*kinds, "string"]
        for key, value in node.items():
            if key == "properties":
                for field, schema in value.items():
                    _loosen(schema, field)
            else:
                _loosen(value, name)


def at_hand() -> RequestSchemas | None:
    """Answer the schemas where the description lies beside the checkout."""
    return RequestSchemas() if DESCRIPTION.exists() else None
