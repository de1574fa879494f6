"""Forms about wins. Whatever others will see goes through the student check."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord

from bot.kit.errors import NotFound
from bot.kit.text import shorten
from bot.search.rules import LONGEST_QUERY
from bot.ui.answer import answer
from bot.ui.checks import set_up_group
from bot.ui.form import Answers, Form
from bot.wins import rules, words
from bot.wins.reports import SENT_BACK
from cogs.wins import listing, walk

if TYPE_CHECKING:
    from bot.ui.answer import Interaction
    from bot.wins.rules import Draft, Win

BOX_LIMIT = 4_000  # Discord's own, for one box


class PublicForm(Form):
    """A form whose words others will see: what it makes of them walks the one way to a post."""

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Make a draft of what was typed and go on with it."""
        try:
            draft = await cls.drafted(interaction, row_id, answers)
            photo = answers.file("photo")
            if photo is not None:
                draft = await walk.with_photo(interaction, draft, photo)
            await walk.go_on(interaction, draft)
        except NotFound as missing:
            await cls.gone(interaction, answers, missing)

    @classmethod
    async def drafted(cls, interaction: Interaction, row_id: int, answers: Answers) -> Draft:
        """Return the draft that the answers make."""
        raise NotImplementedError  # pragma: no cover - every public form overrides it

    @classmethod
    async def gone(cls, interaction: Interaction, answers: Answers, missing: NotFound) -> None:
        """Answer when what the form is about is not there any more. Raises NotFound."""
        raise missing

    def ask(self, draft: Draft | Win | None, *, photo: bool, alt: bool) -> None:
        """Add the parts of a win, filled with what is known."""
        story = draft.story if draft else ""
        hint = words.STORY_HINT
        if len(story) > rules.STORY_LIMIT:
            hint = words.STORY_HINT_LONG.format(
                limit=f"{rules.STORY_LIMIT:,}", length=f"{len(story):,}"
            )
        limit = rules.STORY_LIMIT if len(story) <= rules.STORY_LIMIT else BOX_LIMIT
        self.box(
            "story",
            words.STORY_LABEL,
            hint=hint,
            value=story[:BOX_LIMIT],
            limit=limit,
            long=True,
            required=True,
        )
        self._ask_kind(draft.kind if draft else rules.KINDS[0])
        if photo:
            upload = discord.ui.FileUpload[Any](custom_id="photo", required=False, max_values=1)
            self.add_item(
                discord.ui.Label(
                    text=words.PHOTO_LABEL, description=words.PHOTO_HINT, component=upload
                )
            )
        if alt:
            self.ask_line(
                "alt", words.ALT_LABEL, words.ALT_HINT, draft.alt if draft else "", rules.ALT_LIMIT
            )
        self.ask_line(
            "thanks",
            words.THANKS_LABEL,
            words.THANKS_HINT,
            draft.thanks if draft else "",
            rules.THANKS_LIMIT,
        )

    def _ask_kind(self, kind: str) -> None:
        self.add_item(discord.ui.Label(text=words.KIND_LABEL, component=kind_menu(kind)))

    def ask_line(self, name: str, label: str, hint: str, value: str | None, limit: int) -> None:
        """Add a box of one line."""
        known = value or ""
        self.box(
            name,
            label,
            hint=hint,
            value=known[:BOX_LIMIT],
            limit=max(limit, len(known[:BOX_LIMIT])),
        )


def kind_menu(kind: str | None) -> discord.ui.Select[Any]:
    """Return the menu of the kinds of wins, with one of them chosen."""
    options = [
        discord.SelectOption(label=words.KINDS[one], value=one, default=one == kind)
        for one in rules.KINDS
    ]
    return discord.ui.Select[Any](custom_id="kind", options=options, required=False)


def told(draft: Draft, answers: Answers) -> Draft:
    """Return the draft with what was typed."""
    return replace(
        draft,
        story=answers.text("story"),
        kind=answers.choice("kind", draft.kind),
        thanks=answers.text("thanks"),
        alt=answers.texts.get("alt", draft.alt),
        behalf=answers.texts.get("behalf", draft.behalf),
    )


