"""The plain reference: one text at a time, one string at a time, slow and easy to check.

`sentences` follows the rules that `newswire.text.sentences` documents, in a loop over strings and with the same two
data files; `tokens` asks NLTK for each sentence; `counts` is a `Counter`.
"""

import csv
from collections import Counter
from functools import cache
from importlib.resources import files

import regex
from nltk.tokenize import NLTKWordTokenizer

SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
DASHES = "‒–—―"
CLOSERS = r"""["'”’»)\]}*]*"""
OPENERS = r"""["'“‘«(\[{¿¡*_—–-]*"""
DOMAINS = "com org net gov edu info biz int mil co io tv me us uk eu ca au de fr in ru cn jp ly"
SPEECH = (
    "said says asked asks told tells added adds wrote writes tweeted posted replied replies responded answered shouted "
    "cried yelled exclaimed declared demanded insisted joked quipped recalled continued explained wondered mused"
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun"
ZONES = "Eastern Central Mountain Pacific Greenwich Moscow Beijing ET EST EDT CT CST CDT MT PT PST PDT GMT UTC BST CET"
NEXT_SENTENCE = regex.compile(
    r"""(["”])?(?:["'(]|[‘“])?([A-Z][a-z]+(?=['\s,;:.?!\u2000-\u2fff-]|$)|[AI](?=['\s]))""", regex.ASCII
)


def tokens(sentence: str) -> list[tuple[int, int]]:
    """Return the spans of a sentence's tokens, as NLTK gives them."""
    return list(NLTKWordTokenizer().span_tokenize(sentence))


@cache
def text_tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of all sentences of a text."""
    return tuple(text[start + a : start + b] for start, end in sentences(text) for a, b in tokens(text[start:end]))


def counts(texts) -> Counter:
    """Count the tokens of texts."""
    return Counter(token for text in texts for token in text_tokens(text))


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the characters at which each sentence of a text starts and ends, without white space around it."""
    parts = chunks(text)
    found, start, at = [], 0, 0
    for part, last in zip(parts, ends(parts), strict=True):
        at += len(part)
        if last:
            core = text[start:at]
            if core.strip():
                found.append((start + len(core) - len(core.lstrip()), start + len(core.rstrip())))
            start = at
    return found


def chunks(text: str) -> list[str]:
    """Cut a text behind white space, around long dashes and behind glued stops."""
    cuts = {0, len(text)} | {i for i in range(1, len(text)) if starts_chunk(text, i)} | glued(text)
    edges = sorted(cuts)
    return [text[a:b] for a, b in zip(edges, edges[1:], strict=False)]


def starts_chunk(text: str, i: int) -> bool:
    """Tell whether white space or a long dash cuts before a character."""
    if text[i] in DASHES or (text[i - 1] in DASHES and text[i] not in SPACES):
        return True
    return text[i - 1] in SPACES and text[i] not in SPACES


def glued(text: str) -> set[int]:
    """Find where a sentence starts right behind the stop of the one before."""
    found = set()
    for stop in regex.finditer(r"(?:[a-z]{2}|[0-9])[.?!]", text, overlapped=True):
        match = NEXT_SENTENCE.match(text, stop.end())
        if match and match[2].lower() not in DOMAINS.split():
            found.add(match.end(1) if match[1] else stop.end())
    return found


def ends(parts: list[str]) -> list[bool]:
    """Tell of each chunk of one text whether a sentence ends with it."""
    breaks = line_breaks(parts)
    found = [stops_at(parts, i, breaks) or breaks[i] > 0 for i in range(len(parts))]
    split_lists(parts, found)
    for i in range(len(parts) - 1):
        if is_stop(parts[i]) and parts[i][-1] not in SPACES and parts[i + 1][0] not in DASHES:
            found[i] = True
    return found[:-1] + [True] * bool(parts)


def is_stop(part: str) -> bool:
    """Tell whether a chunk ends in a stop and closing marks."""
    return bool(regex.search(rf"[.?!…]{CLOSERS}$", part.rstrip()))


def stops_at(parts: list[str], i: int, breaks: list[int]) -> bool:
    """Apply the rules to one chunk."""
    if not is_stop(parts[i]) or i == len(parts) - 1 or omits(parts, i):
        return False
    core, after = parts[i].rstrip(), parts[i + 1]
    further = [parts[min(i + distance, len(parts) - 1)] for distance in (2, 3, 4)]
    parsed = regex.search(rf"([^.?!…]*(?:\.[^.?!…]+)*)([.?!…]+)({CLOSERS})$", core)
    word, stop, close = parsed[1], parsed[2], parsed[3]
    word = regex.sub(r"^.*[\s\-–—/(\[“‘\"']", "", word)
    lower, upper = begins(after, r"\p{Ll}(?:[^A-Z]|$)"), begins(after, r"\p{Lu}")
    starter = first_word(after) in starters()
    if regex.match(r"[.…]+[\"”’)]*\s*$|[‒–—―]\Z", after) or regex.search(r"\[[.…]+\][^.?!…]*$", core):
        return False
    if after[0] in DASHES and begins(further[0], r"\p{Ll}(?:[^A-Z]|$)"):
        return False
    at_line_start = i == 0 or breaks[i - 1] > 0
    if at_line_start and regex.match(r"\(?(?:\d{1,3}|[a-zA-Z])\.?\)?$", core):
        return False
    if stop == ".":
        return full_stop(word, close, after, lower, upper, starter)
    if regex.search("[\"'”’»]", close) and upper and not starter and is_said(further):
        return False
    asks = not close and ("?" in stop or ("!" in stop and not regex.match(r"\p{Lu}", word)))
    return not lower or asks


def is_said(parts: list[str]) -> bool:
    """Tell whether a verb of speech follows, behind nothing but words with a capital."""
    for part in parts:
        if first_word(part) in SPEECH.split():
            return True
        if not begins(part, r"\p{Lu}"):
            return False
    return False


def full_stop(word: str, close: str, after: str, lower: bool, upper: bool, starter: bool) -> bool:
    """Tell whether a full stop behind a word ends the sentence."""
    kind = abbreviations().get(word, "word")
    if kind == "word" and regex.fullmatch(r"\p{Lu}|(?:\p{L}\.)+\p{L}", word):
        kind = "initial"
    if kind in ("title", "inner"):
        return False
    if kind == "number":
        return not lower and not regex.match(r"[(#$£€]*\d", after)
    if kind == "time":
        return upper and first_word(after) not in f"{DAYS} {ZONES}".split()
    if kind == "month":
        return starter
    if kind in ("weekday", "unit", "ending", "initial"):
        return starter and not after.startswith("(")
    return not lower or bool(regex.fullmatch(r"\p{Ll}{3,}", word) and not close)


def omits(parts: list[str], i: int) -> bool:
    """Tell whether a chunk is the last of two or three dots that stand alone; one or four end a sentence."""

    def dot(at):
        return 0 <= at < len(parts) - 1 and parts[at].rstrip() == "."

    return dot(i) and dot(i - 1) and not dot(i - 3)


def begins(part: str, pattern: str) -> bool:
    """Tell whether a chunk begins, after opening marks, with a pattern."""
    return bool(regex.match(OPENERS + pattern, part))


def first_word(part: str) -> str:
    """Return the letters a chunk begins with, after opening marks."""
    match = regex.match(OPENERS + r"([\p{L}'’]+)", part)
    return match[1].replace("’", "'") if match else ""


def line_breaks(parts: list[str]) -> list[int]:
    """Return 1 for a chunk before a line that starts anew, 2 before a blank line, else 0."""
    found = [min(len(regex.findall("\r\n|[\n\r\u2028\u2029]", part)), 2) for part in parts]
    single = [i for i in range(len(parts) - 1) if found[i] == 1]
    goes_on = [i for i in single if begins(parts[i + 1], r"\p{Ll}")]
    wrapped = len(goes_on) > 0.3 * len(single)
    for i in single if wrapped else goes_on:
        found[i] = 0
    return found


def split_lists(parts: list[str], found: list[bool]) -> None:
    """End a sentence before each bullet and each item of a list that runs 1. 2. 3. or a. b. c."""
    values = [item_value(part) for part in parts]
    items = [i for i, value in enumerate(values) if value]
    runs = []
    for i in items:
        if runs and values[i] == values[runs[-1][-1]] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    lists = [run for run in runs if len(run) > 1 and values[run[0]] == 1 and opens_list(parts, found, run[0])]
    bullets = [i for i, part in enumerate(parts) if part[0] in "•⁃●▪"]
    for i in (i for run in lists for i in run):
        found[i] = False
    for i in [i for run in lists for i in run[1:]] + bullets:
        if i:
            found[i - 1] = True
    for i in bullets:
        found[i] = False
        if i + 1 in items:
            found[i + 1] = False


def opens_list(parts: list[str], found: list[bool], i: int) -> bool:
    """Tell whether a list may open at a chunk: where a sentence starts, or behind a colon."""
    return i == 0 or found[i - 1] or parts[i - 1].rstrip().endswith(":")


def item_value(part: str) -> int:
    """Return the place of a list item by its number or letter, 0 for other chunks."""
    match = regex.match(r"[•⁃●▪]?\(?([0-9]{1,3}|[a-z])(?:\.|\)|\.\))\s", part)
    if not match:
        return 0
    return int(match[1]) if match[1].isdecimal() else ord(match[1]) - 96


@cache
def starters() -> frozenset[str]:
    """Return the words that start sentences."""
    return frozenset(files("newswire.text").joinpath("starters.txt").read_text(encoding="utf-8").split())


@cache
def abbreviations() -> dict[str, str]:
    """Return the kind of each abbreviation, also in capitals and, for those in lower case, with a capital."""
    found, forms = {}, {}
    with files("newswire.text").joinpath("abbreviations.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found |= {word.rstrip("."): row["kind"] for word in row["abbreviations"].split()}
    longer = {word: kind for word, kind in found.items() if len(word) > 1}
    for word, kind in longer.items():
        if len(word) > 2 or kind != "inner":
            forms[word.upper()] = kind
    for word, kind in longer.items():
        if word.islower():
            forms[word.capitalize()] = kind
    return found | forms


def plain_mtld(words):
    """Return the measure of textual lexical diversity of a list of words (McCarthy & Jarvis 2010), by a loop."""
    return (_plain_factor(words) + _plain_factor(words[::-1])) / 2


def _plain_factor(words):
    factors, seen, length = 0.0, set(), 0
    for word in words:
        seen.add(word)
        length += 1
        if len(seen) <= 0.72 * length:
            factors, seen, length = factors + 1, set(), 0
    factors += (1 - len(seen) / length) / (1 - 0.72) if length else 0
    return len(words) / factors if factors else len(words)
