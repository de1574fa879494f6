"""The words by which a calendar's lines are understood, as patterns over lowercase text."""

from __future__ import annotations

import re


def any_of(*patterns: str) -> re.Pattern[str]:
    """Return a pattern that finds any of several."""
    return re.compile("|".join(patterns))


STAFF = r"(?:staff|teachers?|tchrs?|faculty|employees?|personnel|paras?|new hires|admin\w*)"
PUPILS = r"(?:students?|pupils?|kids|children|learners|scholars|everyone|everybody)"
SCHOOL = rf"(?:schools?|classes|class|instruction|lessons|{PUPILS})"
PART = (
    r"(?:quarter|qtr|semester|sem\b|trimester|tri\b|nine[- ]?weeks?|9[- ]?wee?ks?|six weeks"
    r"|6 weeks|marking period|grading period|progress period|\bmp ?\d|\bq ?[1-4]\b"
    r"|\bs ?[12]\b|\bmp\b"
    r"|grading|reporting period|half\b(?! day| term))"
)
REST = (
    r"(?:breaks?|recess|vacations?|holidays?|half[- ]term|mid[- ]term|intersession|intercession"
    r"|track(?:ed)?[- ]out|off[- ]track|hols)"
)
SEASON = (
    r"(?:winter|spring|fall|autumn|summer|christmas|holiday|thanksgiving|easter|mid-?winter"
    r"|february|april|march|october|december|harvest|new year'?s?)"
)
GRADES = (
    r"(?:kindergarten(?:ers)?|kinder|pre-?k(?:indergarten)?|pk|tk|preschool|seniors?|juniors?"
    r"|freshm[ae]n|sophomores?|elementary|elem|middle school|high school|ms|hs|half-day k"
    r"|(?:grades?|gr\.?) ?[\dk]+(?: ?(?:-|&|and) ?\d+)?|\d+(?:st|nd|rd|th) grade(?:rs)?"
    r"|[4-8]k|k ?- ?[1-8]\b|head start|early childhood|secondary|primary)"
)
EVERYONE = re.compile(
    r"\b(?:pre-?k|pk|k|tk|jk)\s?-\s?12|\ball (?:students|grades|schools|pupils)|grades? k-12"
)
NO_SCHOOL = any_of(
    rf"\bno (?:{SCHOOL}|school-|in-person|attendance)\b(?! (?:bus|lunch|fees|uniform))",
    r"\bnon[- ](?:student|school|attendance|instructional|pupil|contact)\b",
    r"\bclosed\b(?! to (?:visitors|traffic)|-toe| of| for (?:the )?(?:year|summer))",
    rf"\b{PUPILS}(?:/staff)? (?:do not|don't|not|will not|won't|are not|are off|off\b"
    r"|out\b(?! (?:at )?\d| early)"
    rf"|stay home|have off|free|absent)",
    rf"\b{PUPILS}[ -]?(?:/ ?(?:and )?(?:staff|teacher))?'? holidays?\b",
    rf"\b(?:staff|teacher)s? ?(?:/|and|&) ?{PUPILS} holidays?\b",
    r"\b(?:won't|will not|isn't|is not) (?:be )?(?:any )?(?:school|in session|classes)",
    r"\b(?:schools?|classes) (?:is|are|will) not (?:be )?(?:held|meet)\b",
    r"\b(?:we|we'll|we will|we are|we're|school)(?: also)? (?:be )?out\b"
    r"(?! (?:at )?\d| early| for (?:the )?summer)",
    r"\bnot in (?:session|attendance)\b|\bschools? (?:is |are )?out\b(?! at)",
    r"\bdays? off\b|(?<!tip )(?<!kick )(?<!drop )(?<!face )(?<!bake )(?<!sign )(?<!cook )"
    r"(?<!play )(?<!tip-)(?<!kick-)(?<!drop-)(?<!face-)(?<!bake-)(?<!sign-)(?<!cook-)(?<!play-)"
    r"\boff\b(?!ice)",
    r"\bwithout (?:students|pupils)\b|\btakes? off\b|\bpupil[- ]free\b|\bstudent[- ]free\b",
    r"\bschool holidays?\b|\b(?:state|local|legal|public|bank|federal|national|district) holidays?",
)
GROUP_ONLY = any_of(
    r"\bno (?:school|classes)\b.{0,30}\b(?:attending|in|at) .{0,12}?"
    r"(?:\d+ ?- ?\d+|elementary|middle|high)",
    rf"\b(?:no (?:school|classes|class)|closed|off|no students)(?: for| in)?:?(?: the)? ?[-,(:]? ?"
    rf"(?:all )?{GRADES}",
    rf"\bno {GRADES}(?: (?:school|classes|students))?\b",
    rf"\b{GRADES}(?: only)?(?: students)?[:,]?(?: -)? (?:no school|no classes|off\b|only)",
    r"\bonly some schools\b",
    r"(?:^|\W)n/a(?:$|\W)",  # of a table's other schools
)
IF_NEEDED = any_of(
    r"\bmake-?\s?ups?\b|\bmade up\b|\bif (?:needed|necessary|used|required|\w+ (?:snow|days))",
    r"\b(?:snow|storm|weather|emergency|contingency|calamity|ice|hurricane|flood)\b.{0,12}\bdays?\b",
    r"\bif (?:we need|no (?:snow|inclement))|\bunused\b|\bcontingen",
    r"\bbecomes? (?:a )?(?:regular )?school days?\b",
    r"\bleft ?over\b|\bg[ai]ven? ?-?back\b|\bmay be extended\b",
)
IF_NOT_NEEDED = re.compile(
    r"\b(?:if|with|assuming) (?:(?:we have |there are )?no|not|we (?:don't|do not))\b"
    r"|\(no (?:snow|emergency)"
    r"|\b(?:barring|without|excluding) (?:any )?(?:snow|storm|weather)|\bpending\b"
)
FIRST_LAST = re.compile(
    r"\b(?P<which>first|1st|opening|last|final)\b "
    r"(?:(?!day|\d|quarter|semester|trimester|term|nine)[\w'-]+ ){0,2}?days?\b(?P<of>.*)"
)
OF_STAFF = re.compile(
    rf"[\s,:;(/-]*(?:(?:back )?(?:of|for|w/|with|work)?\W*)?"
    rf"(?:the |all |new |returning )?{STAFF}\b"
)
OF_SCHOOL = re.compile(
    r"\W*(?:of|for|in|w/|with)\W+"
    rf"(?:the |all |our |new |regular |full |20\d\d\S* |track \S+ )*(?:{SCHOOL}"
    rf"|session|attendance|learning|year|academic|grades?|gr\b|\d|{GRADES}|k\b|full|calendar|prep\b|reception|years?\b)"
)
OF_PART = re.compile(rf"\W*(?:of|for|in)\W+(?:the )?(?:[\w']+ ){{0,2}}?(?P<part>{PART}|terms?\b)")
OF_REST = re.compile(rf"\W*(?:of|for)\W+(?:the )?(?:[\w'/]+ ){{0,3}}?{REST}\b")
BEFORE = re.compile(
    r"\W*(?:of (?:school|class|classes|instruction|attendance) )?"
    r"(?:for (?:students|pupils|all) )?(?:before|prior to|until)\b"
)
SENIORS = re.compile(
    r"\bseniors?'?s?'?\b|\b12th\b|\bgr(?:ade)?\.? 12\b|\by(?:ea)?rs? 1[123]\b|\bpre-?k|\bpreschool"
)
TIME = r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m|o'clock)?"
AT_A_TIME = re.compile(
    rf"\b(?:begins?|starts?|opens?|ends?|closes?|dismiss\w*|out) (?:at|by) (?:{TIME}|noon)"
    r"|\b(?:finish\w*|ends?|closes?) \d{1,2}(?:[:.]\d\d|\s?[ap]\.?m\b)"
)
END_OF_DAY = re.compile(
    r"\bat (?:the )?(?:end|close|conclusion) of (?:the )?(?:school )?day\b"
    r"|^\W*end of (?:the )?(?:school )?day\b"
    r"|\bat (?:the )?(?:end|close|conclusion) of|\bafter (?:school|classes|dismissal)|at dismissal"
)
CLOSES_AT = re.compile(
    rf"\bcloses? (?:early )?at (?:(?:the )?(?:end|close) of|dismissal|noon|{TIME})"
)
# A school year has 180 days in most states; later ones come only after snow.
LAST_OF_180 = re.compile(r"\b(?:180th (?:school )?day|day 180)\b")
AFTER_180 = re.compile(r"\b18[1-9]th (?:school )?day\b|\bday 18[1-9]\b")
# Before "last day": something on it or after it, as report cards and make-up days are.
ABOUT_IT = re.compile(r"\breport cards?\b|\bprogress reports?\b|\b(?:after|following) (?:the )?$")
# "Also before school starts": about days that come earlier.
BEFORE_IT_BEGINS = re.compile(
    r"\b(?:before|prior to) (?:the )?(?:school|classes|class|term|(?:school )?year) "
    r"(?:begins?|starts?|opens?)\b"
)
SUMMER_SCHOOL = re.compile(r"\bsummer (?:school|session|program|academy|camp)\b")
YOUNGEST = re.compile(
    r"\b(?:pre-?\s?k\b|pre-?kindergarten|pk\b|[34]k\b|preschool|head start|early childhood)"
)
OLDER = re.compile(r"\bk\b|\bkindergarten|\bgrades?\b|\bgr\b|\ball\b|\bk ?-|\d")
SUMMER = re.compile(r"\bsummer (?:break|holidays?|vacation)s? (?:begins?|starts?)\b")
REST_VERB = re.compile(
    rf"\b{REST}\b(?: \w+)? (?P<verb>begins?|starts?|ends?|concludes?|is over)\b"
    rf"|\b(?P<noun>begin(?:ning)?s?|start|end) (?:of )?(?:the )?(?:\w+ )?{REST}\b"
)
FOR_SUMMER = re.compile(
    r"\b(?:breaks? up|dismiss\w*|let out|out|closes?|ends?|leaves?) for (?:the )?summer\b"
    r"|\bsummer (?:break|holidays?|vacation)\b.{0,20}\b(?:schools?|classes) (?:closes?|ends?)\b"
)
LEAVES = any_of(
    rf"\b(?:closes?|ends?|out|dismiss(?:ed|es|al)?|let out|leave|break)s? (?:early )?"
    rf"(?:at (?:{TIME}|noon) )?for "
    rf"(?:the )?(?:\w+ )?(?:{REST}|{SEASON})",
    rf"\b(?:out|dismiss\w*|release[ds]?) (?:early )?(?:at )?\S+ for (?:the )?(?:{REST}|{SEASON})",
    rf"\b{REST}\b.{{0,20}}\b(?:schools?|classes) (?:closes?|ends?|finish\w*)\b",
    r"\bbreaks? up\b|\bin school (?:through|until)\b",
    rf"\b(?:half day|early (?:release|dismissal|out)) before (?:\w+ )?{REST}",
)
RETURNS = any_of(
    rf"\b{SCHOOL}\b(?: (?:will|is|are|all))? ?(?:return|resum(?:e|ing)|re- ?open|re-?open"
    r"|reconven(?:e|ing)|restart|back\b|come back|go back)",
    r"^\W*(?:and )?(?:we )?(?:resumes?|returns?|re-?opens?|reconvenes?|back)\b"
    r"(?! to school (?:night|bash|bbq|event|fair|picnic|social|rally|celebration|kick))",
    r"\b(?:return|back|returning) to (?:school|class|classes)\b(?! (?:night|bash|event|fair|bbq))",
    r"\b(?:come|comes|go|goes|we're|we are|be|all) back\b|\bback on\b|\bresumption\b",
    rf"\b(?:{PUPILS} (?:and|&) {STAFF}|{STAFF} (?:and|&) {PUPILS}) (?:return|back|resume)",
    rf"\b{PUPILS} (?:in grades? \S+ )?(?:(?:through|to|and|-|&) \S+ )?"
    r"(?:come(?! with)|return|report)",
    rf"\b(?:we|we'll|i|will|to|can't wait to) see (?:you )?(?:all |our )?(?:{PUPILS}|you)? ?"
    r"(?:all |back )?(?:again|back)\b",
    r"\b(?:first|1st) day back\b|\bback in session\b|\bresum(?:es?|ing)\b"
    r"|\breconven(?:es?|ing)\b",
)
BEGINS = any_of(
    r"\by(?:ea)?rs? \d[\d,& ]*(?:and \d+ )?(?:starts?|begins?)\b",
    rf"\b(?:{SCHOOL}|(?:school|academic) year|{GRADES}|we)\b"
    r"(?: (?!cert|exam|final|test|screen|week|window)[\w&-]+){0,2},? "
    r"(?:begins?|starts?|commences?|opens?(?! house| gym| enroll))\b"
    r"(?! (?:the )?(?:next|following) day)",
    r"\b(?:start|beginning|opening|begin) of (?:the )?(?:\S+ )?(?:school|classes|instruction"
    r"|(?:school |academic )?year)",
    rf"\b{PUPILS} (?:in (?:grades?|years?) \S+ )?(?:(?:through|to|and|-|&) \S+ )?"
    r"(?:first )?(?:report|start|begin)\b|\bbegin (?:school|classes)\b",
    rf"^\W*(?:start(?:ing)?|begin(?:ning)?) date(?=\W*$|\W+(?:for|of) (?:the )?{SCHOOL}\b)",
    r"\bopening day\b(?! (?:ceremon|of (?:base|soft)))",
)
ENDS = any_of(
    r"^\W*done\W*$",
    rf"^\W*end(?:ing)? date(?=\W*$|\W+(?:for|of) (?:the )?{SCHOOL}\b)",
    r"\b(?:we|we'll|we will|students) (?:finish|wrap)(?: up)?\b(?! (?:early|at|exams?|finals))",
    r"\bend of (?:the )?(?:school )?session\b",
    r"\b(?:schools?|classes|instruction|(?:school |academic )?year)\b(?: \w+)? "
    r"(?:ends?|closes|concludes?|finishes|dismisse[sd] for (?:the )?summer)\b",
    r"\bend of (?:the )?(?:\S+ )?(?:school|classes|instruction|school year|academic year|year)\b",
    r"\bclose of (?:the )?(?:school|school year|year)\b|\bclosing day\b",
)
TERM_OPENS = any_of(
    r"\bterm(?: \w+)? (?:starts?|begins?|opens?|commences?)\b",
    r"\b(?:start|beginning) of (?:the )?(?:\w+ )?term\b",
    r"^\W*(?:re-?)?opens?\W*$|^\W*(?:starts?|begins?)\W*$",
)
TERM_CLOSES = any_of(
    r"\bterm(?: \w+)? (?:ends?|closes?|finishes)\b|\bend of (?:the )?(?:\w+ )?term\b",
    r"\bends? (?:of )?term ?\d\b",
    r"^\W*closes?\W*$|^\W*(?:and )?(?:ends?|finish(?:es)?)\W*(?:\([^()]*\)\W*)?$",
)
PART_OPENS = any_of(
    rf"{PART}[\w ]{{0,12}} (?:starts?|begins?|opens?)\b",
    rf"\b(?:start|begins?|beginning|opens?)(?: of)?(?: the)? (?:\w+ )?{PART}",
)
PART_CLOSES = any_of(
    rf"{PART}[\w /]{{0,12}} (?:ends?|closes?|over)\b",
    rf"\b(?:ends?|ending|close) (?:of )?(?:the )?(?:\w+ ){{0,2}}?{PART}",
)
OPEN = any_of(
    r"\b(?:school|schools|classes)(?: is| are)?(?: in session| open\b|\bas usual| that day)",
    r"\b(?:regular|full|normal) (?:school )?(?:day|week|schedule|classes)\b",
    r"\bin session\b|: *school$|(?<!not )\bin attendance\b",
    r"\b(?:is|are)(?: all)?(?: a)? (?:regular |normal )?school days?\b(?!.{0,12}\boff)",
    r"^(?:regular )?school(?: day)?$|^school on\b|\bnot a (?:school )?holiday\b",
    r"\b(?:instructional|attendance) day",
    rf"\b{PUPILS} (?:do )?(?:attend|in attendance)\b|\ball students report\b",
)
SCHOOL_AFTER_ALL = any_of(
    r"\b(?:remote|virtual) (?:instruction|learning|day)",
    rf"\b{PUPILS} attend\b|\bregular (?:school )?day\b",
    r"\bnot a (?:school )?holiday|\bschool in session",
)
PARTIAL = any_of(
    r"\bearly[- ](?:release|dismissal|out|closing|departure|close|start)|\bhalf[- ]days?\b|½",
    r"\b1/2[- ]days?\b|\bmin(?:imum|\.)?[- ]days?\b",
    r"\blate[- ](?:start|arrival|opening|in)\b|\bdelay",
    r"\b(?:digital|virtual|remote|online|e-?|distance|at-home|flex(?:ible)?)[- ]?"
    r"(?:learning|instruction|days?)\b|\bvirtual\b|\ba-?synchronous",
    r"\b(?:minutes|hours?|hrs?) (?:early|late|delay)|\bleave (?:school )?early|\bsent home",
    r"\b(?:abbreviated|shortened|modified|reduced|short) (?:day|schedule|week)|\b[ap]\.?m\.? only",
    rf"\b(?:dismiss\w*|release[ds]?|out|let out)(?: \w+)? (?:at )?(?:{TIME}|noon)",
    r"\bnoon dismissal|\bsingle sessions?\b",
    rf"\b(?:{TIME}|noon) (?:dismissal|release|out\b)|\bdismissal\b",
)
CERTAIN = (
    r"\blabou?r day|\bthanksgiving\b|\bchristmas|\bx-?mas\b|\bnew year|\bm\.? ?l\.? ?k(?:ing)?\b"
    r"|\bmartin luther|\b(?:dr\.? )?king,? jr|\bpres(?:idents?|\.)?'?s?'? day|\bmemorial day"
    r"|\bjuneteenth|\bindependence day|\bjuly 4|\bfourth of july|\b4th of july"
    r"|\bveterans?'?s?'? day"
    r"|\bcolumbus|\bindigenous|\bnative american|\bwashington'?s|\blincoln'?s birthday"
    r"|\bcivil rights day|\bgood friday|\beaster\b|\bbank holiday|\bvictoria day|\bfamily day"
    r"|\bcanada day|\bmay day\b|\btruth and reconciliation|\bremembrance day|\banzac"
    r"|\b(?:king|queen)'?s birthday|\baustralia day|\bwaitangi|\bhuman rights day|\bheritage day"
    r"|\b(?:auckland|wellington|canterbury|otago|taranaki|hawke'?s bay|nelson|southland"
    r"|marlborough|westland|northland)(?: regional)? anniversary"
    r"|\blocal holiday|\bstatehood day|\bk[uū]hi[oō]|\bmatariki"
)
UNSURE = (
    r"\belection day|\brosh hash|\byom kippur|\bdiwali|\beid\b|\blunar|\bpatriots'? day"
    r"|\bcesar|\bch[aá]vez|\bpulaski|\bpassover|\bhalloween|\bst\.? patrick|\bconstitution day"
    r"|\bindian day|\bmardi gras|\bash wednesday|\bpioneer day|\bflag day|\barbor day|\bbattle"
)
HOLIDAY = re.compile(CERTAIN)
FEDERAL_UNSURE = re.compile(r"\bveteran|\bcolumbus|\bindigenous|\bpres|\bwashington|\blincoln")
MAYBE_HOLIDAY = re.compile(UNSURE)
RESTING = re.compile(
    rf"\b(?:{REST})\b(?! (?:concert|program|part(?:y|ies)|shop|sing|show|gathering|parade|bazaar"
    r"|assembl|camp|hours|market|festival|luncheon|dinner|meal|week activities|band|choir|fair"
    r"|craft|tea|movie|spirit|lights|tournament|musical|performance|packet|homework|play|extravag))"
    r"|\b(?:september|may) weekend\b"
)
STAFF_DAY = any_of(
    rf"\b{STAFF}'?s?'?(?: and staff)? ?/?(?:work|professional|in-?service|develop|planning"
    r"|plan\b|train|institute|only|prep|pre-|record|collab|learning|days?\b|convention|comp|flex"
    r"|exchange|optional|contract|check-?out|check-?in|return|report|conference day|pd\b|back"
    r"|institute|grading|data|orientation|convocation|retreat|academy)",
    r"\b(?:professional|prof\.?) (?:development|dev\b|learning|growth|practice|day|study|work)",
    r"\bin-?service\b|\binset\b|\bp\.?d\.? ?(?:days?)?$|\bpd\b|\bpa days?\b|\bpro-?d\b",
    r"\bp\.?l\.? day",
    r"\bwork ?-?days?\b|\bworkdays?\b|\binstitute days?|\brecords? days?\b|\bgrading days?\b",
    r"\b(?:pre|post)-?\s?planning\b|\bplanning days?\b|\bpupil instruction related",
    r"\bsuperintendent'?s'? conference days?|\bcurriculum days?\b",
    r"\bprofessional activity\b|\bconvocation\b|\bcomp\.? days?\b",
    r"\bannual leave\b",
    r"\b(?:nj|n|m|w|o|is|ne|neo)ea\b.{0,24}\b(?:convention|days?|break|weekend|recess)\b",
    r"\bconference exchange|\bdata days?\b|\bparent[- ]?teacher comp|\bcollaboration days?\b",
)
NO_STAFF_DAY = any_of(
    r"\bappreciation|\bafter school|\bevening|\bmeetings?\b|\bfaculty senate|\b[ap]\.?m\b"
)
EVENT = any_of(
    r"\bconferences?\b|\btest(?:s|ing)?\b|\bexams?\b|\bfinals\b|\bmid-?terms?\b|\bassessment|\bpsat"
    r"|\bsat\b|\bact\b|\bstar+\b|\bregents\b|\bcaaspp|\bnaplan\b|\beqao\b|\bmcas\b|\bosas\b|\bmap\b|\bwindow\b|\bmilestones|\bptc\b",
    r"\breport cards?|\bprogress|\bgrades (?:due|close|posted)|\bopen house|\borientation\b",
    r"\bmeet the|\bmeet and|\bback[- ]to[- ]school (?:night|bash|event)|\bcurriculum night",
    r"\bgraduation|\bcommencement|\bbaccalaureate|\bprom\b|\bpromotion|\bhomecoming|\bhoco\b",
    r"\bconcert|\bmusical|\bplay\b|\bfestival|\bfair\b|\bpicture|\bphotos?\b|\bboard\b|\bpt[oa]\b",
    r"\bregistration|\benroll|\bgame\b|\btournament|\bspirit|\bfield (?:trip|day)|\bround-?up",
    r"\bawards?\b|\bdeadline|\bdue\b|\bsports?\b|\bpractice\b|\bseason\b|\bparade|\bassembly",
    r"\bprogram\b|\bobserv(?:ance|ed in)|\bceremony|\bcelebration|\bnight\b|\b\d+th day\b|\bweek\b",
    r"\bparty\b|\bdance\b|\bcarnival\b|\bdrive\b|\bshow\b|\bscreening|\bvaccin|\bmeeting\b|\blunch",
    r"\bdinner\b|\bbreakfast\b|\bcamp\b|\btryouts?\b|\bceremonies|\bcount day|\bvote\b|\bfeast\b",
    r"\bsundown",
)
DEADLINE = re.compile(
    r"\b(?:sign[- ]?up|register|rsvp|apply|order|due|return forms?) by\b|\bdeadline"
)
EVENT_AFTER = re.compile(
    r"(?:day|days|veterans|holiday|friday|eve|juneteenth|mlk|jr\.?|christmas|thanksgiving|anzac)"
    r"'?s?'? "
    r"(?:program|assembly|observance|ceremon(?:y|ies)|parade|celebration|concert|party|event"
    r"|lunch(?:eon)?|dinner|feast|service|activities|of service|breakfast|sale|gathering"
    r"|show|sing)\b"
)
