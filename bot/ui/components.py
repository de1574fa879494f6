"""Buttons, selects and forms as functions: each works for ever, found by its custom id.

A decorator marks a function, its feature names the module, and the client registers what's there:

    @button("weekly:skip:{week:date}", label=words.SKIP, coordinator=True)
    async def skip(ctx: Context, week: date) -> None: ...

    Card(text, [skip.button(week), Button("weekly:plan", words.BACK)])
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass
from types import new_class
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, Generic, ParamSpec, TypeVar

import discord
from discord.ui.select import BaseSelect

from bot.kit.text import BUTTON_LABEL_LIMIT, CHOICE_LIMIT, labeled
from bot.ui.card import BUTTON, NO_MENTIONS, Button, Card, CardView, Item, Select
from bot.ui.context import Access, Context
from bot.ui.errors import guarded
from bot.ui.modal import Answers, Part, read
from bot.ui.payload import custom_id_of
from bot.ui.template import Outdated, Template, verb_of

if TYPE_CHECKING:
    from types import ModuleType

    from bot.ui.answer import Interaction
    from bot.ui.context import RowOf

P = ParamSpec("P")
Q = ParamSpec("Q")
V = TypeVar("V")
FORM_PARTS = 5  # Discord's own limit

Acting = Coroutine[object, object, None]
Style = discord.ButtonStyle
Pressed = discord.ui.Button[discord.ui.View] | BaseSelect[discord.ui.View]


class Component(Generic[P]):
    """A function that a custom id leads to; its parameters after the first are the id's values.

    Placeholders whose parameter has a default (None) may be left out of the id, from the last.
    """

    def __init__(
        self, template: str, function: Callable[..., Acting], access: Access, *, given: int = 1
    ) -> None:
        parameters = list(inspect.signature(function).parameters.values())[given:]
        optional = [one.name for one in parameters if one.default is not one.empty]
        self.template = Template(template, optional)
        if [one.name for one in parameters] != [*self.template.kinds]:
            raise TypeError(f"{template!r} does not name the parameters of {function.__name__}")
        self._signature = inspect.Signature(parameters)
        self.function, self.access = function, access
        self.__doc__ = function.__doc__
        self.__module__ = function.__module__

    def custom_id(self, *ids: P.args, **named: P.kwargs) -> str:
        """Return the custom id for these values. Raises ValueError for those it can't hold."""
        return self.template.write(self._signature.bind(*ids, **named).arguments)

    async def run(
        self, interaction: Interaction, custom_id: str, *given: object, typed: str = ""
    ) -> None:
        """Do what the id is for; whatever goes wrong, the person is answered."""

        async def act() -> None:
            ids = self.template.read(custom_id)
            of = self.access.of
            row_id = 0 if of is None else ids[of.placeholder]
            ctx = await self.access.enter(interaction, ids.get("guild_id"), row_id)
            await self.function(ctx, *given, **ids)

        access = self.access
        await guarded(interaction, act, typed, works_in_dm=access.works_in_dm, slow=access.slow)


class _Dynamic(discord.ui.DynamicItem[Pressed], template=""):
    """What discord.py makes of a component that was pressed."""

    component: ClassVar[_Pressable[...]]

    @classmethod
    async def from_custom_id(
        cls, _interaction: object, item: discord.ui.Item[discord.ui.View], _match: object, /
    ) -> _Dynamic:
        """Return it around what the message carries."""
        assert isinstance(item, discord.ui.Button | BaseSelect)
        return cls(item)

    async def callback(self, interaction: Any) -> None:
        """Do what was pressed."""
        await self.component.pressed(interaction, self.item)


class _Pressable(Component[P]):
    """What a message can carry.

    An error in a DynamicItem never reaches View.on_error, hence the guard in `run`.
    """

    def __init__(
        self, template: str, function: Callable[..., Acting], access: Access, *, given: int = 1
    ) -> None:
        super().__init__(template, function, access, given=given)
        of_it = {"component": self, "__slots__": ()}
        self.item: type[discord.ui.DynamicItem[Pressed]] = new_class(
            self.template.verb,
            (_Dynamic,),
            {"template": self.template.opening},
            lambda body: body.update(of_it),
        )

    async def pressed(self, interaction: Interaction, item: Pressed) -> None:
        """Do what was pressed."""
        await self.run(interaction, item.custom_id or "")


