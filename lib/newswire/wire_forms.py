"""The grammar of a wire story's head, as data: names of agencies, words that are no places, and forms with examples."""

from dataclasses import dataclass

_LETTERS = [chr(code) for code in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x250), *range(0x400, 0x530))]
UPPER = "".join(letter for letter in _LETTERS if letter.isupper())
LOWER = "".join(letter for letter in _LETTERS if letter.islower())

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

# What agencies call themselves in their datelines, and the name that goes into the table.
_SHORT_NAMES = (
    "AA AAP ADNKRONOS AFP AGERPRES AKIpress ANA-MPA ANI ANSA ANTARA AP APA APP AZERTAC BBC BelTA Bernama Bloomberg BNO "
    "BNS BSS BTA CBS CNA CNBC CNN CTK DW ECNS EFE FARS IANS INA Interfax Interfax-Ukraine IRNA ITAR-TASS Jiji KCNA "
    "KUNA Kyodo Lusa MAP MENA MTI NAN NHK NPR NTB PA PAP Petra PNA PTI QNA RFE/RL RIA Reuters RIA SANA SPA Sputnik "
    "Tanjug TASS TASR TASNIM TT UNI UNIAN Ukrinform UPI UrduPoint VNA VOA WAM Xinhua Yonhap dpa "
    "AGI APS BNA GNA IPS IRIN ISNA Interpressnews KazTAG Kazinform MNA Montsame NINA NNA Naharnet ONA PRNewswire TAP Trend "
    "WAFA"
)
AGENCIES = {name.lower(): name for name in _SHORT_NAMES.split()} | {
    "agence france-presse": "AFP", "agence france presse": "AFP", "anadolu": "Anadolu", "anadolu agency": "Anadolu",
    "associated press": "AP", "the associated press": "AP", "deutsche presse-agentur": "dpa", "bbc news": "BBC",
    "bloomberg news": "Bloomberg", "itar tass": "ITAR-TASS", "kyodo news": "Kyodo", "press association": "PA",
    "press trust of india": "PTI", "ria novosti": "RIA Novosti", "ria-novosti": "RIA Novosti",
    "united press international": "UPI", "xinhua news agency": "Xinhua", "xinhuanet": "Xinhua",
    "yonhap news agency": "Yonhap", "reuter": "Reuters", "thomson reuters": "Reuters", "cnn business": "CNN Business",
    "canadian press": "Canadian Press", "the canadian press": "Canadian Press", "focus taiwan": "CNA",
    "thomson reuters foundation": "Thomson Reuters Foundation", "globe newswire": "GlobeNewswire",
    "business wire": "Business Wire", "pr newswire": "PRNewswire", "catholic news agency": "Catholic News Agency", "czech news agency": "CTK",
}  # fmt: skip

# A name in brackets that is in no list is still an agency when one of these words is in it.
AGENCY_WORDS = frozenset(("news", "newswire", "wire", "press", "agency", "service", "media", "radio", "tv", "times", "post"))

# Upper-case words that open sentences, labels and transcripts, but no story's dateline.
_LABELS = """
    A ADVERTISEMENT ADVISORY AFTER ALERT ALSO AMERICA AMERICAN AN ANALYSIS ANSWER AP ARTICLE AT BBC BEFORE BIDEN
    BONUS BREAKING BREXIT BRIEF BY CAPTION CDC CHAPTER CIA CLICK CLINTON CNN COLUMN COMMENTARY COMMENTS CONGRESS
    CONTENT CORRECTED CORRECTION COVID COVID-19 CREDIT DACA DEA DEAR DEMOCRATS DISCLAIMER DOJ EDITOR EDITOR'S
    EDITORIAL EDITOR’S EU EXCLUSIVE EXPLAINER FACT FACTBOX FAQ FBI FEMA FILE FLASH FOX FULL GETTY GOP HAPPY HE
    HEADLINES HERE HOUSE HOW HUD HUFFPOST I ICE IF IMAGE IMF IN INTERVIEW IRS ISIL ISIS IT JUST KEY LATEST
    LETTER LETTERS LIVE MAGA MARKET MARKETS MINISTER MORE MR MRS MSNBC MUST NAFTA NASA NATO NBC NEWS NO NOTABLES
    NOTE NRA NSA OBAMA OBAMACARE ON OPEC OPINION PART PHOTO PHOTOS PLUS PODCAST POINTS POLITICO POLL PRESIDENT
    PREVIEW QUESTION READ RELATED REPORT REVIEW SENATE SENATOR SHARE SHE SPECIAL SPOILER SPONSORED SPORTS STOCKS
    STORY SUBSCRIBE SUMMARY TAGS THE THEY THIS TIMELINE TODAY TONIGHT TOP TRANSCRIPT TRUMP TV TWEET UN UNESCO
    UNHCR UNICEF UPDATE UPDATED URGENT USA VIDEO WARNING WATCH WE WEATHER WHAT WHEN WHERE WHO WHY WTO YES
    YESTERDAY YOU
"""
NOT_PLACES = frozenset(_LABELS.split())

