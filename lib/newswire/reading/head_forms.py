"""The grammar of a wire story's head, as data: the pieces it is made of, and its forms with examples."""

import re
from dataclasses import dataclass

from .head_names import COLON_CITIES

# Ranges, which compile ten times faster than lists; the letters of Ā to ɏ, capitals and small by turns, count as both.
UPPER = "A-ZÀ-ÖØ-ÞĀ-ɏЀ-Я"
LOWER = "a-zß-öø-ÿĀ-ɏа-џ"

_SMALL = "of|the|and|de|del|della|di|do|da|el|al|la|le|les|los|las|upon|en|am|an|der"
_UPPER_WORD = rf"[{UPPER}](?:[{UPPER}.'’`]|-[{UPPER}]){{1,20}}"
_ANY_WORD = rf"[{UPPER}](?:[{UPPER}{LOWER}.'’`]|-[{UPPER}{LOWER}]){{1,20}}"
_COUNTRY = rf"(?:,\s{{0,2}}(?!\w{{3,9}}\.?\s?\d){_ANY_WORD}(?:\s(?:(?:{_SMALL})\s)?{_ANY_WORD}){{0,2}}){{0,2}}"
_REGION = r"(?:\s{0,2}/[^/\n]{2,40}/|\s{0,2}\[[^\]\n]{2,40}\])?"
_WEEKDAY = r"(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2}"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = r"[A-Za-z]{3,9}\.?"
_DATE = (
    rf"\b(?:{_WEEKDAY}\s)?(?:{_MONTH}\s{{0,2}}{_DAY}(?![\d:])|{_DAY}\s{_MONTH})"
    r"(?:[.,]?\s{0,2}\d{4}(?!\d))?|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}"
)
_DASHES = r"(?:[-–—―−_‒]|&mdash;|&ndash;|&#821[12];){1,3}"
_DASH = rf"[ \t\xa0]{{0,4}}\.?{_DASHES}\s{{0,4}}(?:[-–—]{{1,2}}\s{{1,4}})?"


def _place(word: str) -> str:
    """Return the pattern of one to three places of such words, a country and a region."""
    one = rf"{word}(?:[ \t]{{1,3}}(?:(?:{_SMALL})[ \t])?{word}){{0,4}}"
    return rf"(?P<place>{one}(?:\s?/\s?{one}){{0,2}}{_COUNTRY}){_REGION}"


# What the forms are made of; every repeat is bounded, so that no text takes long.
PIECES = {
    "PLACE": _place(_UPPER_WORD),
    "Place": _place(_ANY_WORD),
    "city": f"(?P<place>{'|'.join(COLON_CITIES)})",
    "date": f"(?P<date>{_DATE})",
    "stop": r"\s{0,2}[.,]?\s{0,3}",
    "dash": _DASH,
    "spaced dash": r"(?:[ \t\xa0]{1,3}(?:[-–_‒−]|--)\s{0,3}|[-–_‒−]\s{1,3}|[ \t\xa0]{0,3}(?:—|―|&mdash;|--)\s{0,3})",
    "/agency/": r"/\s?(?P<agency>[A-Za-z][A-Za-z .'’-]{1,60}?)\s?/",
    "after slash": rf"\s{{0,2}}[.,:]?(?:{_DASH}|\s{{0,4}})",
    "(agency)": r"\(\s?(?P<agency>[^()\n]{2,60}?)\s{0,2}\)",
    "(agency - date)": rf"\(\s?(?P<agency>[^()\n]{{2,60}}?)\s{{0,2}}[-–—,]\s{{0,2}}(?P<date>{_DATE})\s{{0,2}}\)",
    "(CNN)": r"\((?P<agency>CNN(?: Business)?)\)",
    "agency": r"(?P<agency>[A-Z][A-Za-z -]{1,18}?)",
    "end": rf"(?:{_DASH}|\s{{0,3}}[:.]\s{{0,4}})",
    "space": r"\s{0,4}",
    "body": rf"(?=[\"“‘'\[($€£\d{UPPER}])",
}

