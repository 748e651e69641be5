"""One place, one name: whatever the case, the abbreviation of its region, or the country beside it."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire import Corpus
from newswire.reading.heads.names import CITIES, REGIONS
from newswire.reading.heads.places import is_known, unified

# The one name, and ways to write it.
SAME = {
    "Washington": "WASHINGTON|Washington|washington|WASHINGTON, D.C.|Washington, DC|Washington D.C.|Washington, U.S.",
    "New York": "NEW YORK|New York, N.Y.|NEW YORK CITY|New York, NY, USA",
    "New York State": "New York State|NEW YORK STATE",
    "Boulder, Colorado": "BOULDER, Colo.|Boulder, Colorado|Boulder, CO|boulder, Colo.|Boulder, Colo., U.S.",
    "Paris": "PARIS|Paris, France|paris",
    "Paris, Texas": "PARIS, Texas|Paris, Tex.|Paris, TX",
    "London, Ontario": "LONDON, Ontario|London, Ont.|London, ON, Canada",
    "Kyiv": "KYIV, Ukraine|KYIV|KIEV|Kiev, Ukraine",
    "Georgetown, Guyana": "GEORGETOWN, Guyana",
    "Rio de Janeiro": "RIO DE JANEIRO|Rio De Janeiro|Rio de Janeiro, Brazil",
    "Port-au-Prince": "PORT-AU-PRINCE|Port-Au-Prince, Haiti",
    "Stratford-upon-Avon, England": "STRATFORD-UPON-AVON, England|Stratford-upon-Avon, England, UK",
    "Santa Cruz de la Sierra, Bolivia": "SANTA CRUZ DE LA SIERRA, Bolivia",
    "Sharm el-Sheikh, Egypt": "SHARM EL-SHEIKH, Egypt|Sharm El-Sheikh, Egypt",
    "West Des Moines, Iowa": "WEST DES MOINES, Iowa",
    "McAllen, Texas": "McALLEN, Texas|MCALLEN, Texas|McAllen, Texas",
    "O'Fallon, Missouri": "O'FALLON, Mo.",
    "Coeur d'Alene, Idaho": "COEUR D'ALENE, Idaho",
    "The Hague": "THE HAGUE, Netherlands|the Hague|The Hague",
    "St. Petersburg": "ST. PETERSBURG|St Petersburg|SAINT PETERSBURG, Russia",
    "St. Petersburg, Florida": "ST. PETERSBURG, Fla.|St. Petersburg, FL",
    "Los Angeles/New York": "LOS ANGELES/NEW YORK|Los Angeles / New York",
    "Kfar Saba": "KFAR SABA",
    "United States": "U.S.|USA|United States",
    "United Arab Emirates": "UAE|U.A.E.",
    "EU": "EU",
    "Seoul": "SEOUL, South Korea|Seoul, S. Korea",
}


@pytest.mark.parametrize(("name", "ways"), SAME.items())
def test_ways_to_write_a_place_give_one_name(name, ways):
    assert unified(pd.Series(ways.split("|"))).unique().tolist() == [name]


def test_a_missing_place_stays_missing():
    assert unified(pd.Series(["PARIS", None], dtype="str")).isna().tolist() == [False, True]
    assert unified(pd.Series([], dtype="str")).tolist() == []


PARTS = [*CITIES, *REGIONS, "SPRINGFIELD", "McALLEN", "d'or", "-", "'", "/", ",", "."]
WRITTEN = st.lists(st.sampled_from(PARTS), max_size=4).map(" ".join) | st.lists(st.sampled_from(PARTS)).map(", ".join)


@given(WRITTEN | st.text(max_size=30))
@settings(max_examples=300)
def test_a_name_is_its_own_name(written):
    once = unified(pd.Series([written]))
    assert unified(once).tolist() == once.tolist()


def test_the_name_does_not_depend_on_the_other_places():
    places = pd.Series([way for ways in SAME.values() for way in ways.split("|")])
    assert unified(places).tolist() == [unified(pd.Series([place]))[0] for place in places]


def test_the_lists_name_no_place_twice():
    usual = {name for name, _ in CITIES.values()}
    assert all(unified(pd.Series([name])).tolist() == [name] for name in usual)
    assert all(is_known(name) for name in usual)


def test_articles_have_one_place_and_their_heads_as_written():
    texts = ["WASHINGTON (AP) — Rates rose.", "Washington (AFP) - Rates fell.", "BOULDER, Colo. (AP) — Rates held."]
    articles = Corpus.from_frame(pd.DataFrame({"text": texts})).articles
    assert articles["place"].tolist() == ["Washington", "Washington", "Boulder, Colorado"]
    assert articles["head"].tolist() == ["WASHINGTON (AP) — ", "Washington (AFP) - ", "BOULDER, Colo. (AP) — "]