# Cities that stand without a country, and may be followed by a mere colon.
_CITIES = (
    "AMSTERDAM ANKARA ATHENS BAGHDAD BANGKOK BEIJING BENGALURU BERLIN BRUSSELS CAIRO CANBERRA CHENNAI CHICAGO COLOMBO "
    "DHAKA DUBAI DUBLIN GENEVA HANOI HAVANA HYDERABAD ISLAMABAD ISTANBUL JAKARTA JERUSALEM KABUL KARACHI KATHMANDU "
    "KOLKATA KYIV LAHORE LONDON MADRID MANILA MELBOURNE MOSCOW MUMBAI NAIROBI PARIS RIYADH ROME SEOUL SHANGHAI "
    "SINGAPORE STOCKHOLM SYDNEY TAIPEI TEHRAN TOKYO VIENNA WARSAW WASHINGTON ZURICH"
)
_LONG_NAMES = ("HONG KONG", "KUALA LUMPUR", "NEW DELHI", "NEW YORK", "UNITED NATIONS", "LOS ANGELES", "TEL AVIV")
COLON_CITIES = (*_CITIES.split(), *_LONG_NAMES)

_SMALL = "of|the|and|de|del|della|di|do|da|el|al|la|le|les|los|las|upon|en|am|an|der"
_WORD = rf"[{UPPER}](?:[{UPPER}.'’`]|-[{UPPER}]){{1,20}}"
_TITLE = rf"[{UPPER}](?:[{UPPER}{LOWER}.'’`]|-[{UPPER}{LOWER}]){{1,20}}"
_COUNTRY = rf"(?:,\s{{0,2}}(?!\w{{3,9}}\.?\s?\d){_TITLE}(?:\s(?:(?:{_SMALL})\s)?{_TITLE}){{0,2}}){{0,2}}"
_REGION = r"(?:\s{0,2}/[^/\n]{2,40}/|\s{0,2}\[[^\]\n]{2,40}\])?"
_SPACE = r"\s{0,4}"


def _place(word: str) -> str:
    one = rf"{word}(?:[ \t]{{1,3}}(?:(?:{_SMALL})[ \t])?{word}){{0,4}}"
    return rf"(?P<place>{one}(?:\s?/\s?{one}){{0,2}}{_COUNTRY}){_REGION}"


DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NAME = r"[A-Za-z]{3,9}\.?"
_WEEKDAY = r"(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2}"
DATE = (
    rf"\b(?:{_WEEKDAY}\s)?(?:{_NAME}\s{{0,2}}{DAY}(?![\d:])|{DAY}\s{_NAME})"
    r"(?:[.,]?\s{0,2}\d{4}(?!\d))?|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}"
)
_DATE = rf"(?P<date>{DATE})"
_DASH = r"[ \t\xa0]{0,4}\.?(?:[-–—―−_‒]|&mdash;|&ndash;|&#821[12];){1,3}\s{0,4}(?:[-–—]{1,2}\s{1,4})?"
_SPACED = r"(?:[ \t\xa0]{1,3}(?:[-–_‒−]|--)\s{0,3}|[-–_‒−]\s{1,3}|[ \t\xa0]{0,3}(?:—|―|&mdash;|--)\s{0,3})"
_OPEN = rf"(?=[\"“‘'\[($€£\d{UPPER}])"
_SLASHED = r"/\s?(?P<agency>[A-Za-z][A-Za-z .'’-]{1,60}?)\s?/"
_END_OF_SLASHED = rf"\s{{0,2}}[.,:]?(?:{_DASH}|{_SPACE})"
_BRACKETED = rf"\(\s?(?P<agency>[^()\n]{{2,60}}?)\s{{0,2}}(?:[-–—,]\s{{0,2}}(?P<later>{DATE}))?\s{{0,2}}\)"
_STOP = r"\s{0,2}[.,]?\s{0,3}"
_END = rf"(?:{_DASH}|\s{{0,3}}[:.]{_SPACE})"