# What may come before the dateline proper, each part optional and in this order.
PREFIX = (
    r"\s*(?:<[a-zA-Z][^<>\n]{0,60}>\s{0,4}){0,3}"
    r"(?P<stamp>(?P<word>(?i:date)\s{0,2}:?\s{0,2})?"
    r"(?:\d{4}[-/.]\d\d[-/.]\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?Z?)?(?!\d)"
    rf"|(?:{_WEEKDAY} )?(?:[A-Z][a-z]{{2,8}}\.? {_DAY}|{_DAY} [A-Z][a-z]{{2,8}}),? \d{{4}}(?!\d))\s{{0,4}})?"
    r"(?P<note>(?:UPDATE \d{1,2}\s?-\s?|\((?:ATTN|Add|Update|Recast|Repeat|Correct|Remove|Refile|Rewrite|Write|"
    r"Fixe|Change|Edit|Relead|Clarifie|Include|Delete|Note|Release)[^()\n]{0,160}\)\s{0,4}){0,3})"
    rf"(?P<byline>(?:(?:By|BY)\s[^\n]{{3,80}}\n\s{{0,4}}|By\s(?:(?:[{UPPER}][{LOWER}'’-]{{1,20}}[{UPPER}]?"
    rf"[{LOWER}'’-]{{0,20}}|[{UPPER}]\.|and|,)\s{{1,2}}){{2,8}})?)"
)


@dataclass(frozen=True)
class Form:
    """One way to open a story: the pieces it is made of, and whether its agency must be a known one.

    An example is a text, its place, agency, date as written and the first words of its body, with bars between.
    """

    name: str
    pieces: str
    known: bool
    examples: tuple[str, ...]

    @property
    def pattern(self) -> str:
        """The form as a regular expression."""
        return re.sub("<([^<>]+)>", lambda piece: PIECES[piece[1]], self.pieces)


