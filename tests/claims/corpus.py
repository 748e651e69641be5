"""What the findings about a corpus claim, and what its texts give. `texts` has a row per article."""

import re

import pandas as pd
import reference

from claims.reading import NUMBER, SHARE, day, is_number, is_word, month_name, near, words_of

NOTES = pd.DataFrame({"source": ["a.csv", "b.csv", "b.csv"], "note": ["Read as text.", "Cut.", "Cut."]})
DATE = "Spring 2024"  # given of those that have no date


def planted_languages(n: int) -> list[str | None]:
    """Plant two other languages, and texts that are too short to tell, among some articles in English."""
    return [None if at % 13 == 12 else "fr" if at % 7 == 3 else "de" if at % 11 == 8 else "en" for at in range(n)]


def languages(texts: pd.DataFrame) -> tuple[list[str], dict]:
    planted = planted_languages(len(texts))
    pattern = (
        rf"(?P<out>{NUMBER}) of (?P<articles>{NUMBER}) articles are not in English and are left out: "
        rf"(?P<fr>{NUMBER}) are in French and (?P<de>{NUMBER}) in German\. "
        rf"The language of (?P<short>{NUMBER}) cannot be told\."
    )
    facts = {"fr": planted.count("fr"), "de": planted.count("de"), "short": planted.count(None)}
    facts |= {"out": facts["fr"] + facts["de"], "articles": len(texts)}
    return [pattern, r"The article is in English\."], facts


def articles_loaded(texts: pd.DataFrame) -> tuple[list[str], dict]:
    pattern = (
        rf"(?P<articles>{NUMBER}) articles? with (?P<words>{NUMBER}) words? in (?P<sentences>{NUMBER}) sentences? "
        rf"w(?:as|ere) read; nothing was rejected\. "
        rf"(?P<notes>{NUMBER}) notes of (?P<kinds>{NUMBER}) kinds say what was read otherwise than one "
        r"might think\."
    )
    words = sum(len(words_of(text)) for text in texts["text"])
    sentences = sum(len(reference.sentences(text)) for text in texts["text"])
    return [pattern], {"articles": len(texts), "words": words, "sentences": sentences, "notes": len(NOTES), "kinds": 2}


def article_lengths(texts: pd.DataFrame) -> tuple[list[str], dict]:
    many = (
        rf"Half of the articles have between (?P<low>{NUMBER}) and (?P<high>{NUMBER}) words; the median is "
        rf"(?P<median>{NUMBER}), the shortest has (?P<least>{NUMBER}) and the longest (?P<most>{NUMBER})\."
    )
    few = (
        rf"The articles have between (?P<least>{NUMBER}) and (?P<most>{NUMBER}) words; "
        rf"the median is (?P<median>{NUMBER})\."
    )
    one = (
        rf"The article has (?P<most>{NUMBER}) words? in (?P<sentences>{NUMBER}) sentences? and "
        rf"(?P<paragraphs>{NUMBER}) paragraphs?\."
    )
    words = pd.Series([len(words_of(text)) for text in texts["text"]])
    facts = {"least": words.min(), "most": words.max(), "median": words.median()}
    text = texts["text"].iloc[0]
    facts |= {"low": words.quantile(0.25), "high": words.quantile(0.75), "sentences": len(reference.sentences(text))}
    return [many, few, one], facts | {"paragraphs": len([part for part in re.split(r"\n\s*\n", text) if part.strip()])}


def sentence_lengths(texts: pd.DataFrame) -> tuple[list[str], dict]:
    text = texts["text"].iloc[0]
    words = pd.Series([len(words_of(text[start:end])) for start, end in reference.sentences(text)])
    pattern = (
        rf"The median sentence has (?P<median>{NUMBER}) words?; the longest, sentence (?P<place>{NUMBER}), "
        rf"has (?P<most>{NUMBER})\."
    )
    return [pattern], {"median": words.median(), "most": words.max(), "place": words.idxmax() + 1}


