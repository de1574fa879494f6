"""What must hold, by the kinds of sentence that people type."""

from __future__ import annotations

import pytest

from bot.students.rules import KnownWords, Worries, check

MEMBERS = KnownWords(frozenset({"Emma Larson", "Luis de la Cruz", "Nathan Reyes"}))


def shown(report: Worries) -> set[str]:
    """The words that worry."""
    return {worry.words for worry in report.hard}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a member, an author, a character or a place has the same name
        ("Emma in 4th grade finished her first chapter book", "Emma"),
        ("My student Luis found it", "Luis"),
        ("My 3rd grader Emma sang", "Emma"),
        ("Luis, who turned 9, sang", "Luis"),
        ("Emma from third period sang", "Emma"),
        ("Nate in 5th grade sang", "Nate"),
        ("Matilda in 4th grade finished it", "Matilda"),
        ("Savannah in 3rd grade sang", "Savannah"),
        ("Roald, a third grader, sang", "Roald"),
        # locker, lunch number, birth date, parent
        ("Emma's locker is a mess", "Emma"),
        ("Emma's lunch number is wrong", "Emma"),
        ("Luis's birthday is 3/14/2017", "3/14/2017"),
        ("Emma's mom came", "Emma"),
        # word-names
        ("Mark in 7th grade", "Mark"),
        ("Faith in 3rd grade", "Faith"),
        ("Hunter, who's in 4th grade, reads", "Hunter"),
        # initials and nicknames
        ("K.M. in 4th grade", "K.M."),
        ("A. Johnson (gr 7)", "A. Johnson"),
        ("Everybody calls him Tex, he's one of my tenth graders", "Tex"),
        # helpers
        ("my TA Jenna", "Jenna"),
        ("our student worker Jocelyn", "Jocelyn"),
        ("my TA Wiŋyaŋ shelved", "Wiŋyaŋ"),
        ("our student worker Ngozi shelved", "Ngozi"),
        ("my student helper Abdirahman shelved", "Abdirahman"),
        ("our library helper Pa Houa, a 7th grader, shelved", "Pa Houa"),
        ("my TA Linh shelved", "Linh"),
        ("my student aide Ximena shelved", "Ximena"),
        ("Our aide Tuan, 8th grade, shelved", "Tuan"),
        # lists, possessives, brothers, parents
        ("Book club today: Ava, Liam, Zoey, Mateo", "Zoey"),
        ("Landon's overdue list is a mile long and he's only in second grade", "Landon"),
        ("The Abara brothers, Chidi and Obi, read", "Obi"),
        ("Guillermo Santana came with his son Cole", "Cole"),
        ("Guillermo Santana came with his son Cole", "Guillermo Santana"),
        # rooms, prizes, apostrophes and hyphens
        ("Mia in 2B", "Mia"),
        ("Student of the month: Terrell Whitaker", "Terrell Whitaker"),
        ("D'Andre in 5th asked", "D'Andre"),
        ("Mary-Kate and J'Niyah from second grade", "J'Niyah"),
        # library records
        ("Landon has had Dog Man out since October.", "Landon"),
        ("Nayeli put a hold on Front Desk", "Nayeli"),
        ("Skylar still owes $14.99", "Skylar"),
        # a nickname after "we call him", a family name before "twins", words that are names
        ("we call him Moki, he's 8", "Moki"),
        ('My freshman "Ace" set it up', "Ace"),
        ("the Hill twins in third grade", "Hill"),
        ("Three of the Vang kids came", "Vang"),
        ("Art is a freshman", "Art"),
        ("Precious in kindergarten came", "Precious"),
        # an apostrophe left out, IEPs and 504 plans, rooms
        ("karsyns grandma came", "karsyn"),
        ("Emmetts overdues went home", "Emmett"),
        ("ty to mason in 3rd grade", "mason"),
        ("marisol's IEP says large print", "marisol"),
        ("Dante's 504 lets him have headphones", "Dante"),
        ("deshawn from 603 talked", "deshawn"),
        ("Keola in Portable 7 waved", "Keola"),
        # lockers
        ("locker 88, the combination is 14-32-6", "14-32-6"),
        # logins
        ("hvang_8 can't log in", "hvang_8"),
        ("the account s_omar14 is locked", "s_omar14"),
        ("the best project is by xiao_feng_7B", "xiao_feng_7B"),
        ("merge 29djohnson4 please", "29djohnson4"),
        ("a hold from lhernandez.stu came in", "lhernandez.stu"),
        # initials, a quoted nickname, a family name as a given one, a helper in the next sentence
        ("Update on R.T., gr 2: he sat", "R.T."),
        ("JM in kindergarten bit it", "JM"),
        ('Our little "Peanut" (kindergarten) came', '"Peanut"'),
        ("xiong in fourth walked back", "xiong"),
        ("Meet our new student worker! Leotie is learning", "Leotie"),
        ('"My son Jovan will not stop talking about you," wrote a dad', "Jovan"),
        ("Her username is tbradshaw2031", "tbradshaw2031"),
        ("Epic says jaden.kowalczyk already exists", "jaden.kowalczyk"),
        ("kjohansen44 can't log in", "kjohansen44"),
    ],
)
def test_worries(text: str, name: str) -> None:
    """Direct evidence worries, no matter who else has the name."""
    assert name in shown(check(text, MEMBERS))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Aiden threw up on the beanbag", "Aiden"),
        ("Here's Everly with her first card", "Everly"),
        ("my aide Dolores cut out leaves", "Dolores"),
        ("thank goodness for my aide dawn", "dawn"),
        ("talked to Leilani's counselor", "Leilani"),
        ("Malik's been absent for two weeks", "Malik"),
        # a place or a plain word that many students are called
        ("If not for Brooklyn, who helps 6th hour, I'd be lost", "Brooklyn"),
        ("I told Austin to slow down and he laughed", "Austin"),
        ("Hunter uses a wheelchair and reads next to his friend", "Hunter"),
        ("Faith always gets the one about snails for her brother", "Faith"),
    ],
)
def test_softer_hints_of_a_name(text: str, name: str) -> None:
    """A first name alone and a helper who may be a grown-up are hints at least."""
    assert name in {worry.words for worry in check(text).worries}


