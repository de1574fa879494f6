"""How words are compared when someone looks for something; pure."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import Stemmer

from bot.kit.text import fold
from bot.search import english

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

# Of how words become stems: with another version every index is built again at the next start.
VERSION = f"1 snowball {Stemmer.version()}"

LONGEST_WORD = 40
LONGEST_QUERY = 1_000  # characters; nobody remembers more
MOST_TERMS = 24
MOST_POSTINGS = 30_000  # of all the stems of a query

# How much a word counts that isn't quite the one that was typed.
_SAME, _JOINED, _ONE_SLIP, _TWO_SLIPS, _BEGUN = 1.0, 0.9, 0.8, 0.6, 0.6
_ONE_SLIP_FROM, _TWO_SLIPS_FROM, _BEGUN_FROM, _PART_FROM = 4, 7, 3, 3
_MOST_ALTERNATIVES = 8
_MOST_UNKNOWN = 8  # words that slips are tried for: the longest

_COUNTED = re.compile(r"(\d+)(?:st|nd|rd|th|s)")
_QUOTED = re.compile(r'"([^"]*)"?|([^"]+)')
FACET_SIGN = ":"  # is in every facet, and in no word
_SEPARATOR = " | "  # between the parts of a document: no phrase reaches over it


@dataclass(frozen=True)
class QueryTerm:
    """One word that's looked for. `needed`: it stands in quotes, so nothing else will do."""

    word: str
    stem: str
    needed: bool = False


@dataclass(frozen=True)
class Query:
    """What someone looks for: *phrases* are folded words that stand together, as written.

    *facets*: how many of the terms, from the first on, are facets that narrow it.
    """

    terms: tuple[QueryTerm, ...]
    phrases: tuple[str, ...] = ()
    facets: int = 0

    def loosened(self) -> Query:
        """Return the same query without its quotes."""
        return Query(tuple(replace(term, needed=False) for term in self.terms))

    def narrowed(self, facets: Iterable[str]) -> Query:
        """Return the same query, for documents with all of these facets."""
        terms = [QueryTerm(facet, facet, needed=True) for facet in facets]
        return Query((*terms, *self.terms), self.phrases, len(terms))

    def joined(self) -> dict[str, tuple[int, int]]:
        """Return stems of two neighbors written as one word, with the places of both."""
        return {
            stem(one.word + other.word): (position, position + 1)
            for position, (one, other) in enumerate(zip(self.terms, self.terms[1:], strict=False))
            if not one.needed and not other.needed
        }


@dataclass(frozen=True)
class IndexedStem:
    """A stem that occurs: its row's id, and how many documents have it."""

    id: int
    documents: int


@dataclass(frozen=True)
class Wanted:
    """A stem to look for: which term it answers, what it's worth, how many documents have it."""

    stem: str
    stem_id: int
    term: int
    weight: int
    documents: int


def document(*parts: str, facets: Iterable[str] = ()) -> str:
    """Return the words of a document as they're kept, part by part.

    *facets* such as "kind:idea" are what a search can be narrowed by: nobody can type one, since
    a folded word has letters and digits only.
    """
    return _SEPARATOR.join(filter(None, (*map(fold, parts), " ".join(facets))))


class Stems(dict[str, str]):
    """The stem of each word that occurred, so that very many documents ask for it once.

    The empty one is that of a word that doesn't count; that of a facet is itself.
    """

    def __missing__(self, word: str) -> str:
        """Work out a word's stem."""
        found = "" if not _counts(word) else word if FACET_SIGN in word else stem(word)
        self[word] = found
        return found

    def of(self, words: str) -> frozenset[str]:
        """Return the stems of a document's words that count, and its facets."""
        return frozenset(map(self.__getitem__, words.split())) - {""}


def stems(words: str) -> frozenset[str]:
    """Return the stems of one document's words that count, and its facets."""
    return Stems().of(words)


