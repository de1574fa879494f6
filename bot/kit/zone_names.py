"""What people call the zone they live in: a table made by hand."""

from __future__ import annotations

# Zone: what it's called without "time", first as it's said back. Wherever it's typed.
CALLED = {
    "America/New_York": "Eastern|East Coast",
    "America/Chicago": "Central",
    "America/Denver": "Mountain|Mtn|Navajo Nation",
    "America/Phoenix": "Arizona",
    "America/Los_Angeles": "Pacific|West Coast",
    "America/Anchorage": "Alaska",
    "Pacific/Honolulu": "Hawaii",
    "America/Halifax": "Atlantic",
    "America/St_Johns": "Newfoundland",
    "Pacific/Guam": "Chamorro",
    "Europe/London": "UK|British|Greenwich Mean",
    "Europe/Dublin": "Irish",
    "Europe/Paris": "Central European|Central Europe",
    "Asia/Kolkata": "Indian|India",
    "Asia/Tokyo": "Japan",
    "Asia/Manila": "Philippine",
    "Pacific/Auckland": "New Zealand",
    "Australia/Perth": "Western Australian|Australian Western",
    "Australia/Adelaide": "Central Australian|Australian Central",
    "Australia/Sydney": "Eastern Australian|Australian Eastern",
}

# Abbreviations by country; "" is for a country that isn't here.
_NORTH_AMERICAN = {
    "America/New_York": "est edt et",
    "America/Chicago": "cst cdt",
    "America/Denver": "mst mdt",
    "America/Los_Angeles": "pst pdt pt",
    "America/Anchorage": "akst akdt akt",
    "Pacific/Honolulu": "hst hdt",
    "America/Halifax": "ast adt",
    "America/St_Johns": "nst ndt",
    "Pacific/Guam": "chst",
    "Pacific/Pago_Pago": "sst",
}
_CANADIAN = {
    "America/Toronto": "est edt et",
    "America/Winnipeg": "cst cdt",
    "America/Edmonton": "mst mdt",
    "America/Vancouver": "pst pdt pt",
    "America/Halifax": "ast adt",
    "America/St_Johns": "nst ndt",
}
_BRITISH = {"Europe/London": "gmt bst uk", "Europe/Paris": "cet cest"}
ABBREVIATIONS = {
    "US": _NORTH_AMERICAN,
    "CA": _CANADIAN,
    "GB": _BRITISH,
    "IE": {"Europe/Dublin": "gmt ist wet", "Europe/Paris": "cet cest"},
    "AU": {
        "Australia/Sydney": "est edt aest aedt",
        "Australia/Adelaide": "cst cdt acst acdt",
        "Australia/Perth": "wst awst",
    },
    "NZ": {"Pacific/Auckland": "nzst nzdt nzt"},
    "IN": {"Asia/Kolkata": "ist"},
    "PH": {"Asia/Manila": "pst pht phst"},
    "": _NORTH_AMERICAN
    | {
        "Europe/London": "bst",
        "Europe/Paris": "cet cest",
        "Australia/Sydney": "aest aedt",
        "Australia/Adelaide": "acst acdt",
        "Australia/Perth": "awst",
        "Pacific/Auckland": "nzst nzdt",
        "Asia/Kolkata": "ist",
        "Asia/Manila": "pht phst",
        "Asia/Tokyo": "jst",
        "Asia/Seoul": "kst",
        "Asia/Singapore": "sgt",
        "Asia/Hong_Kong": "hkt",
        "Africa/Johannesburg": "sast",
    },
}

# What the names of the American zones mean to a Canadian.
CANADIAN = {
    "eastern": "America/Toronto",
    "central": "America/Winnipeg",
    "mountain": "America/Edmonton",
    "pacific": "America/Vancouver",
}

