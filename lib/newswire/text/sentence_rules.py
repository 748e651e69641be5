"""Whether a stop ends a sentence, as data: an ordered table of rules with examples; the first that applies decides.

A rule is asked of all stops at once: it gets the facts of each, an array by name, and returns arrays of truth. To add
a rule, put it where it must come before those that it makes exceptions to, and give it an example that shows both
sides; `|` stands where a sentence ends.

Facts of the stop: kind (of the word that carries it, a number from `KINDS`), full_stop (it is one, and no ? ! or dots),
plain (the word is a common one), asks (a ? or !, not in a name, and nothing closes it), quoted (a quotation mark closes
it), bracketed (dots in square brackets), marker (1. or a.), line_start, glued (no white space follows), left_out (one
of two or three stops in a row), aside and spoken (see their rules). Facts of what follows begin with next_:
lower, upper, digit, bracket, joins, dash, starter (a word that starts sentences), day (or a time zone).
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

KINDS = ("word", "title", "inner", "number", "month", "time", "ending", "initial")
WORD, TITLE, INNER, NUMBER, MONTH, TIME, ENDING, INITIAL = range(len(KINDS))

Facts = dict[str, np.ndarray]


class Rule(NamedTuple):
    """One rule: to which stops it applies, which of those end a sentence, and texts that show it."""

    name: str
    applies: Callable[[Facts], np.ndarray]
    ends: Callable[[Facts], np.ndarray | bool]
    examples: tuple[str, ...]


RULES = (
    Rule(
        "two or three stops in a row stand for words left out",
        lambda f: f["left_out"],
        lambda f: False,
        ("He waited . . . Nobody came. | It fell.",),
    ),
    Rule(
        "an aside goes on behind a dash",
        lambda f: f["aside"],
        lambda f: False,
        ("He asked why? — but nobody knew. | It fell. | — The editors",),
    ),
    Rule(
        "a verb of speech belongs to the quotation before it",
        lambda f: f["spoken"],
        lambda f: False,
        (
            '"Why?" Li asked. | "Stop!" he said. | "Who?" | Nobody knew.',
            '"Why?" Prime Minister Li asked. | “Now!” Mr. Osei said. | “No?” | The end.',
        ),
    ),
    Rule(
        "the number or letter of an item",
        lambda f: f["line_start"] & f["marker"],
        lambda f: False,
        ("1. Rates rose. | They fell.",),
    ),
    Rule(
        "more stops, or a dash, follow",
        lambda f: f["next_joins"],
        lambda f: False,
        ("He waited . . . and left. | She came.", "It fell!—He left. | It rose."),
    ),
    Rule(
        "words left out in square brackets",
        lambda f: f["bracketed"],
        lambda f: False,
        ('He said [...] The rest "is known [...]" (Li 5) [...]. | It ended.',),
    ),
    Rule(
        "questions, cries and dots",
        lambda f: ~f["full_stop"],
        lambda f: ~f["next_lower"] | f["asks"],
        ("Shares fell! | Did bonds fall? | no.", "He waited... | Then he left.", "She said so... and then no."),
    ),
    Rule(
        "a title: a name follows",
        lambda f: f["kind"] == TITLE,
        lambda f: False,
        ("Mr. Li met Dr. Osei and Sen. Ruiz. | They talked with Gen. Park.", "It rose in St. Louis."),
    ),
    Rule(
        "an abbreviation inside a sentence",
        lambda f: f["kind"] == INNER,
        lambda f: False,
        ("Metals, e.g. Copper and tin, rose vs. Monday. | OIL VS. GAS fell. | I like IE. | You do.",),
    ),
    Rule(
        "an abbreviation before a number",
        lambda f: f["kind"] == NUMBER,
        lambda f: ~f["next_digit"] & ~f["next_lower"],
        ("It came in at No. 2 in the race. | The answer was no. | They left.", "Sdn. Bhd. paid Rs. 500 million."),
    ),
    Rule(
        "a month: a day follows",
        lambda f: f["kind"] == MONTH,
        lambda f: f["next_starter"],
        ("It began on Jan. 5 and ended in Feb. | The talks failed.",),
    ),
    Rule(
        "a time: a day or a zone follows",
        lambda f: f["kind"] == TIME,
        lambda f: f["next_upper"] & ~f["next_day"],
        ("It starts at 9 a.m. Monday and ends at 5 p.m. Eastern. | It closes at 6 p.m. | Doors open early.",),
    ),
    Rule(
        "an abbreviation or an initial: the end only before a word that starts sentences",
        lambda f: (f["kind"] == ENDING) | (f["kind"] == INITIAL),
        lambda f: f["next_starter"] & ~f["next_bracket"],
        (
            "U.S. officials met in the U.S. Senate. | He left the U.S. | He came back.",
            "Acme Inc. shares rose. | He works at Acme Inc. | The firm grew.",
            "J. K. Larsen, Robert P. Jones and V. Osei won.",
            "He lives in Troy, N.Y. (No. 41), and in Wash. (The state).",
            "It opened on Wall St. | The index rose.",
            "It rose 3 pct. to $9 bln. in 25 min. by noon.",
        ),
    ),
    Rule(
        "a full stop",
        lambda f: f["full_stop"],
        lambda f: ~f["next_lower"] | f["plain"],
        (
            "Rates rose. | They fell.",
            'He said "we won." | The crowd cheered. | “It is over.” | She left.',
            "The iPhone sold. | iPads did not.",
            "It rose 3.5 percent on example.com today.",
        ),
    ),
)


def verdicts(facts: Facts) -> np.ndarray:
    """Tell of each stop whether a sentence ends with it: what the first rule that applies says.

    Parameters
    ----------
    facts : dict of str to ndarray
        As in the module's description, one value for each stop.

    Returns
    -------
    ndarray of bool
    """
    return np.select([rule.applies(facts) for rule in RULES], [rule.ends(facts) for rule in RULES]).astype(bool)