def articles_over_time(texts: pd.DataFrame) -> tuple[list[str], dict]:
    known = texts["date"].dropna()
    dates = near(known)
    months = dates.dt.to_period("M").value_counts().sort_index()
    every = pd.period_range(dates.min(), dates.max(), freq="M")
    counts = months.reindex(every, fill_value=0)
    peak = counts.idxmax()
    pattern = (
        rf"(?P<dated>{NUMBER})(?: of (?P<all>{NUMBER}))? articles (?:is|are) dated from "
        r"(?P<first>.+?) to (?P<last>\d+ \w+ \d+)"
        rf"(?:; (?P<stray>{NUMBER}) more lies? far from these dates and "
        rf"(?:is|are) left out of all figures over time)?\."
        rf"(?: (?P<undated>{NUMBER}) articles? (?:has|have) a date that could not be read(?:, such as|:) "
        rf"“(?P<given>[^”]+)”\.)?"
        rf" (?:The fullest month is (?P<peak>\w+ \d+), with (?P<most>{NUMBER}) articles?|"
        rf"No month has more than (?P<each>{NUMBER}) articles?)"
        rf"(?:; of (?P<months>{NUMBER}) months, (?:(?P<empty>{NUMBER}) (?:has|have) none)?(?: and )?"
        rf"(?:(?P<thin>{NUMBER}) (?:has|have) fewer than five)?)?\."
    )
    facts = {"dated": len(dates), "first": day(dates.min()), "last": day(dates.max()), "most": counts.max()}
    facts["each"] = counts.max()
    facts |= {
        "all": len(texts),
        "undated": len(texts) - len(known),
        "given": DATE,
        "stray": len(known) - len(dates),
        "peak": month_name(peak),
        "months": len(every),
    }
    one = r"The one article is dated (?P<first>\d+ \w+ \d+); one date shows no development over time\."
    return [pattern, one], facts | {"empty": (counts == 0).sum(), "thin": counts.between(1, 4).sum()}


def groupings(texts: pd.DataFrame) -> tuple[list[str], dict]:
    sizes = texts["agency"].value_counts()
    pattern = (
        rf"By agency there are (?P<groups>{NUMBER}) groups, (?:(?P<each>each)|(?P<large>{NUMBER})) of at least five "
        rf"articles\.(?: (?P<missing>{NUMBER}) articles? (?:has|have) no agency and (?:is|are) left out\.)?"
    )
    large = (sizes >= 5).sum()
    facts = {"groups": len(sizes), "each": "each" if large == len(sizes) else "not each", "large": large}
    return [pattern, r"One article makes no groups to compare\."], facts | {"missing": texts["agency"].isna().sum()}


def article_shares(texts: pd.DataFrame) -> tuple[list[str], dict]:
    sizes, n = texts["agency"].value_counts(), len(texts)
    missing = rf"(?: (?P<missing>{NUMBER}) articles? (?:has|have) no agency\.)?"
    patterns = [
        rf"By agency there are (?P<groups>{NUMBER}) groups(?P<all>:|, the largest) (?P<largest>[^.]+)\.{missing}",
        rf"By agency there are (?P<groups>{NUMBER}) groups; the (?P<tied>{NUMBER}) largest have (?P<most>{NUMBER}) "
        rf"articles? each\.{missing}",
        r"The agency of the article is (?P<first>\w+)\.",
        rf"All articles (?:that have an? agency )?have the same agency, (?P<first>\w+)\.{missing}",
    ]

    def largest(said: str) -> bool:
        """No agency that is not named has as many articles as one that is, and each has its number or share."""
        named = dict(re.findall(r"(\w+) \(([\d,]+%?)\)", said))
        size = {name: f"{sizes[name] / n:.0%}" if "%" in told else f"{sizes[name]:,}" for name, told in named.items()}
        return named == size and sizes[list(named)].min() > max(sizes.drop(list(named)), default=0)

    facts = {"groups": len(sizes), "largest": largest, "first": sizes.idxmax(), "missing": n - sizes.sum()}
    facts |= {"all": lambda said: (said == ":") == (len(sizes) <= 3)}
    return patterns, facts | {"most": sizes.max(), "tied": (sizes == sizes.max()).sum()}


def runs(text: str, n: int) -> set[tuple]:
    """Return the runs of so many words or numbers of a text."""
    words = [token.lower() for token in reference.text_tokens(text) if is_word(token) or is_number(token)]
    return {tuple(words[at : at + n]) for at in range(max(len(words) - n, 0) + 1)}