# Country, names of a state or province, its zones; most people live in the first.
_NY, _CHI, _DEN, _LA = (
    *("America/New_York", "America/Chicago"),
    *("America/Denver", "America/Los_Angeles"),
)
STATES: dict[str, dict[str, tuple[str, ...]]] = {
    "US": {
        "alabama|al": (_CHI,),
        "alaska|ak": ("America/Anchorage",),
        "arizona|az": ("America/Phoenix",),
        "arkansas|ar": (_CHI,),
        "california|ca|calif": (_LA,),
        "colorado|co": (_DEN,),
        "connecticut|ct": (_NY,),
        "delaware|de": (_NY,),
        "district of columbia|dc|washington dc": (_NY,),
        "florida|fl": (_NY, _CHI),
        "georgia|ga": (_NY,),
        "hawaii|hi": ("Pacific/Honolulu",),
        "idaho|id": ("America/Boise", _LA),
        "illinois|il": (_CHI,),
        "indiana|in": ("America/Indiana/Indianapolis", _CHI),
        "iowa|ia": (_CHI,),
        "kansas|ks": (_CHI, _DEN),
        "kentucky|ky": (_NY, _CHI),
        "louisiana|la": (_CHI,),
        "maine|me": (_NY,),
        "maryland|md": (_NY,),
        "massachusetts|ma|mass": (_NY,),
        "michigan|mi": ("America/Detroit", _CHI),
        "minnesota|mn|minn": (_CHI,),
        "mississippi|ms": (_CHI,),
        "missouri|mo": (_CHI,),
        "montana|mt": (_DEN,),
        "nebraska|ne": (_CHI, _DEN),
        "nevada|nv": (_LA,),
        "new hampshire|nh": (_NY,),
        "new jersey|nj": (_NY,),
        "new mexico|nm": (_DEN,),
        "new york|ny|new york state": (_NY,),
        "north carolina|nc": (_NY,),
        "north dakota|nd": (_CHI, _DEN),
        "ohio|oh": (_NY,),
        "oklahoma|ok": (_CHI,),
        "oregon|or": (_LA, "America/Boise"),
        "pennsylvania|pa|penn": (_NY,),
        "puerto rico|pr": ("America/Puerto_Rico",),
        "rhode island|ri": (_NY,),
        "south carolina|sc": (_NY,),
        "south dakota|sd": (_CHI, _DEN),
        "tennessee|tn|tenn": (_CHI, _NY),
        "texas|tx": (_CHI, _DEN),
        "utah|ut": (_DEN,),
        "vermont|vt": (_NY,),
        "virginia|va": (_NY,),
        "washington|wa|washington state": (_LA,),
        "west virginia|wv": (_NY,),
        "wisconsin|wi|wis": (_CHI,),
        "wyoming|wy": (_DEN,),
        "us virgin islands|virgin islands|vi": ("America/St_Thomas",),
        "guam|gu": ("Pacific/Guam",),
        "american samoa": ("Pacific/Pago_Pago",),
    },
    "CA": {
        "alberta|ab": ("America/Edmonton",),
        "british columbia|bc": ("America/Vancouver", "America/Edmonton"),
        "manitoba|mb": ("America/Winnipeg",),
        "new brunswick|nb": ("America/Moncton",),
        "newfoundland": ("America/St_Johns",),
        "labrador": ("America/Goose_Bay",),
        "newfoundland and labrador|nl": ("America/St_Johns", "America/Goose_Bay"),
        "nova scotia|ns": ("America/Halifax",),
        "northwest territories|nwt": ("America/Yellowknife",),
        "nunavut|nu": ("America/Iqaluit", "America/Rankin_Inlet"),
        "ontario|on": ("America/Toronto", "America/Winnipeg"),
        "prince edward island|pei|pe": ("America/Halifax",),
        "quebec|qc": ("America/Toronto",),
        "saskatchewan|sk": ("America/Regina",),
        "yukon|yt": ("America/Whitehorse",),
    },
    "AU": {
        "new south wales|nsw|act|australian capital territory": ("Australia/Sydney",),
        "victoria|vic": ("Australia/Melbourne",),
        "queensland|qld": ("Australia/Brisbane",),
        "south australia|sa": ("Australia/Adelaide",),
        "western australia|wa": ("Australia/Perth",),
        "tasmania|tas": ("Australia/Hobart",),
        "northern territory": ("Australia/Darwin",),
    },
    "GB": {"england|scotland|wales|northern ireland|great britain|uk|britain": ("Europe/London",)},
    "IE": {"ireland|republic of ireland": ("Europe/Dublin",)},
    "NZ": {"new zealand|aotearoa|nz": ("Pacific/Auckland",)},
    "KR": {"south korea|korea": ("Asia/Seoul",)},
    "AE": {"uae|united arab emirates": ("Asia/Dubai",)},
}

# Places that keep another time than the state around them.
INSIDE = {"navajo": (_DEN,)}

