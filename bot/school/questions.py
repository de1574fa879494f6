"""What a calendar leaves open, each with the lines that would answer it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from bot.kit.text import listed
from bot.school import cues, words
from bot.school.holidays import WINTER_BREAK, Break
from bot.school.saying import long_day, short_days, typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.school.facts import CalendarFacts

About = Literal[
    "first",  # the first day of school is missing
    "last",
    "returns",  # a break has no end
    "leaves",  # a break has no beginning
    "winter",  # there's no winter break, or school in it
    "holiday",  # a day that some schools keep and others don't
    "some",  # off for some students
    "bare",  # a day without words
    "usual",  # days off in most schools that the text doesn't name
    "long",  # a break of more than three weeks
    "spring",  # there's no spring break
    "year",  # another school year than it should be about
    "few",  # hardly any school days, or too many
]
_ORDER: tuple[About, ...] = About.__args__  # type: ignore[attr-defined] # in which they are asked
_DAY = timedelta(days=1)
_CHOICES = 3  # days offered as a first or last day; any other is typed


@dataclass(frozen=True)
class DateQuestion:
    """Something to ask: the days it is about, and how it's answered.

    *answers* are labels, each with the line that it adds to the text. *line* takes a day or
    several that are typed in. With neither, saying yes to the whole is the answer.
    """

    about: About
    text: str
    days: tuple[Break, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    line: str = ""

    @property
    def open(self) -> bool:
        """Whether it takes an answer, and not just a look."""
        return bool(self.answers or self.line)

    @property
    def takes_several(self) -> bool:
        """Whether what is typed is a first and a last day."""
        return self.about in ("winter", "spring")

    @property
    def needed(self) -> bool:
        """Whether nothing can be saved without its answer."""
        return self.about in ("first", "last")


class DateQuestions:
    """Collects questions, no two about the same days."""

    def __init__(self, facts: CalendarFacts) -> None:
        self._facts = facts
        self._found: list[DateQuestion] = []
        self._bare: list[Break] = []  # days without words, which are asked about together

    @property
    def in_order(self) -> tuple[DateQuestion, ...]:
        """The questions, those that matter most first."""
        found = [*self._found, *self._about_bare()]
        return tuple(sorted(found, key=lambda one: _ORDER.index(one.about)))

    def _about_bare(self) -> Iterator[DateQuestion]:
        if self._bare:
            days = listed([self._days(one) for one in self._bare])
            text = words.BARE_OFF.format(days=days)
            yield DateQuestion("bare", text, tuple(self._bare), _yes_no(*self._bare))

    def has(self, *about: About) -> bool:
        """Return whether there's a question of such a kind already."""
        return any(one.about in about for one in self._found)

    def first_day(self, maybe: Sequence[date]) -> None:
        """Ask for the first day of school, with the days that it may be."""
        text = words.WHICH_FIRST if maybe else words.WHEN_FIRST
        self._ask(
            DateQuestion("first", text, (), self._either(maybe, words.FIRST_DAY), words.FIRST_DAY)
        )

    def last_day(self, maybe: Sequence[date]) -> None:
        """Ask for the last day of school, with the days that it may be."""
        text = words.WHICH_LAST if maybe else words.WHEN_LAST
        self._ask(
            DateQuestion("last", text, (), self._either(maybe, words.LAST_DAY), words.LAST_DAY)
        )

    def returns(self, off: Break) -> None:
        """Ask when students are back from a break that begins and has no end."""
        if not any(one.about == "returns" and one.days == (off,) for one in self._found):
            text = words.WHEN_BACK.format(name=off.name or words.THE_BREAK, day=self._on(off.first))
            self._ask(DateQuestion("returns", text, (off,), line=words.RETURN_LINE))

    def leaves(self, off: Break) -> None:
        """Ask when a break begins of which only the end is known."""
        text = words.WHEN_WINTER_BEGINS.format(day=self._on(off.last + _DAY))
        self._ask(DateQuestion("leaves", text, (off,), line=words.LEAVE_LINE))

    def is_off(self, about: About, text: str, off: Break) -> None:
        """Ask whether there's school on some days, unless another line or an answer says so."""
        asked = any(span.overlaps(off) for one in self._found for span in one.days)
        if asked or not self._facts.school(off) or self._facts.says_anything_else(off):
            return
        if about == "bare":
            self._bare.append(off)
            return
        text = text.format(name=off.name or words.THIS_DAY, days=self._days(off))
        self._ask(DateQuestion(about, text, (off,), _yes_no(off)))

    def usual(self, off: Sequence[Break]) -> None:
        """Ask about the usual days off that the text doesn't name, all in one question."""
        if off:
            named = [words.A_DAY.format(name=one.name, days=self._days(one)) for one in off]
            text = words.USUAL_OFF.format(days=listed(named, "or"))
            self._ask(DateQuestion("usual", text, tuple(off), _yes_no(*off)))

    def no_winter(self, usual: Break) -> None:
        """Ask about the usual winter break where the text names none."""
        text = words.NO_WINTER.format(days=self._days(usual))
        line = words.OFF_LINE.format(days=typed(usual), name=WINTER_BREAK)
        answers = ((words.YES_OFF, line),)
        self._ask(DateQuestion("winter", text, (usual,), answers, words.WINTER_LINE))

    def school_at_christmas(self, days: Sequence[date]) -> None:
        """Ask about school between Christmas Eve and New Year's Day."""
        span = Break(days[0], days[-1])
        if self._facts.answered(span):
            return
        text = words.SCHOOL_AT_CHRISTMAS.format(day=self._on(days[0]))
        self._ask(DateQuestion("winter", text, (span,), _yes_no(span), words.WINTER_LINE))

    def long_break(self, off: Break) -> None:
        """Ask about a break of more than three weeks."""
        if not self._facts.answered(off):
            text = words.LONG_BREAK.format(days=self._days(off))
            self._ask(DateQuestion("long", text, (off,), _yes_no(off)))

    def no_spring(self) -> None:
        """Ask about a spring break where there is none."""
        answers = ((words.NO_SPRING, words.NO_SPRING_LINE),)
        self._ask(DateQuestion("spring", words.WHEN_SPRING, (), answers, words.SPRING_LINE))

    def school_days(self, days: int, *, few: bool) -> None:
        """Ask about a year of hardly any school days, or of too many."""
        text = words.FEW_DAYS if few else words.MANY_DAYS
        self._ask(DateQuestion("few", text.format(days=days)))

    def _ask(self, question: DateQuestion) -> None:
        text = question.text[:1].upper() + question.text[1:]
        self._found.append(replace(question, text=text))

    def _either(self, days: Sequence[date], line: str) -> tuple[tuple[str, str], ...]:
        return tuple(
            (self._days(Break(day, day)), line.format(days=typed(Break(day, day))))
            for day in days[:_CHOICES]
        )

    def _on(self, day: date) -> str:
        return long_day(day, self._facts.month_first)

    def _days(self, span: Break) -> str:
        return short_days(span.first, span.last, self._facts.month_first)


def _yes_no(*spans: Break) -> tuple[tuple[str, str], ...]:
    return (
        (words.YES_OFF, "\n".join(map(_off_line, spans))),
        (words.NO_OPEN, "\n".join(words.OPEN_LINE.format(days=typed(one)) for one in spans)),
    )


def _off_line(span: Break) -> str:
    named = words.OFF_LINE.format(days=typed(span), name=span.name)
    if span.name and cues.kind_of(named.partition(": ")[2]) == "off":
        return named
    return words.NAMED.format(days=typed(span), name=words.NO_SCHOOL)