# What may come before the dateline proper, each part optional and in this order.
PREFIX = (
    r"\s*(?:<[a-zA-Z][^<>\n]{0,60}>\s{0,4}){0,3}"
    r"(?P<stamp>(?P<word>(?i:date)\s{0,2}:?\s{0,2})?"
    r"(?:\d{4}[-/.]\d\d[-/.]\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?Z?)?(?!\d)"
    rf"|(?:{_WEEKDAY} )?(?:[A-Z][a-z]{{2,8}}\.? {DAY}|{DAY} [A-Z][a-z]{{2,8}}),? \d{{4}}(?!\d))\s{{0,4}})?"
    r"(?P<note>(?:UPDATE \d{1,2}\s?-\s?|\((?:ATTN|Add|Update|Recast|Repeat|Correct|Remove|Refile|Rewrite|Write|Fixe|Change|"
    r"Edit|Relead|Clarifie|Include|Delete|Note|Release)[^()\n]{0,160}\)\s{0,4}){0,3})"
    rf"(?P<byline>(?:(?:By|BY)\s[^\n]{{3,80}}\n\s{{0,4}}|By\s(?:(?:[{UPPER}][{LOWER}'’-]{{1,20}}[{UPPER}]?"
    rf"[{LOWER}'’-]{{0,20}}|[{UPPER}]\.|and|,)\s{{1,2}}){{2,8}})?)"
)


@dataclass(frozen=True)
class Form:
    """One way to open a story; examples are (text, place, agency, date as written, first words of the body)."""

    name: str
    pattern: str
    known: bool
    examples: tuple = ()