class ShareForm(PublicForm, verb="win:share"):
    """Share a win: one box, the rest if one likes."""

    def __init__(self, draft: Draft | None = None) -> None:
        super().__init__(words.FORM_TITLE)
        self.ask(draft, photo=True, alt=True)

    @classmethod
    async def drafted(cls, interaction: Interaction, row_id: int, answers: Answers) -> Draft:
        """Return a new draft."""
        return told(walk.fresh(interaction), answers)


class EditForm(PublicForm, verb="win:form"):
    """Change a win that is there; its photo stays."""

    def __init__(self, win: Win) -> None:
        super().__init__(words.EDIT_TITLE, win.id)
        self.ask(win, photo=False, alt=win.picture is not None)

    @classmethod
    async def drafted(cls, interaction: Interaction, row_id: int, answers: Answers) -> Draft:
        """Return a draft of the win's next wording."""
        win = await interaction.client.services.wins.get_own(
            interaction.guild_id or 0, row_id, interaction.user.id
        )
        draft = replace(
            walk.fresh(interaction),
            win_id=win.id,
            picture=win.picture,
            alt=win.alt or "",
            release=win.release,
        )
        return told(draft, answers)


class FindForm(Form, verb="win:query"):
    """Look for wins."""

    private = "what one looks for is shown to nobody else"

    def __init__(self, search: listing.Search | None = None) -> None:
        super().__init__(words.FIND_TITLE)
        search = search or listing.Search("")
        self.box(
            "words",
            words.FIND_LABEL,
            hint=words.FIND_HINT,
            value=search.query,
            limit=LONGEST_QUERY,
            required=True,
        )
        self._menu(words.FIND_KIND_LABEL, kind_menu(search.kind))
        people = discord.ui.UserSelect[Any](custom_id="by", required=False)
        if search.author_id is not None:
            people.default_values = [discord.Object(search.author_id, type=discord.User)]
        self._menu(words.FIND_BY_LABEL, people)
        since = "" if search.since is None else search.since.isoformat()
        self.box("since", words.FIND_SINCE_LABEL, hint=words.FIND_SINCE_HINT, value=since, limit=40)

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Show the first page."""
        by = answers.choice("by")
        search = listing.Search(
            answers.text("words"),
            answers.choice("kind") or None,
            int(by) if by else None,
            listing.day(answers.text("since")),
        )
        await answer(interaction, await listing.found(interaction, search))

    def _menu(self, label: str, menu: discord.ui.Select[Any] | discord.ui.UserSelect[Any]) -> None:
        self.add_item(discord.ui.Label(text=label, component=menu))


class ReportForm(Form, verb="report:form"):
    """Tell a coordinator about a message; the row is the message."""

    private = "only coordinators read it"

    def __init__(self, message_id: int) -> None:
        super().__init__(words.REPORT_TITLE, message_id)
        options = [
            discord.SelectOption(label=words.REPORT_STUDENT, value="student"),
            discord.SelectOption(label=words.REPORT_OTHER, value="other"),
        ]
        menu = discord.ui.Select[Any](custom_id="about", options=options)
        self.add_item(discord.ui.Label(text=words.REPORT_LABEL, component=menu))
        self.box("words", words.REPORT_WORDS, limit=1_000, long=True)

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Keep the report, and hide the post at once where a student may be recognized."""
        await set_up_group(interaction)
        client = interaction.client
        hidden = await client.services.reports.tell(
            interaction.guild_id or 0,
            interaction.user.id,
            interaction.channel_id or 0,
            row_id,
            student=answers.choice("about") == "student",
            words=answers.text("words").strip() or None,
            now=client.clock.now(),
        )
        await client.agenda.tick()
        await answer(interaction, words.REPORTED if hidden is None else words.REPORTED_HIDDEN)


class SendBackForm(Form, verb="report:note"):
    """Tell an author what should change."""

    private = "only the author reads it"

    def __init__(self, report_id: int) -> None:
        super().__init__(words.SEND_BACK_TITLE, report_id)
        self.box("note", words.SEND_BACK_LABEL, limit=500, long=True, required=True)

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Hide the post and let the author know."""
        from cogs.wins.report_views import settle

        note = shorten(answers.text("note"), 500)
        await settle(interaction, row_id, words.REPORT_SENT_BACK, hidden=SENT_BACK, note=note)
