"""What a visitor presses in SimCord's pages, whatever the bot is doing meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import simcord.preview
from simcord.preview._action_plans import _component_key, _component_paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from simcord.preview._pages import _Page

    from bot.demo.simulated import Env


class Preview(simcord.preview.Preview):
    """SimCord's pages, which refuse a press only where what was pressed is gone.

    SimCord does one thing at a time. A press during another it answers with an error, after which
    its page says "Action outcome uncertain." and takes no press until it's loaded again. It also
    refuses whatever is pressed on a page of which a newer version is on its way.
    """

    env: Env

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        # By page and control: what it leads to, and from which version of the page on.
        self._leads: dict[str, dict[str, tuple[str, int]]] = {}

    def _publish(self, page: _Page, **why: Any) -> None:
        super()._publish(page, **why)
        leads = self._leads.setdefault(page.id, {})
        for control, custom_id in self._controls(page):
            if leads.get(control, ("", 0))[0] != custom_id:
                leads[control] = custom_id, page.revision

    async def _action(
        self, context_id: str | None, body: Mapping[str, object]
    ) -> dict[str, object]:
        async with self.env.alone:
            return await super()._action(context_id, self._as_of_now(context_id, body))

    def _as_of_now(
        self, context_id: str | None, body: Mapping[str, object]
    ) -> Mapping[str, object]:
        """Return what was pressed on an older version of a page as if pressed on the newest."""
        page = self._pages.get(context_id or "")
        seen = body.get("published_revision") if isinstance(body, dict) else None
        if page is None or not isinstance(seen, int) or seen >= page.revision:
            return body
        control = str(body.get("control_key", ""))
        _, since = self._leads[page.id].get(control, ("", 0))
        # A control's key is its place in a post, where another may be by now.
        return {**body, "published_revision": page.revision} if since <= seen else body

    def _controls(self, page: _Page) -> Iterator[tuple[str, str]]:
        posts = self.env.backend.messages.get(page.channel_id, {})
        for number in map(int, page.snapshot["timeline"]):
            for place, root in enumerate(posts[number].components):
                for path, part in _component_paths(root, str(place)):
                    control = _component_key(part, path, number)
                    if control is not None:
                        yield control, str(part.get("custom_id", ""))