FORMS = (
    Form("slashed agency", rf"{_place(_WORD)}{_STOP}(?:{_DATE}{_STOP})?{_SLASHED}{_END_OF_SLASHED}", True, (
        ("MOSCOW, October 3. /TASS/. The main force", "MOSCOW", "TASS", "October 3", "The main"),
        ("IGORA /Leningrad Region/, December 26. /TASS/. Both met", "IGORA", "TASS", "December 26", "Both met"),
        ("ST. PETERSBURG, June 7. /TASS/. Trade grew", "ST. PETERSBURG", "TASS", "June 7", "Trade grew"),
        ("MOSCOW,October 3./TASS/.The plan", "MOSCOW", "TASS", "October 3", "The plan"),
        ("MOSCOW, Ocotber 3 /TASS/ - The plan", "MOSCOW", "TASS", "Ocotber 3", "The plan"),
        ("MINSK, 12 July 2023. /TASS Correspondent Ivan Orlov/. Trade", "MINSK", "TASS", "12 July 2023", "Trade"),
        ("MOSCOW /TASS/. The plan", "MOSCOW", "TASS", "", "The plan"),
    )),
    Form("dated, slashed", rf"{_place(_TITLE)}{_STOP}{_DATE}{_STOP}{_SLASHED}{_END_OF_SLASHED}", True, (
        ("Moscow, october 3. /tass/. The plan", "Moscow", "TASS", "october 3", "The plan"),
    )),
    Form("bracketed agency", rf"{_place(_WORD)}(?:{_DASH}(?=\()|{_STOP})(?:{_DATE}{_STOP})?{_BRACKETED}{_END}", False, (
        ("WASHINGTON (Reuters) - Rates rose", "WASHINGTON", "Reuters", "", "Rates rose"),
        ("KYIV, Ukraine (AP) — Rates rose", "KYIV, Ukraine", "AP", "", "Rates rose"),
        ("BEIJING, Oct. 3 (Xinhua) -- Rates rose", "BEIJING", "Xinhua", "Oct. 3", "Rates rose"),
        ("BRISBANE, Australia, Jan. 1(Xinhua) -- Rates", "BRISBANE, Australia", "Xinhua", "Jan. 1", "Rates"),
        ("KUALA LUMPUR, April 1, 1997 (AFP) - Rates", "KUALA LUMPUR", "AFP", "April 1, 1997", "Rates"),
        ("MOSCOW. Oct 3 (Interfax) - Rates", "MOSCOW", "Interfax", "Oct 3", "Rates"),
        ("NEW YORK (Reuters Health) - Rates", "NEW YORK", "Reuters Health", "", "Rates"),
        ("LONDON, Jan 5 (Reuters) _ Rates", "LONDON", "Reuters", "Jan 5", "Rates"),
        ("WASHINGTON, D.C. (AP) — Rates", "WASHINGTON, D.C.", "AP", "", "Rates"),
        ("PARIS/LONDON, Jan 5 (Reuters) – Rates", "PARIS/LONDON", "Reuters", "Jan 5", "Rates"),
        ("ABU DHABI, 3rd October, 2024 (WAM) -- Rates", "ABU DHABI", "WAM", "3rd October, 2024", "Rates"),
        ("DENVER (CBS4/AP) — Rates", "DENVER", "CBS4/AP", "", "Rates"),
        ("PARIS (AFP) - – Rates", "PARIS", "AFP", "", "Rates"),
        ("THE HAGUE, Netherlands (AP) &#8212; Rates", "THE HAGUE, Netherlands", "AP", "", "Rates"),
        ("LONDON (Thomson Reuters Foundation) - Rates", "LONDON", "Thomson Reuters Foundation", "", "Rates"),
        ("KABUL, 3 October 2024 (XYZN) - Rates", "KABUL", "XYZN", "3 October 2024", "Rates"),
        ("SAN FRANCISCO--(BUSINESS WIRE)--Rates", "SAN FRANCISCO", "Business Wire", "", "Rates"),
        ("UPDATE 1-LONDON, Jan 5 (Reuters) - Rates", "LONDON", "Reuters", "Jan 5", "Rates"),
        ("(ATTN: ADDS photos) By Yoo Jee-ho SEOUL, Nov. 24 (Yonhap) -- Rates", "SEOUL", "Yonhap", "Nov. 24", "Rates"),
        ("Thursday, October 3, 2024\n\nMOSCOW (AP) — Rates", "MOSCOW", "AP", "October 3", "Rates"),
        ("LAGOS (Premium Newswire) — Rates", "LAGOS", "Premium Newswire", "", "Rates"),
        ("(Adds quotes) MOSCOW, Oct 3 (Reuters) - Rates", "MOSCOW", "Reuters", "Oct 3", "Rates"),
        ("By Jane Doe\n\nLONDON (Reuters) - Rates", "LONDON", "Reuters", "", "Rates"),
        ("By Jane Doe and John O'Neill LONDON (Reuters) - Rates", "LONDON", "Reuters", "", "Rates"),
        ("<P>\nGAZA, Dec. 1 (Xinhua) -- Rates", "GAZA", "Xinhua", "Dec. 1", "Rates"),
    )),
    Form("date in the brackets", rf"{_place(_TITLE)}{_STOP}{_BRACKETED.replace('))?', '))')}(?:{_END}|{_SPACE})", True, (
        ("WASHINGTON (UrduPoint News / Sputnik - 15th February, 2022) The US", "WASHINGTON", "UrduPoint News / Sputnik",
         "15th February, 2022", "The US"),
        ("ISLAMABAD, (UrduPoint / Pakistan Point News - 3rd Oct, 2024 ) :Rates", "ISLAMABAD",
         "UrduPoint / Pakistan Point News", "3rd Oct, 2024", "Rates"),
    )),
    Form("dated, bracketed", rf"{_place(_TITLE)}{_STOP}{_DATE}{_STOP}{_BRACKETED}(?:{_END}|{_SPACE})", True, (
        ("Panama  City,  Sept. 8 (CNA) -- Rates", "Panama City", "CNA", "Sept. 8", "Rates"),
        ("New Delhi, Oct 3 (PTI) Prime Minister", "New Delhi", "PTI", "Oct 3", "Prime Minister"),
        ("New Delhi [India], October 3 (ANI): Rates", "New Delhi", "ANI", "October 3", "Rates"),
        ("Madrid, Oct 3 (EFE).- Rates", "Madrid", "EFE", "Oct 3", "Rates"),
    )),
    Form("place as in prose", rf"{_place(_TITLE)}\s{{1,3}}{_BRACKETED}(?:{_DASH}|:\s{{1,3}})", True, (
        ("New Delhi (ANI): Rates", "New Delhi", "ANI", "", "Rates"),
        ("Frankfurt am Main (dpa) - Rates", "Frankfurt am Main", "dpa", "", "Rates"),
        ("Berlin (dpa) - Rates", "Berlin", "dpa", "", "Rates"),
        ("Paris, France (AFP) – Rates", "Paris, France", "AFP", "", "Rates"),
    )),
    Form("place as in prose, no dash", rf"{_place(_TITLE)}\s{{1,3}}\((?P<agency>CNN(?: Business)?)\)\s{{1,3}}{_OPEN}", True, (
        ("Baltimore (CNN) The streets", "Baltimore", "CNN", "", "The streets"),
        ("West Palm Beach, Florida (CNN) On the eve", "West Palm Beach, Florida", "CNN", "", "On the eve"),
    )),
    Form("unbracketed agency", rf"{_place(_TITLE)}{_STOP}{_DATE}{_STOP}(?P<agency>[A-Z][A-Za-z -]{{1,18}}?){_DASH}", True, (
        ("Tehran, Oct 3, IRNA – Rates", "Tehran", "IRNA", "Oct 3", "Rates"),
        ("Riyadh, October 3, 2024, SPA -- Rates", "Riyadh", "SPA", "October 3, 2024", "Rates"),
        ("ASTANA. October 3. KazTAG - Rates", "ASTANA", "KazTAG", "October 3", "Rates"),
    )),
    Form("agency after the dash", rf"{_place(_TITLE)}{_STOP}{_DATE}{_DASH}(?P<agency>[A-Z][A-Za-z -]{{1,18}})[.:]\s{{1,4}}", True, (
        ("MOSCOW, Oct 3 - RIA Novosti. Rates", "MOSCOW", "RIA Novosti", "Oct 3", "Rates"),
    )),
    Form("agency first", rf"{_BRACKETED}{_DASH}{_place(_TITLE)}{_STOP}{_DATE}{_DASH}", True, (
        ("(ANSA) - Rome, October 3 - Rates", "Rome", "ANSA", "October 3", "Rates"),
    )),
    Form("agency alone", rf"(?:{_DATE}\s{{0,3}})?{_BRACKETED}(?:{_END}|\s{{0,2}}{_OPEN})", True, (
        ("(Reuters) - Rates", "", "Reuters", "", "Rates"),
        ("(CNN)Rates rose", "", "CNN", "", "Rates rose"),
        ("(CNN) Rates rose", "", "CNN", "", "Rates rose"),
        ("Oct. 3 (UPI) -- Rates", "", "UPI", "Oct. 3", "Rates"),
    )),
    Form("place and date", rf"{_place(_WORD)}{_STOP}{_DATE}{_DASH}", False, (
        ("BERLIN, Oct. 3 — Rates", "BERLIN", "", "Oct. 3", "Rates"),
        ("CAMP PENDLETON, Calif., Oct. 3 — Rates", "CAMP PENDLETON, Calif.", "", "Oct. 3", "Rates"),
    )),
    Form("place alone", rf"{_place(_WORD)}{_SPACED}{_OPEN}", False, (
        ("TEHRAN – Iran said", "TEHRAN", "", "", "Iran said"),
        ("SAN FRANCISCO - California", "SAN FRANCISCO", "", "", "California"),
        ("PARETS DEL VALLÈS, Spain - From", "PARETS DEL VALLÈS, Spain", "", "", "From"),
        ("WASHINGTON, D.C. — The House", "WASHINGTON, D.C.", "", "", "The House"),
        ("LONDON- The House", "LONDON", "", "", "The House"),
        ("PARIS — “We won”", "PARIS", "", "", "“We won”"),
    )),
    Form("place and colon", rf"(?P<place>{'|'.join(COLON_CITIES)}):\s{{1,4}}{_OPEN}", False, (
        ("NEW DELHI: Rates rose", "NEW DELHI", "", "", "Rates rose"),
    )),
    Form("byline and place", rf"{_place(_WORD)}[ \t]*\n\s*{_OPEN}", False, (
        ("By Jane Doe\n\nANKARA\n\nRates rose", "ANKARA", "", "", "Rates rose"),
    )),
)  # fmt: skip

