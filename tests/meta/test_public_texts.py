"""Whatever other people will read is looked at first, the same way everywhere."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from bot.drafts.rules import LETS_READ
from tests.components import everything, surfaces
from tests.meta.source import modules, named, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.services import Services

# Where something marked `lets_read` is called besides a surface's own module, and why that's safe.
ELSEWHERE = {
    ("wins.share", "cogs/mentors/pair_views.py"): "looked at before the other one agreed",
    ("meetups.create", "cogs/meetups/create_views.py"): "by the surface, or with the bot's words",
}


def test_every_public_form_has_a_surface() -> None:
    """A form names a surface that looks at its words, and each surface has a form."""
    named_by_forms = {one.surface for one in everything().forms.values() if one.surface}

    assert named_by_forms == {one.kind for one in surfaces()}
    assert len(named_by_forms) >= 9


def _marked(services: object, deeper: int = 1) -> Iterator[str]:
    """Yield what's marked in each service, as it's called: `wins.share`."""
    for name, service in vars(services).items():
        for method in dir(type(service)):
            if hasattr(getattr(type(service), method), LETS_READ):
                yield f"{name}.{method}"
        if deeper and not name.startswith("_") and hasattr(service, "__dict__"):
            yield from _marked(service, deeper - 1)


def test_nothing_goes_around_the_look(services: Services) -> None:
    """What lets others read a text is called where a surface is, behind `submit`."""
    marked = {*_marked(services)}
    called = {
        (two, named(path))
        for path in modules("cogs", "bot/ui")
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and (two := ".".join(ast.unparse(node).split(".")[-2:])) in marked
    }
    own = {f"{one.on_clear.__module__.replace('.', '/')}.py" for one in surfaces()}

    assert {two for two, _ in called} == marked
    assert {one for one in called if one[1] not in own} == ELSEWHERE.keys()
    # Each surface comes to something that's marked, or nobody would notice that it isn't.
    assert own <= {place for _, place in called}


def test_nobody_else_asks_about_students() -> None:
    """Words are put in other words, and remembered as no student's, in one place.

    Documents are made of words that others can read already; their author looks at all of them.
    """
    found = {
        named(path)
        for path in modules("cogs", "bot/ui")
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and ast.unparse(node).endswith(("students.rewrite", "students.remember"))
    }

    assert found == {"bot/ui/review.py"}