FORMS = (
    Form(
        "slashed agency",
        r"<PLACE><stop>(?:<date><stop>)?</agency/><after slash>",
        True,
        (
            "MOSCOW, October 3. /TASS/. The main force | MOSCOW | TASS | October 3 | The main",
            "IGORA /Leningrad Region/, December 26. /TASS/. Both met | IGORA | TASS | December 26 | Both met",
            "ST. PETERSBURG, June 7. /TASS/. Trade grew | ST. PETERSBURG | TASS | June 7 | Trade grew",
            "MOSCOW,October 3./TASS/.The plan | MOSCOW | TASS | October 3 | The plan",
            "MOSCOW, Ocotber 3 /TASS/ - The plan | MOSCOW | TASS | Ocotber 3 | The plan",
            "MINSK, 12 July 2023. /TASS Correspondent Ivan Orlov/. Trade | MINSK | TASS | 12 July 2023 | Trade",
            "MOSCOW /TASS/. The plan | MOSCOW | TASS |  | The plan",
        ),
    ),
    Form(
        "dated, slashed",
        r"<Place><stop><date><stop></agency/><after slash>",
        True,
        ("Moscow, october 3. /tass/. The plan | Moscow | TASS | october 3 | The plan",),
    ),
    Form(
        "date in the brackets",
        r"<Place><stop><(agency - date)>(?:<end>|<space>)",
        True,
        (
            "PARIS (UrduPoint News / Sputnik - 5th May, 2022) The US"
            " | PARIS | UrduPoint News / Sputnik | 5th May, 2022 | The US",
            "LAHORE, (UrduPoint / Pakistan Point News - 3rd Oct, 2024 ) :Rates"
            " | LAHORE | UrduPoint / Pakistan Point News | 3rd Oct, 2024 | Rates",
        ),
    ),
    Form(
        "bracketed agency",
        r"<PLACE>(?:<dash>(?=\()|<stop>)(?:<date><stop>)?<(agency)><end>",
        False,
        (
            "WASHINGTON (Reuters) - Rates rose | WASHINGTON | Reuters |  | Rates rose",
            "KYIV, Ukraine (AP) — Rates rose | KYIV, Ukraine | AP |  | Rates rose",
            "BEIJING, Oct. 3 (Xinhua) -- Rates rose | BEIJING | Xinhua | Oct. 3 | Rates rose",
            "BRISBANE, Australia, Jan. 1(Xinhua) -- Rates | BRISBANE, Australia | Xinhua | Jan. 1 | Rates",
            "KUALA LUMPUR, April 1, 1997 (AFP) - Rates | KUALA LUMPUR | AFP | April 1, 1997 | Rates",
            "MOSCOW. Oct 3 (Interfax) - Rates | MOSCOW | Interfax | Oct 3 | Rates",
            "NEW YORK (Reuters Health) - Rates | NEW YORK | Reuters Health |  | Rates",
            "LONDON, Jan 5 (Reuters) _ Rates | LONDON | Reuters | Jan 5 | Rates",
            "WASHINGTON, D.C. (AP) — Rates | WASHINGTON, D.C. | AP |  | Rates",
            "PARIS/LONDON, Jan 5 (Reuters) – Rates | PARIS/LONDON | Reuters | Jan 5 | Rates",
            "ABU DHABI, 3rd October, 2024 (WAM) -- Rates | ABU DHABI | WAM | 3rd October, 2024 | Rates",
            "DENVER (CBS4/AP) — Rates | DENVER | CBS4/AP |  | Rates",
            "PARIS (AFP) - – Rates | PARIS | AFP |  | Rates",
            "THE HAGUE, Netherlands (AP) &#8212; Rates | THE HAGUE, Netherlands | AP |  | Rates",
            "LONDON (Thomson Reuters Foundation) - Rates | LONDON | Thomson Reuters Foundation |  | Rates",
            "KABUL, 3 October 2024 (XYZN) - Rates | KABUL | XYZN | 3 October 2024 | Rates",
            "SAN FRANCISCO--(BUSINESS WIRE)--Rates | SAN FRANCISCO | Business Wire |  | Rates",
            "UPDATE 1-LONDON, Jan 5 (Reuters) - Rates | LONDON | Reuters | Jan 5 | Rates",
            "(ATTN: ADDS photos) By Yoo Jee-ho SEOUL, Nov. 24 (Yonhap) -- Rates | SEOUL | Yonhap | Nov. 24 | Rates",
            "Thursday, October 3, 2024\n\nMOSCOW (AP) — Rates | MOSCOW | AP | October 3 | Rates",
            "LAGOS (Premium Newswire) — Rates | LAGOS | Premium Newswire |  | Rates",
            "(Adds quotes) MOSCOW, Oct 3 (Reuters) - Rates | MOSCOW | Reuters | Oct 3 | Rates",
            "By Jane Doe\n\nLONDON (Reuters) - Rates | LONDON | Reuters |  | Rates",
            "By Jane Doe and John O'Neill LONDON (Reuters) - Rates | LONDON | Reuters |  | Rates",
            "<P>\nGAZA, Dec. 1 (Xinhua) -- Rates | GAZA | Xinhua | Dec. 1 | Rates",
        ),
    ),
    Form(
        "dated, bracketed",
        r"<Place><stop><date><stop><(agency)>(?:<end>|<space>)",
        True,
        (
            "Panama  City,  Sept. 8 (CNA) -- Rates | Panama City | CNA | Sept. 8 | Rates",
            "New Delhi, Oct 3 (PTI) Prime Minister | New Delhi | PTI | Oct 3 | Prime Minister",
            "New Delhi [India], October 3 (ANI): Rates | New Delhi | ANI | October 3 | Rates",
            "Madrid, Oct 3 (EFE).- Rates | Madrid | EFE | Oct 3 | Rates",
        ),
    ),
    Form(
        "place as in prose",
        r"<Place>\s{1,3}<(agency)>(?:<dash>|:\s{1,3})",
        True,
        (
            "New Delhi (ANI): Rates | New Delhi | ANI |  | Rates",
            "Frankfurt am Main (dpa) - Rates | Frankfurt am Main | dpa |  | Rates",
            "Berlin (dpa) - Rates | Berlin | dpa |  | Rates",
            "Paris, France (AFP) – Rates | Paris, France | AFP |  | Rates",
        ),
    ),
    Form(
        "place as in prose, no dash",
        r"<Place>\s{1,3}<(CNN)>\s{1,3}<body>",
        True,
        (
            "Baltimore (CNN) The streets | Baltimore | CNN |  | The streets",
            "West Palm Beach, Florida (CNN) On the eve | West Palm Beach, Florida | CNN |  | On the eve",
        ),
    ),
    Form(
        "unbracketed agency",
        r"<Place><stop><date><stop><agency><dash>",
        True,
        (
            "Tehran, Oct 3, IRNA – Rates | Tehran | IRNA | Oct 3 | Rates",
            "Riyadh, October 3, 2024, SPA -- Rates | Riyadh | SPA | October 3, 2024 | Rates",
            "ASTANA. October 3. KazTAG - Rates | ASTANA | KazTAG | October 3 | Rates",
        ),
    ),
    Form(
        "agency after the dash",
        r"<Place><stop><date><dash><agency>[.:]\s{1,4}",
        True,
        ("MOSCOW, Oct 3 - RIA Novosti. Rates | MOSCOW | RIA Novosti | Oct 3 | Rates",),
    ),
    Form(
        "agency first",
        r"<(agency)><dash><Place><stop><date><dash>",
        True,
        ("(ANSA) - Rome, October 3 - Rates | Rome | ANSA | October 3 | Rates",),
    ),
    Form(
        "agency alone",
        r"(?:<date>\s{0,3})?<(agency)>(?:<end>|\s{0,2}<body>)",
        True,
        (
            "(Reuters) - Rates |  | Reuters |  | Rates",
            "(CNN)Rates rose |  | CNN |  | Rates rose",
            "(CNN) Rates rose |  | CNN |  | Rates rose",
            "Oct. 3 (UPI) -- Rates |  | UPI | Oct. 3 | Rates",
        ),
    ),
    Form(
        "place and date",
        r"<PLACE><stop><date><dash>",
        False,
        (
            "BERLIN, Oct. 3 — Rates | BERLIN |  | Oct. 3 | Rates",
            "CAMP PENDLETON, Calif., Oct. 3 — Rates | CAMP PENDLETON, Calif. |  | Oct. 3 | Rates",
        ),
    ),
    Form(
        "place alone",
        r"<PLACE><spaced dash><body>",
        False,
        (
            "TEHRAN – Iran said | TEHRAN |  |  | Iran said",
            "SAN FRANCISCO - California | SAN FRANCISCO |  |  | California",
            "PARETS DEL VALLÈS, Spain - From | PARETS DEL VALLÈS, Spain |  |  | From",
            "WASHINGTON, D.C. — The House | WASHINGTON, D.C. |  |  | The House",
            "LONDON- The House | LONDON |  |  | The House",
            "PARIS — “We won” | PARIS |  |  | “We won”",
        ),
    ),
    Form(
        "place and colon",
        r"<city>:\s{1,4}<body>",
        False,
        ("NEW DELHI: Rates rose | NEW DELHI |  |  | Rates rose",),
    ),
    Form(
        "byline and place",
        r"<PLACE>[ \t]*\n\s*<body>",
        False,
        ("By Jane Doe\n\nANKARA\n\nRates rose | ANKARA |  |  | Rates rose",),
    ),
)
