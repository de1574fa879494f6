"""A round of mentors: everyone who asks and everyone who offers, at once."""

from __future__ import annotations

import random
import time
from statistics import quantiles

from bot.members.topics import topics
from bot.mentors import scoring
from bot.mentors.scoring import Apart, Offering, Seeking
from tests.bench.figures import Figure

PEOPLE = 60
LEVELS = ("elementary", "middle", "high", "district", None)


def measure(times: int) -> list[Figure]:
    """Match 60 requests with 60 mentors, each time others, with reasons in words for each pair."""
    took = []
    for seed in range(times + 1):
        seekings, offerings = people(seed)
        began = time.perf_counter()
        found = scoring.arranged(seekings, offerings, Apart())
        lines = [fit.lines() for fit in found.values()]
        took.append(time.perf_counter() - began)
        assert len(lines) == PEOPLE
    # The first one loads the library.
    spread = quantiles(took[1:], n=20)[-1] * 1_000
    name = f"a mentor round of {PEOPLE} requests and {PEOPLE} mentors, 95th percentile"
    return [Figure(name, spread, "ms", 50)]


def people(seed: int) -> tuple[list[Seeking], list[Offering]]:
    """Return who asks and who offers."""
    chance, every = random.Random(seed), list(topics())

    def about() -> dict[str, object]:
        opens = chance.choice((720, 780, 840))
        some = frozenset(chance.sample(every, chance.randint(1, 5)))
        return {"topics": some, "level": chance.choice(LEVELS), "opens": opens, "closes": 1_260}

    seekings = [
        Seeking(n, n, "weeks", weeks_waited=chance.randint(0, 6), **about())  # type: ignore[arg-type] # some of its fields
        for n in range(PEOPLE)
    ]
    offerings = [
        Offering(1_000 + n, frozenset({"weeks", "year"}), **about())  # type: ignore[arg-type] # the same
        for n in range(PEOPLE)
    ]
    return seekings, offerings