def repeats(texts: pd.DataFrame) -> pd.DataFrame:
    """Lay every two articles side by side; of those that repeat another, return the first that each repeats."""
    table = texts.assign(
        five=[runs(text, 5) for text in texts["text"]], many=[runs(text, 20) for text in texts["text"]]
    )
    table = table.assign(n=table["five"].map(len), n_words=texts["text"].map(words_of).map(len))
    table = table.sort_values(["date", "n_words"])  # an agency's longer version of the same day is the later one
    found = []
    for place, later in enumerate(table.itertuples()):
        for earlier in table.head(place).itertuples():
            shared = len(later.five & earlier.five)
            enough = shared >= min(later.n, earlier.n) / 2 and later.many & earlier.many and shared >= later.n / 4
            far = (later.date - earlier.date).days > 30
            if enough and (not far or shared >= 0.7 * max(later.n, earlier.n)):
                longer = later.n_words >= 1.05 * earlier.n_words
                kind = "copy" if later.agency != earlier.agency else "update" if longer else "repeat"
                found.append((later.Index, earlier.date, shared / later.n, kind))
    pairs = pd.DataFrame(found, columns=["article", "date", "share", "kind"])
    return pairs.sort_values(["date", "share"], ascending=[True, False]).drop_duplicates("article")


def copies(texts: pd.DataFrame, stories: pd.DataFrame) -> tuple[list[str], dict]:
    told = rf"(?P<articles>{NUMBER}) articles tell (?P<stories>{NUMBER}) stor(?:y|ies)\."
    kinds = (
        rf"(?:(?P<copy>{NUMBER}) cop(?:y|ies))?(?:, | and )?(?:(?P<update>{NUMBER}) updates?)?(?: and )?"
        rf"(?:(?P<repeat>{NUMBER}) repeats?)?(?P<outlet> by the same outlet)?"
    )
    some = (
        rf"{told} (?P<extra>{NUMBER}) articles? \((?P<share>[\d.]+%)\) repeats? the text of another: {kinds}\."
        rf"(?: (?P<whole>{NUMBER}) of them do(?:es)? so word for word\.)?"
        r" Each is counted again in every figure that counts articles\."
    )
    found = repeats(texts)
    facts = dict.fromkeys(("copy", "update", "repeat"), 0) | found["kind"].value_counts().to_dict()
    facts |= {"outlet": lambda said: facts["update"] + facts["repeat"] > 0}
    facts |= {"articles": len(texts), "stories": stories["story"].nunique(), "whole": (found["share"] == 1).sum()}
    facts |= {"extra": len(found), "share": len(found) / len(texts)}
    none = [rf"{told} No article was found to repeat the text of another\.", r"One article cannot repeat another\."]
    return [some] if len(found) else none, facts


def head_fields(texts: pd.DataFrame) -> tuple[list[str], dict]:
    share = {name: texts[name].notna().mean() for name in ("date", "place", "agency", "title")}
    known = sorted((name for name in share if share[name]), key=lambda name: -share[name])
    unknown = " and ".join(name for name, value in share.items() if not value)
    first, *others = known
    each = "".join(rf"(?:,| and) the {name} of (?P<{name}>{SHARE})" for name in others)
    some = rf"The {first} is known of (?P<{first}>{SHARE})(?: of the)? articles{each}\."
    whole = rf"Known of the articles: {', '.join(known[:-1])} and {known[-1]}\."
    pattern = some if min(share[name] for name in known) < 1 else whole
    return [pattern + (rf" Not known: {unknown}\." if unknown else "")], share


LINE = "Click here to sign up for our daily newsletter."  # planted below some of the stories


def furniture(texts: pd.DataFrame) -> tuple[list[str], dict]:
    pattern = (
        rf"(?P<share>{SHARE}) of the text is page furniture: (?P<passages>{NUMBER}) passages? in (?P<with>{NUMBER}) of "
        rf"(?P<articles>{NUMBER}) articles?\.(?: The commonest form, in (?P<most>{NUMBER}) articles, is “[^”]+”\.)?"
    )
    n = texts["text"].str.count(LINE).sum()
    share = n * len(LINE) / texts["text"].str.len().sum()
    if not n:
        return [r"No page furniture was found\."], {}
    return [pattern], {"share": share, "passages": n, "with": n, "most": n, "articles": len(texts)}
