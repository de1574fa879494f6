"""Values of any type that a card takes, with hostile words wherever a member may have typed."""

from __future__ import annotations

import ast
import collections.abc as containers
import dataclasses
import importlib
import inspect
import types
import typing
from collections import Counter
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from bot.kit import engine
from bot.kit.safe import Safe, safe_name
from bot.ui.paging import Page
from tests.conftest import MONDAY
from tests.meta.source import tree

ID = 1_456_074_443_980_800_001
DAY = date(2027, 3, 1)
NAME = "*zname* <t:88:R> <#88> <@88> <@&88> @everyone https://evil.example/zname"
WORDS = (
    "*zbold* [our](https://evil.example/1) and [district login](https://evil.example/2) @here"
    "\n# zhead\n> zquote\n```\nzcode\n``` ||zspoil|| <@&77> </zcommand:77> @everyone _zline_"
)
# The bot's own sentences and formatted days, as functions take them.
SAID = dict.fromkeys(("first", "note", "sentence", "otherwise", "following"), "Said.")
SAID |= {"days": "March 1", "day": "2027-03-01", "tail": "7", "looked_at": "7", "zone": "UTC"}


@cache
def _names_in(module_name: str) -> dict[str, object]:
    """Return a module's names, with those that it imports for the type checker alone."""
    module = importlib.import_module(module_name)
    names = dict(vars(module))
    for block in tree(Path(inspect.getsourcefile(module) or "")).body:
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING":
            for node in block.body:
                if isinstance(node, ast.ImportFrom):
                    names |= {
                        one.asname or one.name: _found(node.module or "", one.name)
                        for one in node.names
                    }
                else:
                    code = ast.Module([node], [])
                    exec(compile(code, module_name, "exec"), names)
    return names


def _found(module_name: str, name: str) -> object:
    if module_name == "_typeshed":
        return Any  # only type checkers have it
    module = importlib.import_module(module_name)
    if name not in vars(module) and module_name == engine.PACKAGE:
        module = engine  # that package was never run
    if name not in vars(module) and getattr(module, "__file__", None) is None:
        return importlib.import_module(f"{module_name}.{name}")  # nobody imported this part yet
    return vars(module)[name] if name in vars(module) else _names_in(module_name)[name]


def hints(of: object) -> dict[str, object]:
    """Return the types of a function's parameters or a dataclass's fields."""
    names: dict[str, object] = {}
    for one in reversed(inspect.getmro(of)[:-1] if inspect.isclass(of) else [of]):
        if one.__module__.partition(".")[0] in ("bot", "cogs"):  # fields of a base are its own too
            names |= _names_in(one.__module__)
    return typing.get_type_hints(of, names)


class Whatever(dict[object, object]):
    """A mapping with a value for every key that is asked for."""

    def __init__(self, key: object, value: object) -> None:
        super().__init__({key: value})
        self.value = value

    def get(self, _key: object, _otherwise: object = None) -> object:
        """Return the value."""
        return self.value

    def __missing__(self, _key: object) -> object:
        return self.value


PLAIN: dict[object, object] = {
    int: ID,
    float: 1.0,
    bool: True,
    bytes: b"...",
    datetime: MONDAY,
    date: DAY,
    time: time(7, 15),
    timedelta: timedelta(days=1),
    Safe: safe_name(NAME),
}


class Filler:
    """Fills any type; *given* are values of fields by "Class.field", *made* by type."""

    def __init__(self, given: dict[str, object], made: dict[object, object]) -> None:
        self.given = given
        self.made = made

    def call(self, card: Any) -> Any:
        """Call a function with every parameter filled in."""
        positional, named = [], {}
        types_ = hints(card)
        for name, parameter in inspect.signature(card).parameters.items():
            if parameter.kind is parameter.VAR_POSITIONAL:
                continue
            said = SAID.get(name) if types_[name] in (str, str | None) else None
            value = self.value(types_[name], name, card.__name__) if said is None else said
            if parameter.kind is parameter.KEYWORD_ONLY:
                named[name] = value
            else:
                positional.append(value)
        return card(*positional, **named)

    def value(self, of: object, name: str, owner: str) -> object:
        """Return a value of a type for a field or parameter."""
        key = f"{owner}.{name}"
        if key in self.given:
            return self.given[key]
        if of in self.made:
            return self.made[of]
        if of is str:
            return NAME if "name" in name or name == "behalf" else WORDS
        if of in PLAIN:
            return PLAIN[of]
        if dataclasses.is_dataclass(of):
            return self._dataclass(of)
        return self._generic(of, name, owner)

    def _dataclass(self, of: Any, *inner: object) -> object:
        types_ = hints(of)
        for name, hint in types_.items():
            if getattr(hint, "__parameters__", ()):
                types_[name] = typing.cast("Any", hint)[inner]
        filled = {
            field.name: self.value(types_[field.name], field.name, of.__name__)
            for field in dataclasses.fields(of)
            if field.init
        }
        return of(**filled)

    def _generic(self, of: object, name: str, owner: str) -> object:
        origin, inner = typing.get_origin(of), typing.get_args(of)
        if origin in (typing.Union, types.UnionType):
            return self.value(inner[0], name, owner)
        if origin is typing.Literal:
            return inner[0]
        if origin is tuple and inner[-1] is not ...:
            return tuple(self.value(one, name, owner) for one in inner)
        if origin in (dict, containers.Mapping):
            return Whatever(*(self.value(one, name, owner) for one in inner))
        if origin in (frozenset, set):
            return frozenset({self.value(inner[0], name, owner)})
        if origin is Page:
            return Page((self.value(inner[0], name, owner),), number=0, size=1, left=1)
        if dataclasses.is_dataclass(origin):
            return self._dataclass(origin, *inner)
        if origin is Counter:
            return Counter({self.value(inner[0], name, owner): 3})
        if origin in (tuple, list, containers.Sequence, containers.Iterable, containers.Collection):
            return (self.value(inner[0], name, owner),)
        raise TypeError(f"{owner}.{name}: {of}")