class PersistentButton(_Pressable[P]):
    """A button that outlives every restart."""

    def __init__(
        self,
        template: str,
        function: Callable[..., Acting],
        access: Access,
        label: str,
        style: Style,
    ) -> None:
        super().__init__(template, function, access)
        self.label, self.style = label, style

    async def __call__(self, ctx: Context, *ids: P.args, **named: P.kwargs) -> None:
        """Do what the button does, for a command that does the same."""
        await self.function(ctx, *ids, **named)

    def button(self, *ids: P.args, **named: P.kwargs) -> Button:
        """Return the button for these values, to stand under a card."""
        return Button(self.custom_id(*ids, **named))


class PersistentSelect(_Pressable[P]):
    """A select that outlives every restart; its function is handed what was chosen."""

    def __init__(self, template: str, function: Callable[..., Acting], access: Access) -> None:
        super().__init__(template, function, access, given=2)

    async def pressed(self, interaction: Interaction, item: Pressed) -> None:
        """Do what was chosen, as long as it's as much as the menu asks for."""
        assert isinstance(item, BaseSelect)
        values = list(item.values)
        if item.min_values <= len(values) <= item.max_values:
            await self.run(interaction, item.custom_id, values)
        else:
            await _refuse(interaction)

    def select(self, menu: BaseSelect[discord.ui.View], *ids: P.args, **named: P.kwargs) -> Select:
        """Return the select for these values, with *menu*'s options, to stand under a card."""
        return Select(self.custom_id(*ids, **named), menu)


class PersistentForm(Component[P], Generic[P, Q]):
    """A form that can be handed in even after a restart.

    What was filled in is read from the interaction itself, not from what discord.py remembers.
    """

    def __init__(
        self,
        template: str,
        function: Callable[..., Acting],
        access: Access,
        title: str,
        parts: Callable[Q, Iterable[Part]],
        surface: str,
        private: str,
    ) -> None:
        super().__init__(template, function, access, given=2)
        if bool(surface) == bool(private):
            raise ValueError(f"{template!r}: who reads what is typed there?")
        self.title, self.parts, self.surface, self.private = title, parts, surface, private

    def filled(self, *known: Q.args, **named: Q.kwargs) -> Filled[P]:
        """Return the form's parts with what is known in them, ready to be opened."""
        return Filled(self, list(self.parts(*known, **named)))


@dataclass(frozen=True)
class Filled(Generic[P]):
    """A form with what is known in it."""

    form: PersistentForm[P, ...]
    parts: Sequence[Part]

    def modal(self, *ids: P.args, **named: P.kwargs) -> discord.ui.Modal:
        """Return what Discord is sent to open it."""
        custom_id = self.form.custom_id(*ids, **named)
        if len(self.parts) > FORM_PARTS:
            raise ValueError(
                f"{custom_id}: a form takes {FORM_PARTS} parts, and this has {len(self.parts)}; "
                "ask for the rest in a form of its own"
            )
        modal = discord.ui.Modal(title=self.form.title, custom_id=custom_id)
        for part in self.parts:
            modal.add_item(part)
        modal.stop()  # handing it in doesn't need it, so it isn't kept in memory until then
        return modal


def button(
    template: str,
    *,
    label: str,
    style: Style = Style.secondary,
    feature: str | None = None,
    coordinator: bool = False,
    works_in_dm: bool = False,
    slow: bool = False,
    of: RowOf | None = None,
    always: str = "",
) -> Callable[[Callable[Concatenate[Context, P], Acting]], PersistentButton[P]]:
    """Make a function a button; the rest is `Access`."""
    access = Access(feature, coordinator, works_in_dm, slow, of, always)
    return lambda function: PersistentButton(template, function, access, label, style)


def select(
    template: str,
    *,
    feature: str | None = None,
    coordinator: bool = False,
    works_in_dm: bool = False,
    of: RowOf | None = None,
    always: str = "",
) -> Callable[[Callable[Concatenate[Context, list[V], P], Acting]], PersistentSelect[P]]:
    """Make a function a select: after the context it takes what was chosen."""
    access = Access(feature, coordinator, works_in_dm, of=of, always=always)
    return lambda function: PersistentSelect(template, function, access)


