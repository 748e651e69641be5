"""Names in the heads of wire stories: months, agencies, cities, and words that are no places."""

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
    "AGI APS BNA GNA IPS IRIN ISNA Interpressnews KazTAG Kazinform MNA Montsame NINA NNA Naharnet ONA "
    "PRNewswire TAP Trend WAFA"
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
    "business wire": "Business Wire", "pr newswire": "PRNewswire", "catholic news agency": "Catholic News Agency",
    "czech news agency": "CTK",
}  # fmt: skip

# A name in brackets that is in no list is still an agency when one of these words is in it.
AGENCY_WORDS = frozenset(
    ("news", "newswire", "wire", "press", "agency", "service", "media", "radio", "tv", "times", "post")
)

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
