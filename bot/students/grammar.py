"""What beside a name says that it's a student's, or that it isn't, as patterns of letters.

The letters are those of `letters.py`. A pattern of `AFTER` begins right behind the name, one of
`BEFORE` ends right in front of it and is written backward, nearest letter first. Each has a
weight; what a tie calls `near` is shown beside the name. Every repeat is bounded.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from bot.students.tokens import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

DIRECT = 3.5
"""From this weight on a tie is direct evidence, which no exception outweighs."""
STRONG = 5.0
"""From this weight on it counts even for the full name of a member or an author."""


class PatternTable:
    """Patterns with weights as one expression, in which the weightiest that matches is found."""

    def __init__(self, rows: str) -> None:
        read = [row.split("  ")[:2] for row in rows.strip().splitlines()]
        read.sort(key=lambda row: -abs(float(row[0])))
        self._weights = {f"row{at}": float(weight) for at, (weight, _) in enumerate(read)}
        self._texts = [_row(at, pattern) for at, (_, pattern) in enumerate(read)]

    @cached_property
    def _rows(self) -> list[re.Pattern[str]]:
        return [re.compile(text) for text in self._texts]

    @cached_property
    def _all(self) -> re.Pattern[str]:
        return re.compile("|".join(self._texts))

    def find(self, tags: str, at: int) -> tuple[float, int, int]:
        """The weight of what matches at `at`, 0 for nothing, and the span shown, -1 for none."""
        match = self._all.match(tags, at)
        return self._found(match) if match else (0.0, -1, -1)

    def each(self, tags: str, at: int) -> Iterator[tuple[float, int, int]]:
        """All that matches, weightiest first."""
        if self._all.match(tags, at):
            yield from (self._found(match) for row in self._rows if (match := row.match(tags, at)))

    def _found(self, match: re.Match[str]) -> tuple[float, int, int]:
        row = str(match.lastgroup)
        near = f"near{row[3:]}"
        return self._weights[row], *(match.span(near) if near in match.re.groupindex else (-1, -1))


def _row(at: int, pattern: str) -> str:
    """< and > enclose what's shown."""
    return f"(?P<row{at}>{pattern.replace('>', ')').replace('<', f'(?P<near{at}>')})"