def form(
    template: str,
    parts: Callable[Q, Iterable[Part]],
    *,
    title: str,
    surface: str = "",
    private: str = "",
    feature: str | None = None,
    coordinator: bool = False,
    works_in_dm: bool = False,
    of: RowOf | None = None,
    always: str = "",
) -> Callable[[Callable[Concatenate[Context, Answers, P], Acting]], PersistentForm[P, Q]]:
    """Make a function a form: after the context it takes what was filled in.

    *parts* returns what is asked, given what is known. *surface*: the kind of `Surface` that looks
    at what is typed before others read it; or *private* says why nobody else does. Raises
    ValueError for a form with neither, or both.
    """
    access = Access(feature, coordinator, works_in_dm, of=of, always=always)
    return lambda function: PersistentForm(
        template, function, access, title, parts, surface, private
    )


def components_of(*modules: ModuleType) -> tuple[Component[...], ...]:
    """Return every button, select and form that is written in a feature's modules."""
    return tuple(
        found
        for module in modules
        for found in vars(module).values()
        if isinstance(found, Component) and found.__module__ == module.__name__
    )


class Components:
    """Everything that can be pressed or filled in, by the two words its custom ids begin with."""

    def __init__(self) -> None:
        self.pressable: dict[str, PersistentButton[...] | PersistentSelect[...]] = {}
        self.forms: dict[str, PersistentForm[..., ...]] = {}

    def add(self, *components: Component[...]) -> None:
        """Register what a feature lists. Raises ValueError for words that are taken."""
        for one in components:
            verb, there = one.template.verb, one
            if isinstance(one, PersistentForm):
                there = self.forms.setdefault(verb, one)
            elif isinstance(one, PersistentButton | PersistentSelect):
                there = self.pressable.setdefault(verb, one)
            if there is not one:
                raise ValueError(f"{one.template.text!r} begins as another one does")

    def knows(self, custom_id: str) -> bool:
        """Return whether a custom id leads somewhere."""
        return verb_of(custom_id) in self.pressable

    def works_in_dm(self, custom_id: str) -> bool:
        """Return whether it can be pressed in direct messages."""
        found = self.pressable.get(verb_of(custom_id))
        return found is not None and found.access.works_in_dm

    async def refuse_unknown(self, interaction: Interaction) -> None:
        """Answer a press on something that leads nowhere (anymore)."""
        if not self.knows(custom_id_of(interaction)):
            await _refuse(interaction)

    async def hand_in(self, interaction: Interaction) -> None:
        """Find the form that an interaction hands in, and do what it is for."""
        custom_id, answers = custom_id_of(interaction), read(interaction)
        form = self.forms.get(verb_of(custom_id))
        if form is None:
            await _refuse(interaction, answers.all_typed())
        else:
            await form.run(interaction, custom_id, answers, typed=answers.all_typed())

    def sending(self, card: Card) -> dict[str, Any]:
        """Return the arguments for sending a card as a new message."""
        given: dict[str, object] = {"content": card.content, "allowed_mentions": card.mentions()}
        if card.items:
            given["view"] = self.view(card)
        if card.files:
            given["files"] = card.attachments()
        return given | card.noted()

    def editing(self, card: Card) -> dict[str, Any]:
        """Return the arguments for editing a message into a card."""
        return {
            "content": card.content,
            "view": self.view(card),
            "attachments": card.attachments(),
            "allowed_mentions": NO_MENTIONS,
        } | card.noted()

    def view(self, card: Card) -> discord.ui.View | None:
        """Return a card's buttons and selects; they outlive it, being dynamic."""
        return CardView([self.part(one) for one in card.items]) if card.items else None

    def part(self, one: Item) -> dict[str, object]:
        """Return what Discord is told of a button or a select (docs: Component Reference).

        Raises LookupError for an id that leads nowhere.
        """
        found = self.pressable.get(verb_of(one.custom_id))
        if found is None:
            raise LookupError(f"{one.custom_id!r} leads nowhere")
        if isinstance(one, Select):
            one.menu.custom_id = one.custom_id
            for option in getattr(one.menu, "options", ()):
                option.label = labeled(option.label, CHOICE_LIMIT)
                described = labeled(option.description or "", CHOICE_LIMIT)
                option.description = described or None
            return dict(one.menu.to_component_dict())
        assert isinstance(found, PersistentButton)
        return {
            "type": BUTTON,
            "style": (one.style or found.style).value,
            "label": labeled(one.label or found.label, BUTTON_LABEL_LIMIT),
            "custom_id": one.custom_id,
            "disabled": one.disabled,
        }


async def _refuse(interaction: Interaction, typed: str = "") -> None:
    async def act() -> None:
        raise Outdated

    await guarded(interaction, act, typed, works_in_dm=True)