@lru_cache(2_048)
def stem(word: str) -> str:
    """Return a folded word without its ending: one stem for sort, sorted and sorting."""
    word = word[:LONGEST_WORD]
    counted = _COUNTED.fullmatch(word)
    if counted is not None:
        return counted[1]
    word = english.same().get(word, word)
    # A new one each time: it works on itself, and two threads may look for something at once.
    return str(Stemmer.Stemmer("english", 0).stemWord(word))


def parsed(typed: str) -> Query:
    """Return what a query asks for; without terms where it has only common words, or none."""
    typed = typed[:LONGEST_QUERY].replace("\u201c", '"').replace("\u201d", '"')
    found: dict[str, QueryTerm] = {}
    phrases: list[str] = []
    bare = _QUOTED.findall(typed)
    for quoted, _ in bare:
        words = fold(quoted).split()
        kept = [word for word in words if _counts(word)]
        if kept and len(words) > 1:
            phrases.append(" ".join(words))
        elif kept:
            phrases.append(kept[0])
        for word in kept:
            found.setdefault(stem(word), QueryTerm(word, stem(word), needed=True))
    said = [word for _, text in bare for word in fold(text).split() if _counts(word)]
    telling = [word for word in said if word not in english.words("fillers")]
    for word in telling or ([] if found else said):
        found.setdefault(stem(word), QueryTerm(word, stem(word)))
    return Query(tuple(found.values())[:MOST_TERMS], tuple(dict.fromkeys(phrases)))


def fitting(typed: str, limit: int) -> str:
    """Return a query in at most *limit* characters: the whole, or the longest of its words."""
    typed = " ".join(typed.split())
    if len(typed) <= limit:
        return typed
    said = list(dict.fromkeys(term.word for term in parsed(typed).terms))
    while len(" ".join(said)) > limit:
        # A long word is rarely a common one.
        said.remove(min(said, key=len))
    return " ".join(said) or typed[:limit].rstrip()


def has_words(typed: str) -> bool:
    """Return whether there's anything in a query that could be a word."""
    return bool(fold(typed[:LONGEST_QUERY]))


def weighed(
    query: Query,
    known: Mapping[str, IndexedStem],
    documents: int,
    alike: Mapping[int, Mapping[str, float]],
) -> list[Wanted]:
    """Return the stems to look for among *documents*, each with the term that it answers.

    *alike*: by the position of a term that doesn't occur, stems that come close, and how close.
    """
    wanted: dict[tuple[int, int], Wanted] = {}

    def want(found: str, position: int, likeness: float) -> None:
        there = known.get(found)
        if there is None:
            return
        weight = _weight(likeness, documents, there.documents)
        other = wanted.get((there.id, position))
        if other is None or other.weight < weight:
            wanted[there.id, position] = Wanted(found, there.id, position, weight, there.documents)

    for position, term in enumerate(query.terms):
        want(term.stem, position, _SAME)
        for found, likeness in alike.get(position, {}).items():
            want(found, position, likeness)
    for found, places in query.joined().items():
        for position in places:
            want(found, position, _JOINED)
    return list(wanted.values())


def affordable(query: Query, wanted: Iterable[Wanted]) -> list[Wanted]:
    """Return the rarest, as many as can be looked through at once; the rest tells little anyway.

    The query's facets are always among them.
    """
    kept: list[Wanted] = []
    seen = 0
    for one in sorted(wanted, key=lambda one: (one.documents, one.stem_id, one.term)):
        if one.term < query.facets:
            kept.append(one)
        elif not seen or seen + one.documents <= MOST_POSTINGS:
            seen += one.documents
            kept.append(one)
    return kept


def _weight(likeness: float, documents: int, having: int) -> int:
    return round(1_000 * likeness * math.log(1 + max(documents, having) / having))