AFTER = PatternTable(r"""
5.5  [,(-]x?[dF][xb#jUWA-]{0,4}?<[GS]>  , a shy 4th grader
5.5  [dF]x?<G>  a sixth grader
4.5  [^.t]{0,12}?\.1['z][xdF]{0,3}<[GS]>  . He is a third grader
4.5  [^.t]{0,12}?\.1['z]x{0,2}i[dF]?x?<g>  . She's in fourth grade
3.5  '<[gO]>(?!x?[htHCR])  's 3rd grade project
4  ,[fJ]o  , parents of
4  <J>(?=[,.zv(]|$)  brothers
5.5  ,?x?[dF]?o[dF][xj]{0,3}<[HGC]>  , one of my fifth graders
5  z[x-]{0,2}[dF]o[dF][xp]{0,4}<[HGCSQ]>  is one of my media center pages
5.5  ,?w['z][xd]{0,3}[iyo]?[dFE]?x?<[GSgO#]>  , who's in 4th grade
4.5  ,?wx{1,3}<#>(?=[c.,v1]|$)  , who turned 9
5.5  ,?wx{0,2}[iyo][dFE]?x?<[GSgO#]>  , who's in 4th grade
5.5  \([xdiyF]{0,2}<[gGSO]>  (4th grade
5.5  \(<#>\)  (9)
5.5  ,?['z][xdFj]{0,4}<[GS]>  is my only 8th grader
5.5  ,?['z]x{0,2}[iy][dF]?x?<[gO]>  is in fifth grade
5.5  ['z]x{0,2}[iy]T'x?<[ghO]>  is in Mrs. Chen's class
4.5  ,?1?[z'][xdF]{0,2}<#>(?![x%:.]?[RHtC])  is 9
4.5  [^.t]{0,7}?\.1'?<#>  . shes nine
4.5  [^.t]{0,4}?\.e'x?i[dF]?<[gO]>  . Mine's in second grade
4.5  ,Y?x#  , Year 4
4.5  x{0,2}x<#>(?=[c.,)]|x[xc1v.,]|$)  just turned 11
5  ,<[g#GO]>(?=[,.:)(-]|$)  , 4th grade,
5  ,[iy][dF]?x?<[gO]>  , in 4th grade
4  ,[xAU-]{0,3}<g>(?=[,.)]|$)  , B-day period 4,
4.5  -x?<[gG]>(?=[,.)x]|$)  - 2nd grade
4.8  i[dF]?[xOp]{0,2}<g>(?!x?[tH])  in my 4th grade
4.5  i<O>(?![XHOR])  in 5th asked
4.5  i<T'x?[ghO]>  from Mrs. Alvarez's class
4.5  i[dF]x{0,2}<h>(?!')  in my class
5  i<#>(?=[:,."]|z|x[x1cv.,]|x?$)  in 4
6  '<g>t  's 3rd grade teacher
4.5  '[xOg3]{0,2}<f>  's mom
4  '[xO#]{0,2}<5>  's IEP
2.5  c7xd?<4>  and I share a birthday
3.5  xd?<5>(?!x?[HS])  has an IEP
3.5  x{1,2}E[xO]{0,2}<f>  bring her mom
3.5  x{1,2}E3<J>  bring her little brother
2.8  [,(]?F[xO]{0,2}<Q>  my aide
4  cE[3xO]{0,2}<f>  and her mom
3.6  x[x#bRW"]{0,6}<D>  has three overdue
3.5  '[xOg3]{0,2}<J>(?!x?[NA])  's little sister
4  '[xOg#]{0,2}<D>  's overdue list
4  '[xOg#]{0,2}<4>  's birthday
3.5  ',?[xRb]{0,3},?1'xi<[gO]>  's bookmark, she's in third
4.5  ,[1E]['z][xdFj]{0,3}[iy]?[dFE]?<[gGOS]>  , he's one of my tenth graders
5.5  ,?[1E]['z][xdFj]{0,2}o[dF]x{0,2}<[HG]>  , he's one of my tenth graders
2  ,?1['z]x{0,2}<#>  , she's 9
5  ,FJ?[#xj]{0,3}[HGC](?=[,.)i(]|$)  , my two lunch volunteers
4.5  [,(-][dF]x?<g>[xP]{1,2}(?=[,.)v]|$)  , my 6th grade page,
3.5  [^.]{0,14}?[,(.]x?1['z]x{0,2}[iyo][dFE]?x?<[gOS]>  ..., she's in 5th
4.5  ,[dF][xO]{0,3}<[GSC]>  , our eighth grade winner
4  ,?g[xO]?<[C]>  grade winner
3.5  <g>(?=[v1xz,."]|$)  Mia 2B
1.5  -?[xc]?1  he
1.2  ,w  , who
2  [^.t,]{0,8}?,<g>[,.]  ..., second grade,
1  x{0,3}E  ... her
""")

BEFORE = PatternTable(r"""
5.5  <[GS]>(?![Fd]?[Bry])(?!'E)  my 4th grader
5  [,:(-]x?<[GS]>(?!x?y)  my sophomore,
4.5  [,-]<G>d  a junior,
5.5  [,"]{0,2}[xp1w]{0,2}[k8][xX]{0,2}[,]?[ixp]{0,4}?<[GSH]>  a student named
5.2  [":,]{0,2}<8>  we call him
5  "<[GS]>  my freshman "
4.5  ,[xp]{0,2}[dF]?[iy]x{0,3}<S>(?![F]x)  the student helper at the desk,
3.5  yx?<5>  the IEP meeting for
5.5  ,?K<[GSH]>  a boy called
2.5  [k]  named
4  [,:(s]{0,2}<H>  students
4.5  [,:(-]x{0,2}<H>[#xgdF]  two readers,
4.5  J[x]{0,2}E  his son
3.5  oJx{0,2}d?  little brother of
4.5  o<f>  mom of
4  [,(]x?[xhgOTiy'dFp]{1,7}<[GS]>  a kid from Mrs. Yoon's room (X)
4  J[xg]{0,2}[FdE]o  of our twins
4  J[xg]{0,2}E?(?=[.,(]|$)  twins
4  [,:(]J(?=[UYNWd#E])  the Abara brothers,
2.5  3  little
4.5  <O>  third
5  '<g>  Gr. 3's
5  <g>(?=[.,"x]|$)  8th grade Oscar
4  x<g>[Fd]  my third grade friend
4  z?x{0,2}i<g>  in 4th grade
3.5  ,x?[gO]  First grade, second visit, and
4  xz[Ndx]{0,2}<C>  valedictorian this year is
3.5  :[xd#]{0,3}<[CSG]>  winners:
4.5  [,]?<C>[xgORpXFU]{0,5}[FE]  captain of our team,
3  [z:,(-]{1,2}[x#gdiFo]{0,6}<C>  the winner is
2.5  <C>  captain
3.5  [(,]?<#>x[FE]  my 11 yo
3.5  [.]<S>x{0,2}F  our new student worker!
3.8  [:,).-]{0,2}x?Z  pictured is
2.5  [,(:]{0,1}<Q>(?![tx][tU])  our aide
3.2  <Q>F(?=[^,]|$)  my aide
1.2  <Q>  aide
2  p?x{0,1}z?[s]?[C]  club
3  [y]<[D]>  fine for
4  y<4>  birthday to
2.5  x?[yo][xd]{0,3}[SG]  goes to
2.5  <h>xi  here
1.8  :[xXbRgh#]{0,5}?[gHhCR]  book club today:
1.2  :  photo:
1.5  [.,]?<h>  room 114
1  o  courtesy of
""")