# Larger cities whose name isn't a zone's own, by zone; one that stands twice is asked about.
CITIES = {
    _NY: (
        "new york city|nyc|brooklyn|queens|buffalo|rochester|syracuse|albany|philadelphia|philly"
        "|pittsburgh|harrisburg|scranton|allentown|erie|boston|worcester|providence|hartford"
        "|new haven|bridgeport|stamford|newark|jersey city|trenton|baltimore|annapolis|richmond"
        "|norfolk|virginia beach|roanoke|charlotte|raleigh|durham|greensboro|asheville|wilmington"
        "|fayetteville|winston salem|charleston|greenville|myrtle beach|atlanta|savannah|augusta"
        "|athens|macon|miami|orlando|tampa|jacksonville|tallahassee|fort lauderdale|gainesville"
        "|st petersburg|fort myers|sarasota|cleveland|columbus|cincinnati|toledo|dayton|akron"
        "|youngstown|lexington|knoxville|chattanooga|burlington|montpelier|concord|manchester"
        "|nashua|portland maine|portland|springfield|arlington|salem|lawrence|jackson"
        "|bangor|dover|huntington|morgantown|washington dc|columbia|cambridge|oxford|york|bristol"
        "|hamilton"
    ),
    _CHI: (
        "springfield|peoria|rockford|naperville|aurora|rochester|milwaukee|madison"
        "|green bay|minneapolis|st paul|saint paul|twin cities|duluth|rochester mn"
        "|des moines|cedar rapids|davenport"
        "|iowa city|sioux city|ames|st louis|saint louis|kansas city|columbia mo|jefferson city"
        "|omaha|lincoln|sioux falls|brookings|aberdeen|fargo|bismarck|grand forks|wichita|topeka"
        "|lawrence|manhattan ks|oklahoma city|tulsa|norman|dallas|fort worth|houston|austin"
        "|san antonio|corpus christi|lubbock|amarillo|waco|plano|arlington|galveston|laredo"
        "|mcallen|brownsville|midland|little rock|fayetteville ar|new orleans|baton rouge"
        "|shreveport|lafayette|jackson|gulfport|biloxi|tupelo|birmingham al|montgomery|mobile"
        "|huntsville|tuscaloosa|nashville|memphis|clarksville|murfreesboro|pensacola|panama city fl"
        "|bowling green|owensboro|paducah|evansville|gary"
        "|columbia|bloomington|pasadena|birmingham|oxford|waterloo|victoria"
    ),
    _DEN: (
        "colorado springs|fort collins|aurora|boulder|pueblo|grand junction|salt lake city|provo"
        "|ogden|st george|albuquerque|santa fe|las cruces|roswell|cheyenne|casper|laramie|billings"
        "|missoula|bozeman|great falls|helena|butte|rapid city|spearfish|el paso|scottsbluff"
        "|farmington|gallup"
    ),
    "America/Phoenix": (
        "tucson|mesa|scottsdale|flagstaff|tempe|yuma|chandler|glendale az|glendale|peoria"
    ),
    _LA: (
        "la|l a|san francisco|san diego|san jose|sacramento|oakland|fresno|long beach|bakersfield"
        "|anaheim|santa barbara|stockton|riverside|berkeley|seattle|tacoma|spokane|bellevue"
        "|olympia|vancouver wa|portland|portland oregon|salem|eugene|bend|medford|las vegas|vegas"
        "|reno|henderson|carson city|coeur d alene|lewiston|pasadena|glendale|richmond"
    ),
    "America/Boise": "nampa|twin falls|idaho falls|pocatello|meridian",
    "America/Detroit": "grand rapids|ann arbor|lansing|flint|kalamazoo|traverse city|marquette",
    "America/Indiana/Indianapolis": (
        "fort wayne|south bend|bloomington in|muncie|lafayette|lafayette in|bloomington"
    ),
    "America/Anchorage": "fairbanks",
    "Pacific/Honolulu": "hilo|maui|oahu|kauai",
    "America/Puerto_Rico": "san juan|ponce",
    "America/Toronto": (
        "ottawa|hamilton|mississauga|london ontario|london on|kingston|windsor|sudbury|montreal"
        "|quebec city|gatineau|kitchener|waterloo|guelph|barrie|thunder bay"
    ),
    "America/Vancouver": "surrey|kelowna|kamloops|victoria|victoria bc|burnaby|nanaimo",
    "America/Edmonton": "calgary|red deer|lethbridge|banff",
    "America/Regina": "saskatoon|moose jaw",
    "America/Winnipeg": "brandon|kenora",
    "America/Halifax": "dartmouth|charlottetown",
    "America/Moncton": "fredericton|saint john",
    "America/St_Johns": "st john s|saint john s",
    "Europe/London": (
        "manchester|cambridge|birmingham|leeds|liverpool|bristol|sheffield|newcastle|nottingham"
        "|edinburgh|glasgow|aberdeen|dundee|cardiff|swansea|belfast|oxford|york"
        "|brighton|leicester|southampton|portsmouth|norwich"
    ),
    "Europe/Dublin": "cork|galway|limerick|waterford",
    "Europe/Berlin": "munich|hamburg|frankfurt|cologne",
    "Australia/Sydney": "canberra|newcastle nsw|wollongong",
    "Australia/Melbourne": "geelong|ballarat|bendigo",
    "Australia/Brisbane": "gold coast|cairns|townsville|toowoomba",
    "Pacific/Auckland": "wellington|christchurch|hamilton nz|dunedin",
    "Africa/Johannesburg": "cape town|durban|pretoria",
    "Asia/Kolkata": "mumbai|delhi|new delhi|bangalore|bengaluru|chennai|hyderabad|calcutta",
    "Asia/Manila": "quezon city|cebu|davao",
    "Asia/Tokyo": "osaka|kyoto|yokohama",
    "Asia/Dubai": "abu dhabi",
    "America/Mexico_City": "guadalajara|puebla",
}