def matched(query: Query, wanted: Sequence[Wanted], words: str) -> tuple[list[str], list[str]]:
    """Return a document's words that answer a query, and the query's words that none answers.

    Facets aside. *words*: the document's, as `document` gives them.
    """
    answers: dict[int, list[str]] = {}
    for one in sorted(wanted, key=lambda one: -one.weight):
        answers.setdefault(one.term, []).append(one.stem)
    terms = [*enumerate(query.terms)][query.facets :]
    looked_for = {one for position, _ in terms for one in answers.get(position, ())}
    looked_for |= {term.stem for _, term in terms}
    there = stemmed(words.split(), looked_for)
    has: list[str] = []
    lacks: list[str] = []
    for position, term in terms:
        found = (there[one] for one in (term.stem, *answers.get(position, ())) if one in there)
        word = next(found, None)
        (lacks if word is None else has).append(term.word if word is None else word)
    return [*dict.fromkeys(has)], lacks


def stemmed(words: Iterable[str], looked_for: Container[str]) -> dict[str, str]:
    """Return the first of folded *words* for each stem that's looked for and there."""
    found: dict[str, str] = {}
    for word in words:
        if FACET_SIGN not in word and (one := stem(word)) in looked_for:
            found.setdefault(one, word)
    return found


def unknown(query: Query, known: Container[str]) -> list[int]:
    """Return the places of terms that don't occur, the longest words first."""
    joined = {
        position for one, places in query.joined().items() if one in known for position in places
    }
    places = [
        position
        for position, term in enumerate(query.terms)
        if term.stem not in known and not term.needed and position not in joined
    ]
    longest = sorted(places, key=lambda position: -len(query.terms[position].word))
    return longest[:_MOST_UNKNOWN]


def in_two(query: Query, places: Iterable[int], vocabulary: Sequence[str]) -> Query:
    """Return the query with each unknown word in two that both occur, where that's possible."""
    occurring = frozenset(vocabulary)
    terms = list(query.terms)
    for position in sorted(places, reverse=True):
        halves = next(_halves(terms[position].word, occurring), None)
        if halves is not None:
            terms[position : position + 1] = [QueryTerm(half, stem(half)) for half in halves]
    return replace(query, terms=tuple(terms))


def _halves(word: str, occurring: frozenset[str]) -> Iterator[tuple[str, str]]:
    if len(word) > LONGEST_WORD:
        return  # a thousand letters aren't two words, and each cut costs
    for cut in range(len(word) - _PART_FROM, _PART_FROM - 1, -1):
        one, other = word[:cut], word[cut:]
        if stem(one) in occurring and stem(other) in occurring:
            yield one, other


def alike(word: str, vocabulary: Sequence[str]) -> dict[str, float]:
    """Return the stems that a word may be a slip or the beginning of, and how close each is."""
    from rapidfuzz.distance import OSA  # only when it's needed: it takes memory
    from rapidfuzz.process import extract

    found: dict[str, float] = {}
    for typed in {word, stem(word)}:
        # By what's compared: of a stem with three letters, one is too many ("crying", "trying").
        if len(typed) < _ONE_SLIP_FROM:
            continue
        most = 2 if len(word) >= _TWO_SLIPS_FROM else 1
        near = extract(typed, vocabulary, scorer=OSA.distance, score_cutoff=most, limit=None)
        for one, slips, _ in near:
            # Hardly anyone slips on the first letter.
            likeness = _ONE_SLIP if slips <= 1 and one[0] == typed[0] else _TWO_SLIPS
            found[one] = max(found.get(one, 0), likeness)
    if not found and len(word) >= _BEGUN_FROM:
        begun = stem(word)
        found = {one: _BEGUN for one in vocabulary if one.startswith((word, begun))}
    closest = sorted(found.items(), key=lambda item: (-item[1], len(item[0]), item[0]))
    return dict(closest[:_MOST_ALTERNATIVES])


def _counts(word: str) -> bool:
    is_common = word in english.words("common")
    return not is_common and (len(word) > 1 or not word.isascii() or word.isdigit())