NOT_AFTER = PatternTable(r"""
-6  ,?d?[xXgOpiI#W]{0,3}t(?!')  , our custodian
-6  ,[dF][xXgOpW#]{0,4}[tB]  , the two other librarians
-5  \([xXdFgOp#iW]{0,4}t  (our art teacher
-6  [z'],?[dF]?[xgOpj]{0,4}t  is our principal
-6  ,?[wxz]{0,2}[wz]x{0,2}t  who teaches
-5  c[NALUYe]{1,2},?[dF][xgOp#]{0,4}t  and Lynn, the librarians
-5  [iyo][dF]?[xXWUp]{0,2}t  from the public library
-5  ,?d[xXj]{0,3}P  the bearded dragon
-5  ,[FdE][xXj]{0,3}P  , our new betta fish
-4  'x?[RB](?!x|J)  's book
-2.5  '[xXW#]{0,2}[HSgh]  's students
-0.5  'x{1,2}  's rotation schedule
-3  [RB]  book
-4  [yodi]{1,2}W  Finds a Worry
-3  ib  from Follett
-2.5  -?[xX]?[RB]  style poems
-1.2  c[e7]  and I
-5  dWW  the Late Bloomer
-3  dW  the Explorer
-5  z[xd]{0,3}P  is the pug
-3  2[NLUAVYb]  Chester by
-1.5  ,?[xj]{0,2}[Fd]?x?t  librarian
-4  :b  : title
-3  [RbX]{1,2}(?=[yix])  display
-3  ,p  , South Dakota
-1.5  d?'?[xX]{0,2}H  's students
""")

NOT_BEFORE = PatternTable(r"""
-6  [,]?t(?!o)(?!'E)  our custodian
-5  [,:(-]{1,2}x{0,2}t  principal,
-5  ct  librarian and
-5  c[NALUY]{1,2}t  librarians Carol and
-4  c?B  author
-4  oWW  The Wondrous Life of
-0.5  c?2  by
-4  [,:(]B  author,
-2.5  r  read
-2.5  [R](?![d])  book
-3.5  7x?'?  I'm Renee
-2  c[e7]  me and
-2  J[xj]?F  my daughter
-4  xot  director of libraries
-2.5  zK  is called
-2.5  Kz  is called
-9  [,:]?P  therapy dog
-5  k[^.P]{0,10}P  her name is
-4  [,]?[K]z?x?P  is called
-4  [K]z[Pxd]{0,4}P  is called
-5  kz?P  is named
-3  k?[xz]{0,3}P  named
-1.5  k[xb]  a printer named
-3  [T]c  Mrs. Chen and
-3  s[xX]{0,1}i  like
""")

PLACES = PatternTable(r"""
-3  i  in Savannah
-2.5  [yo]  to Austin
-1.5  v  loved
-2  W  Red
-2.5  cp  Paris and
-2.5  ,p  Paris,
""")

