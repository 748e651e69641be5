"""The language that a text is in."""

import csv
from pathlib import Path

import pytest
from newswire.reading.cleaning import languages
from newswire.reading.cleaning.languages import LETTERS, NAMES, is_english, language_of, likeliest, name_of

NEWS = [
    (row["language"], row["text"])
    for row in csv.DictReader(Path(__file__).with_name("languages.csv").read_text(encoding="utf-8").splitlines()[1:])
]
ENGLISH = (
    "Dockworkers at the port voted on Monday to extend their strike, and shipping companies warned of delays. The "
    "union said that wages had fallen behind prices for four years. "
)
FRENCH = "Le gouvernement a annoncé lundi une réforme des retraites que les syndicats ont aussitôt rejetée. "


@pytest.mark.parametrize(("language", "text"), NEWS, ids=[language for language, _ in NEWS])
def test_news_in_many_languages(language, text):
    assert language_of(text) == language
    assert language_of(text.upper()) == language
    assert is_english(text) == (language == "en")


@pytest.mark.parametrize(("language", "text"), NEWS, ids=[language for language, _ in NEWS])
def test_no_ten_words_of_another_language_are_english(language, text):
    words = text.split()
    found = {language_of(" ".join(words[start : start + 10])) for start in range(0, len(words), 5)}
    assert language == "en" or "en" not in found


@pytest.mark.parametrize(
    "headline",
    [
        "Port strike enters second week as city council approves tram line",
        "Central bank leaves interest rate unchanged",
        "PRIME MINISTER RESIGNS AFTER LOSING CONFIDENCE VOTE",
        "Wildfires force thousands to leave their homes in California",
        "Merkel and Macron meet in Paris to discuss the euro",
        "Deutsche Bank cuts jobs in London",
        "Real Madrid beat Bayern Munich to reach final",
    ],
)
def test_english_headlines_are_english_or_nothing(headline):
    assert language_of(headline) in ("en", None)


@pytest.mark.parametrize(
    "text", ["", "...", "Breaking.", "Paris (AFP)", "2024-10-03 12:00", "https://example.org/le-monde", "42"]
)
def test_what_is_too_short_has_no_language(text):
    assert language_of(text) is None


def test_the_larger_part_of_a_text_in_two_languages_tells():
    assert language_of(ENGLISH * 8 + FRENCH * 2) == "en"
    assert language_of(ENGLISH * 2 + FRENCH * 16) == "fr"
    assert language_of(FRENCH * 16 + ENGLISH * 2) == "fr"


def test_english_names_do_not_make_a_text_english():
    text = "Joe Biden et Donald Trump se sont affrontés jeudi à New York, selon le Wall Street Journal et Fox News."
    assert language_of(text) == "fr"


def test_plain_english_needs_no_model(monkeypatch):
    monkeypatch.setattr(languages, "_model", None)
    assert language_of(ENGLISH) == "en"
    assert language_of(ENGLISH.upper() * 50) == "en"
    assert language_of(ENGLISH + "2024 1,200 950 $3.1 <0.1 " * 20) == "en"  # numbers are no words


def test_each_language_has_a_name_and_letters_in_small():
    assert name_of("fr") == "French" and name_of("en") == "English" and name_of("xx") == "xx"
    assert all(len(code) == 2 and name[0].isupper() for code, name in NAMES.items())
    assert all(letter.islower() and not letter.isascii() for letters in LETTERS.values() for letter in letters)


def test_the_likeliest_of_some_languages():
    language, share = likeliest(FRENCH, ["es", "fr"])
    assert language == "fr" and share > 0.99
    assert likeliest(FRENCH, ["ru", "uk"])[1] < 0.01
