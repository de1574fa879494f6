"""Whatever other people will read is looked at first, the same way everywhere."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from bot.app import FEATURES
from bot.ui.review import Surface
from tests.components import everything
from tests.meta.source import loaded, modules, named, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

# What lets others read something, and where alone it may be called: after the look.
LETS_READ = {
    # A win by two was looked at before the other one agreed (cogs/mentors/public.py).
    "wins.share": {"cogs/wins/walk.py", "cogs/mentors/pair_views.py"},
    "wins.edit": {"cogs/wins/walk.py"},
    "tries.send_line": {"cogs/wins/try_views.py"},
    "weekly.ask_own": {"cogs/weekly/own_question.py"},
    "questions.ask": {"cogs/questions/forms.py"},
    "summaries.shorten": {"cogs/questions/summing_views.py"},
    "questions.change": {"cogs/questions/forms.py"},
    "proposals.propose": {"cogs/celebrations/propose_forms.py"},
    "talks.present": {"cogs/meetups/talk_views.py"},
    "meetups.create": {"cogs/meetups/create_views.py"},
    "meetups.edit": {"cogs/meetups/detail_views.py"},
    "imports.take": {"cogs/celebrations/import_forms.py"},
    "mentors.save_offer": {"cogs/mentors/public.py"},
    "mentors.save_request": {"cogs/mentors/public.py"},
    "mentor_course.propose_win": {"cogs/mentors/public.py"},
    "shelf.add": {"cogs/shelf/forms.py"},
    "shelf.edit": {"cogs/shelf/forms.py"},
    "shelf_uses.say": {"cogs/shelf/forms.py"},
    "choices.keep_rubric": {"cogs/documents/making.py"},
}


def _surfaces() -> Iterator[Surface[Any]]:
    for module in loaded("cogs"):
        for found in vars(module).values():
            several = found if isinstance(found, tuple) else (found,)
            yield from (one for one in several if isinstance(one, Surface))


def test_every_public_form_has_a_surface() -> None:
    """A form names a surface that looks at its words, and each surface has a form."""
    named_by_forms = {one.surface for one in everything().forms.values() if one.surface}

    assert named_by_forms == {one.kind for one in _surfaces()}
    assert len(named_by_forms) >= 9


def test_every_surface_is_a_features() -> None:
    """Each feature declares the surfaces that its modules make, so that a press finds them."""
    declared = [one for feature in FEATURES for one in feature.surfaces]

    assert {one.kind for one in declared} == {one.kind for one in _surfaces()}
    assert len({one.kind for one in declared}) == len(declared)


def test_nothing_goes_around_the_look() -> None:
    """What lets others read a text is called in one place, behind `submit`."""
    called: dict[str, set[str]] = {one: set() for one in LETS_READ}
    for path in modules("cogs", "bot/ui"):
        for node in nodes(path):
            if isinstance(node, ast.Attribute):
                two = ".".join(ast.unparse(node).split(".")[-2:])
                if two in called:
                    called[two].add(named(path))

    assert called == LETS_READ


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