VERBS = listed(
    """
    asked asks told tells said says read cried cries hugged hugs drew laughed whispered
    giggled smiled wants wanted won wins finished found picked chose built made wrote
    brought came comes ran raised showed shows loves hates hated threw ate hid fell swears
    swore helped helps sat sits stood danced sang sings begged named refused tried figured
    taught ran checked returned grabbed gave gets got knows thinks left needs earned
    learned colored painted carried beat broke lost declared announced informed snuck
    sneaks spilled peeked wore jumped walked shelved fixed alphabetized reshelved reads
    devoured discovered started joined volunteered greeted greets stopped still finally
    put paid puts pays took takes opened dropped handed hands spends spent comes lives stays
    cries bit cleans laughs smiles giggles whispers runs
    sits stands dances waves
    asking keeps looked looks cleaned campaigned tried tries thinks calls called likes
    liked talked talks draws writes builds picks chooses sneaks waited waits walks
    just has had can cant wont did does didnt doesnt
    """
)
IMPERATIVES = listed("mark will may hope rob trace grant sue pat drew page jack bill")
WORDS_FIRST = listed(
    """
    will mark drew may hope chase grant bill rob pat sue trace page king art ray josh jack
    chance major guy van said ever link rain story faith bliss pace crew case dash summer
    autumn winter
    """
)
BEFORE_MONTHS = listed(
    """last this next every in by since until late early through during from to and each mid
    of before"""
)
WORKPLACES = listed(
    """
    branch society museum cafeteria lunchroom kitchen kitchens hr maintenance district esu
    boces aea bookstore university college church foundation ymca
    """
)
WORKS = listed(
    """
    teaches taught runs coordinates retired works manages coaches supervises directs chairs
    heads subs orders sews
    """
)
ORGANIZATIONS = listed(
    """
    fair fundraiser committee gala auction
    rotary kiwanis lions elks legion pto pta ptsa boosters booster friends foundation
    association auxiliary union vfw moose optimists district county chamber
    """
)
HOLDS = listed(
    "has had owes owe still keeps kept lost loses returned returns renewed borrowed checked brought"
)
TOLD = listed(
    """
    says said told tell tells asked ask gave give handed sent hugged heard caught let lets
    helped thank thanks watched watching hearing because thats its bless love proud seeing
    """
)
ADVERBS = listed(
    "always never still just finally really also already now usually hardly even only once"
)
AFTER_IS = listed("been got gone doing going had never always still not back out here so")
NAMED = [[verb, "it"] for verb in ("named", "name", "naming", "call", "called", "calls")]
AGING = listed(
    """
    just turned turns turning is only barely nearly now about almost already finally
    officially newly all maybe like grade gr locker number room
    """
)
DOING = listed(
    """
    reading asking crying waiting teaching running hiding helping sitting drawing writing
    laughing learning coming going wearing carrying singing dancing dressed convinced
    obsessed trying sleeping telling explaining begging telling out back sick here mad sad
    """
)
SIBLINGS = listed("twins brothers sisters siblings triplets")
COUNTS = listed("two three four five six all both")
CHILDREN = listed("kids boys girls children kiddos")
NO_FAMILIES = listed(
    """
    wright grimm jonas bronte bobbsey baudelaire penderwick marx warner property weird
    ringling hardy boxcar weasley vanderbeeker ugly soul big montgolfier smothers
    lakota dakota nakota hmong somali karen navajo ojibwe cherokee oglala sicangu minecraft
    pokemon catholic title elementary
    """
)
BELONGINGS = listed(
    """
    shoe shoes retainer backpack locker desk coat hoodie glasses tooth comic poem drawing
    bookmark report trailer project log score scores epipen inhaler journal essay
    chromebook card face hair hand eyes picks artwork laptop folks art picture bookbag
    lunchbox cubby homework speech review reading chart behavior accommodations
    accommodation plan goals
    hat shirt homeroom backpacks nose finger arm cast leg folder notebook water list
    account letter story counselor therapist

    """
)
GROWN_UP_VERBS = listed(
    "emailed presented co-taught retired hosted subbed trained loaned invited booked"
)
ALWAYS = listed(
    """
    series branch bookmobile unit fans fandom
    scholarship award awards medal foundation grant prize elementary style styles themed
    method costume
    """
)
INSTITUTIONS = listed(
    """
    branch ecc elc hs ms es
    elementary middle high school schools isd county library libraries street st. avenue
    ave road park university college academy district award awards medal prize foundation
    grant memorial day week month center press hall city town lake river hill hills
    valley public christian catholic prep museum homestead reservation tribe nation
    hospital church kits scholarship method system publishing books themed style
    costume costumes fund bookstore bus company intermediate primary charter bank house
    cross prairie falls heights beach island islands springs creek ridge grove mesa canyon
    bay port fort village township ct court lane drive
    """
)