# Openings without a head: nothing may be taken away from them.
PLAIN = (
    "NATO said the alliance would respond.",
    "NATO — the alliance — will respond.",
    "TEHRAN-based militias regrouped overnight.",
    "Trump — the president — said he would act.",
    "WASHINGTON is waiting for an answer.",
    "BREAKING — The mayor has resigned.",
    "The agency (AP) - said so.",
    "Associated Press (AP) reporters were there.",
    "U.S. - China talks resumed.",
    "RYAN (R-Wis.) — The Speaker said no.",
    "COOPER: Good evening.",
    "By Jane Doe the river flows. Nobody knows why.",
    "In October 3 (three) men — All of them free — left.",
    "2024-10-03 was a Thursday.",
    "Q - What now?",
    "(AP Photo/Jane Doe) The picture",
    "(Reuters/Jane Doe) The picture",
    "TESLA (TSLA) - The company lost.",
    "He (AP) - The reporter",
    "President Obama (CNN) The reporter",
    "The MOSCOW (Reuters) - story",
    "WHAT WE KNOW — The man",
    "October 3, 2024 was a Thursday.",
    "FILE - In this May 3, 2018, file photo, a clerk",
    "NOTABLES\n\n--REPUBLICANS FLOCK TO THE STATE: All of them",
    "Jane Doe / AFP/ Getty Images\n\nThe picture",
)
