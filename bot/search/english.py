"""What the search knows of English, besides its endings."""

from __future__ import annotations

_COMMON = """
a about after again all also am an and any are aren as at be because been before being both but by
can could couldn d did didn do does doesn doing don during each few for from further had hadn has
hasn have haven having he her here hers herself him himself his how i if in into is isn it its
itself just ll m me more most my myself no nor not now of off on once only or other our ours
ourselves out over own re s same she should shouldn so some such t than that the their theirs them
themselves then there these they this those through to too under until up us ve very was wasn we
were weren what when where which while who whom why will with won would wouldn you your yours
yourself yourselves
"""
_FILLERS = """
anybody anyone anything find found got like looking one ones post posted really remember said shared
somebody someone something stuff thing things thingy win wins
"""
_IRREGULAR = """
bring brought, break broke broken, build built, buy bought, catch caught, child children,
choose chose chosen, cry cried, dig dug, draw drew drawn, drive drove driven, fall fell fallen,
feed fed, feel felt, fly flew flown, foot feet, give gave given, go went gone, goose geese,
grade grader graders, grow grew grown, half halves, hang hung, hide hid hidden, hold held,
keep kept, kindergarten kinder kindergartener kindergarteners kindergartner kindergartners,
lead led, leaf leaves, lend lent, lose lost, make made, man men, mouse mice, pay paid,
ride rode ridden, run ran, sell sold, send sent, shelf shelves shelve shelved shelving,
sing sang sung, sit sat,
sleep slept, speak spoke spoken, spend spent, steal stole stolen, stick stuck, swim swam,
take took taken, teach taught, tell told, think thought, throw threw thrown, tooth teeth,
wake woke, wear wore worn, wolf wolves, woman women, write wrote written
"""
_NUMBERS = """
first, two second, three third, four fourth, five fifth, six sixth, seven seventh, eight eighth,
nine ninth, ten tenth, eleven eleventh, twelve twelfth
"""

# Words that are in nearly every text; the letters are what's left of "it's" and "don't".
COMMON = frozenset(_COMMON.split())
# What people say around the words they remember.
FILLERS = frozenset(_FILLERS.split())
# The word that another is a form of, where its ending doesn't tell.
SAME = {form: forms.split()[0] for forms in _IRREGULAR.split(",") for form in forms.split()[1:]} | {
    form: str(number)  # the sixth grade is the 6th grade
    for number, forms in enumerate(_NUMBERS.split(","), 1)
    for form in forms.split()
}