@pytest.mark.parametrize(
    "text",
    [
        "Emma is bringing coffee",
        "Nate made the slides",
        "Emma Larson in 4th grade hallway duty again",
        "my aide Emma covered the desk",
        "Alexa tells our second graders a joke",
        "Robert Burns' birthday",
        "the therapy dog Bailey let 14 kids read to him",
        "Carol and Lynn, the two other librarians, came",
        "Chief Daniels brought the fire truck",
        "Hundred Acre Wood is what we named the nook",
        "We read Matilda in 4th grade",
        "Jason Reynolds in 7th grade was a hit",
        "Our instructional aide Dolores sings",
        "Our student teacher Megan read aloud",
        "The Rotary Club and its president, Walter Simms, paid for it",
        "Forty fifth graders, six Abraham Lincolns",
        "Frindle (gr. 3), Holes (gr. 6), Monster (gr. 9)",
        "Esperanza Rising is for 6th here and 5th there",
        "Field trip for the fifth graders to the Carter Woodson branch",
        "My fourth graders still call it the Treasure Box",
        "My own daughter Annie is a reader",
        "The district site is library.example.org/mrs_smith and canva.com",
        "The Williams account is paid up",
        "Barcode rolls start at 30008001",
        "Our book fair chair Melissa raised 3 thousand dollars",
        "First grade named it Sheldon",
        "Our author in residence, Tess Marlowe, met our eighth grade",
        "Mason jars with fairy lights, eighth grade approves",
        "We met in Brooklyn with her whole team",
        "Destiny was down all morning so my 4th graders wrote their own slips",
        "Sign-ups: Nora, Beth, Carol and me",
    ],
)
def test_nobody_worries(text: str) -> None:
    """Members, grown-ups, authors, characters, places, pets and assistants don't."""
    assert check(text, MEMBERS).clear


@pytest.mark.parametrize(
    "text",
    [
        "The one boy in a wheelchair can't reach them",
        "One of my kids just got her cochlear implant",
        "There's a girl with Asperger's in my lunch crew",
        "A kid told me his dad gets deployed on Thursday",
        "One of our seventh graders is back in the hospital",
        "One of my 3rd graders is in foster care",
        "A boy in fifth just got evicted",
        "One of my seniors is pregnant",
        "A sophomore got suspended",
        "A bulletin board with a hundred leaves, each with a first name",
    ],
)
def test_one_child(text: str) -> None:
    """One child without a name is a softer hint."""
    assert [worry.why for worry in check(text).soft] == ["hint"]


@pytest.mark.parametrize(
    "text",
    [
        "A girl showed me marks on her arms",
        "He said his stepdad hits him",
        "she told me she's been cutting since summer",
        "One of mine wrote that he doesn't want to be here anymore",
        "found a note in a returned book saying someone's going to bring a gun on friday",
        "My student Emma said her stepdad hits her",
        "Suicidal is the word she used",
        "found a note in a returned book that says i want to die. no name on it",
        "a boy asked for books on running away because his moms boyfriend hits him",
        "they haven't eaten since Friday lunch, there's nobody home",
        "My sophomore says she's being blackmailed for photos",
        'student searched "how to kill yourself" on the catalog computer',
    ],
)
def test_danger(text: str) -> None:
    """Abuse, self-harm and threats have a hint of their own, which nobody can switch off."""
    words = frozenset(worry.words for worry in check(text).worries)
    again = check(text, KnownWords(words=words))

    assert "danger" in {worry.why for worry in again.worries}


@pytest.mark.parametrize(
    "text",
    [
        "Our suicide prevention posters went up",
        "A novel about a girl who is cutting herself is on the list",
        "PD on abuse and mandated reporting is Tuesday",
        "I want to die of laughter",
        "haven't eaten since 7 because the book fair line never ended",
        "A book about a girl who's blackmailed online",
    ],
)
def test_no_danger(text: str) -> None:
    """A poster, a novel and a training are none."""
    assert check(text).clear


def test_not_a_student_is_bound_to_its_words() -> None:
    """One Jaxtyn doesn't silence every Jaxtyn, and a full name is just that one."""
    known = KnownWords(words=frozenset({"jaxtyn", "kaylee johnson"}))

    assert check("Jaxtyn laughed", known).clear
    assert shown(check("Jaxtyn in 4th grade laughed", known)) == {"Jaxtyn"}
    assert shown(check("Big thanks to Jaxtyn Miller", known)) == {"Jaxtyn Miller"}
    assert check("Big thanks to Kaylee Johnson", known).clear
    assert not check("Kaylee laughed", known).clear
    assert shown(check("Kaylee in 4th grade laughed", known)) == {"Kaylee"}


@pytest.mark.parametrize(
    "text",
    [
        "My students love graphic novels.",
        "Kids love him.",
        "What did your students love this week?",
        "My sixth graders love it when I read aloud.",
    ],
)
def test_what_students_do(text: str) -> None:
    """A word that's a given name, too, is what they do."""
    report = check(text, MEMBERS)

    assert (report.hard, report.clear) == ((), True)
    assert shown(check("My student Love sang in 4th grade", MEMBERS)) == {"Love"}
