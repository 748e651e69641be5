"""How numbers are put into words, and what holds for every finding."""

import inspect

import pandas as pd
import pytest
from newswire import findings
from newswire.findings.words import count, interval, listed, period_name, share

FINDINGS = [getattr(findings, name) for name in findings.__all__]
NO_TABLE = {"theme_overview", "instruments_compared", "groupings", "groups_recounted"}


@pytest.mark.parametrize("finding", [finding for finding in FINDINGS if finding.__name__ not in NO_TABLE])
def test_a_missing_column_is_named(finding):
    table = pd.DataFrame({"other": [1]})
    needed = [name for name, value in inspect.signature(finding).parameters.items() if value.default is value.empty]
    with pytest.raises(ValueError, match="has no column '.*'; it needs "):
        finding(*[table] * len(needed))


@pytest.mark.parametrize("finding", FINDINGS)
def test_a_finding_returns_a_sentence_and_shows_one(finding):
    assert inspect.signature(finding).return_annotation is str
    assert ">>> " in inspect.getdoc(finding)


def test_an_unknown_finding_is_refused():
    with pytest.raises(AttributeError, match="pie"):
        findings.pie  # noqa: B018


@pytest.mark.parametrize(("n", "said"), [(0, "0 words are"), (1, "1 word is"), (1000, "1,000 words are")])
def test_things_are_counted(n, said):
    assert count(n, "word", "is", "are") == said


@pytest.mark.parametrize(("parts", "said"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_words_are_listed(parts, said):
    assert listed(parts) == said


@pytest.mark.parametrize(
    ("value", "said"), [(0, "none"), (1e-9, "under 1%"), (0.01, "1%"), (0.99, "99%"), (0.999, "over 99%"), (1, "all")]
)
def test_some_are_not_none_and_most_are_not_all(value, said):
    assert share(value) == said


def test_an_interval_shows_on_which_side_of_zero_it_ends():
    assert interval(pd.Series({"low": -0.0042, "high": 0.005})) == "95% interval −0.004 to +0.005"
    assert interval(pd.Series({"low": float("nan"), "high": 0.1}), "sentences") == "too few sentences for an interval"


@pytest.mark.parametrize(
    ("freq", "said"),
    [("D", "3 October 2024"), ("M", "October 2024"), ("Q", "the fourth quarter of 2024"), ("Y", "2024")],
)
def test_periods_have_names(freq, said):
    assert period_name(pd.Period("2024-10-03", freq)) == said
