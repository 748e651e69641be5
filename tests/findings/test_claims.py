"""Every finding is re-derived: what its sentence claims is read back and compared with what the texts give."""

import inspect
from copy import copy
from datetime import date

import newswire as nw
import pandas as pd
import pytest
from claims import beside as of_groups
from claims import changes as of_changes
from claims import corpus as of_corpus
from claims import frequencies as of_words
from claims import instruments as of_instruments
from claims import recounted as of_recounted
from claims import sentiment as of_sentiment
from claims import sentiment_recounted as of_counts
from claims import stories as of_stories
from claims import themes as of_themes
from claims.reading import contradictions, mutants, read
from corpora import SEED
from newswire import findings, frequencies, overview, sentiment, themes
from stories import make

READERS = {
    name: getattr(of, name)
    for of in (
        of_changes,
        of_corpus,
        of_words,
        of_recounted,
        of_sentiment,
        of_instruments,
        of_counts,
        of_themes,
        of_groups,
        of_stories,
    )  # fmt: skip
    for name in [*findings.__all__, "beside_english", "theme_groups_then"]
    if hasattr(of, name)
}

THEMES = [name for name in READERS if hasattr(of_themes, name)] + ["theme_groups_then"]


def generated() -> nw.Corpus:
    """Stories in no order: two without a date, one twice, one with more; a quarter with a line that is no news."""
    made = make(150, seed=4).sample(frac=1, random_state=2, ignore_index=True)
    made.loc[[3, 9], "date"] = pd.NaT
    made.loc[::4, "text"] += f"\n\n{of_corpus.LINE}"
    longer = made.iloc[[7]].assign(
        text=made["text"][7] + " Nobody knew, when the night fell, what had been agreed on." * 2
    )
    return nw.Corpus.from_frame(pd.concat([made, made.iloc[[5]], longer], ignore_index=True))


def crowded() -> nw.Corpus:
    """Many stories in two months, three after an empty one, and three long after them."""
    few = [make(3, seed=month, start=date(2024, month, 1), days=9) for month in (4, 9)]
    return nw.Corpus.from_frame(pd.concat([make(90, seed=1, days=60), *few]))


def turning() -> nw.Corpus:
    """Stories of energy after those of courts, each told by an agency of its own."""
    made = make(400, seed=8)
    energy, courts = (made[made["theme"] == theme] for theme in ("energy", "courts"))
    dates = pd.Series(pd.date_range("2024-01-01", periods=len(energy) + len(courts)))
    both = pd.concat([courts, energy], ignore_index=True).assign(date=dates)
    return nw.Corpus.from_frame(both.assign(agency=both["theme"].map({"energy": "TASS", "courts": "Reuters"})))


def spoken(corpus: nw.Corpus) -> nw.Corpus:
    """The same articles, with languages planted."""
    other = copy(corpus)
    other.articles = corpus.articles.assign(language=of_corpus.planted_languages(len(corpus)))
    return other


def seed() -> nw.Corpus:
    """The project's own article."""
    return nw.read_corpus(SEED)


@pytest.fixture(scope="module", params=[generated, crowded, turning, seed], ids=lambda made: made.__name__)
def corpus(request):
    return request.param()


@pytest.fixture(scope="module")
def texts(corpus):
    return corpus.articles[["text", "date", "place", "agency", "title"]]


@pytest.fixture(scope="module")
def tables(corpus):
    """What the notebooks make of a corpus, by the name of the finding about it."""
    agency = corpus.articles["agency"]
    here = corpus.where((agency == of_words.AGENCY).to_numpy(bool, na_value=False))
    there = corpus.where((agency.notna() & (agency != of_words.AGENCY)).to_numpy(bool))
    return (
        {
            "article_lengths": overview.article_lengths(corpus),
            "sentence_lengths": overview.article_parts(corpus, corpus.articles.index[0]),
            "articles_over_time": overview.articles_per_period(corpus, "month"),
            "article_shares": overview.article_shares(corpus, "agency"),
            "copies": nw.stories.find_stories(corpus),
            "head_fields": overview.head_fields(corpus),
            "languages": overview.languages(spoken(corpus)),
            "top_words": frequencies.word_frequencies(corpus),
            "rank_frequency": frequencies.word_frequencies(corpus, stopwords=True),
            "collocations": frequencies.collocations(corpus, min_count=3 if len(corpus) > 20 else 2),
            "concordance": frequencies.concordance(corpus, of_words.SOUGHT),
            "diversity": frequencies.diversity(corpus),
            "key_words": frequencies.keyness(here, there),
            "word_trend": frequencies.trend(corpus, of_words.FOLLOWED),
            "words_recounted": both_ways(corpus, here, there),
        }
        | tables_of_sentiment(corpus)
        | tables_of_groups(corpus)
        | tables_of_changes(corpus)
        | tables_of_stories(corpus)
        | dict.fromkeys(THEMES, themes.fit_themes(corpus, n_resamples=5, progress=False))
    )


def both_ways(corpus: nw.Corpus, *sides: nw.Corpus) -> tuple[list, list]:
    """Rates and key words of articles, and of planted stories."""
    story = of_recounted.planted(corpus.articles.index)
    ways = [corpus, corpus.counted_once(story.rename_axis("article").reset_index())]
    split = [[way.where(way.articles.index.isin(side.articles.index)) for side in sides] for way in ways]
    return [frequencies.word_frequencies(way) for way in ways], [frequencies.keyness(*each) for each in split]


def tables_of_groups(corpus: nw.Corpus) -> dict:
    compared = overview.compared(corpus, "agency", freq="quarter")
    counts = frequencies.count_words(compared, "group")
    cells = sentiment.group_scores(sentiment.score_articles(compared), ["group", "period"])
    key = frequencies.group_keyness(counts)
    return {
        "compared": compared.articles,
        "group_words": key,
        "words_alone": key,
        "common_words": frequencies.common_words(counts),
        "groups_over_time": nw.periods.beside_others(cells, "mean"),
        "groups_recounted": recounted(compared),
    }


def recounted(compared: nw.Corpus) -> tuple:
    """What differs between groups, by articles and by planted stories, and these."""
    stories = of_themes.planted(compared.articles.index)
    once = compared.counted_once(stories.rename("story").rename_axis("article").reset_index())
    fitted = themes.fit_themes(compared, 6, n_resamples=5, progress=False)
    scores = sentiment.score_articles(compared, n_resamples=1)
    sides = [
        (
            frequencies.group_keyness(frequencies.count_words(of, "group")),
            sentiment.group_scores(scores, "group", units=of.units, n_resamples=1),
            fitted.prevalence(by="group", units=of.units),
        )
        for of in (compared, once)
    ]
    return *sides, stories


def tables_of_sentiment(corpus: nw.Corpus) -> dict:
    articles, words = sentiment.score_articles(corpus), sentiment.word_contributions(corpus)
    sentences, agency = sentiment.score_sentences(corpus), corpus.articles["agency"]
    pair = of_sentiment.PAIR if agency.nunique() > 1 else None
    codes = sentiment.draw_sentences(corpus, 40)[["article", "sentence"]]
    codes = codes.assign(code=[0, 1, -1, 1] * (len(codes) // 4) + [1] * (len(codes) % 4))
    return {
        "overall_sentiment": sentiment.overall_score(articles),
        "sentiment_along_article": sentences[sentences["article"] == corpus.articles.index[0]],
        "sentiment_over_time": sentiment.period_scores(articles, corpus.articles["date"]),
        "sentiment_by_group": sentiment.group_scores(articles, "agency"),
        "sentiment_difference": sentiment.score_difference(articles, "agency", *pair) if pair else words.head(0),
        "strongest_words": words,
        "word_shift": words if pair else words.head(0),
        "sentiment_towards": sentiment.target_scores(sentiment.towards(corpus, of_sentiment.TARGETS)),
        "instruments_compared": sentiment.panel(corpus),
        "curly_negations": sentiment.curly_negations(corpus),
        "agreement_with_codes": sentiment.compare_with_codes(corpus, codes),
        "sentiment_recounted": of_counts.recounted(corpus, of_counts.planted(corpus.articles.index), "articles"),
    }


def tables_of_changes(corpus: nw.Corpus) -> dict:
    """The first articles of the corpus are a former report, the last ones the present one."""
    both = of_changes.compared(corpus)
    spoken = sentiment.towards(both, of_sentiment.TARGETS)
    before = themes.fit_themes(both.where(report=of_changes.PAIR[0]), n_resamples=5, progress=False)
    fitted = themes.fit_themes(both, n_resamples=5, since=before, progress=False)
    return {"with_former": both.articles, "target_difference": (spoken, both.articles["report"]), "theme_moves": fitted}


def tables_of_stories(corpus: nw.Corpus) -> dict:
    told, copies = of_stories.planted(corpus.articles)
    courses = nw.stories.story_courses(corpus, told, copies)
    return {
        "overview": nw.stories.overview(corpus, told),
        "story_courses": courses,
        "outlet_pairs": nw.stories.outlet_pairs(courses),
        "left_out": nw.stories.coverage(courses, of_stories.LEAST),
    }


def recount(shown, further, articles):
    """Add what is told of themes and groups by the other count."""
    planted, fitted = of_themes.planted(articles), shown["theme_overview"]
    shown["themes_recounted"] = fitted.prevalence()
    further["themes_recounted"] = [fitted.prevalence(units=planted), planted]
    shown["groups_recounted"], *further["groups_recounted"] = shown["groups_recounted"]


@pytest.fixture(scope="module")
def said(corpus, tables):
    """The sentences of the findings, by their names."""
    given = corpus.articles["date"].map(lambda date: of_corpus.DATE if pd.isna(date) else None)
    further = {
        "articles_over_time": [corpus.articles.assign(date_given=given)],
        "languages": ["en"],
        "copies": [corpus.articles, tables["copies"].set_index("article")["story"]],
        "concordance": [of_words.SOUGHT],
        "key_words": [of_words.AGENCY, "the others"],
        "overall_sentiment": [sentiment.score_articles(corpus)],
        "left_out": [None, of_stories.LEAST],
    }
    shown = tables | {"copies": nw.stories.find_copies(corpus)}
    fitted = tables["theme_overview"]
    shown["number_of_themes"], shown["theme_firmness"] = fitted.choice, fitted.stability
    shown["theme_shares"], shown["theme_groups"] = fitted.prevalence(freq="month"), fitted.prevalence(by="agency")
    further["theme_firmness"] = [fitted.labels]
    shown["target_difference"] = sentiment.target_difference(*tables["target_difference"], *of_changes.PAIR)
    shown["theme_moves"] = themes.theme_moves(fitted, tables["theme_moves"], "report", *of_changes.PAIR)
    shown["strongest_words"] = sentiment.strongest_words(tables["strongest_words"])
    if len(shown["word_shift"]):
        shown["word_shift"] = sentiment.word_shift(shown["word_shift"], corpus.articles["agency"], *of_sentiment.PAIR)
        further["word_shift"] = [*of_sentiment.PAIR, shown["sentiment_difference"]]
    further |= dict.fromkeys(("group_words", "groups_over_time"), ["agency"])
    compared, of_all, ways = (shown.pop(name) for name in ("compared", "theme_groups_then", "words_recounted"))
    counted = of_counts.said_of(shown.pop("sentiment_recounted"))
    recount(shown, further, corpus.articles.index)
    sentences = {name: getattr(findings, name)(table, *further.get(name, ())) for name, table in shown.items()}
    sentences["compared"] = findings.compared(corpus.articles, compared, "agency")
    sentences["words_recounted"] = findings.words_recounted(*ways, of_recounted.planted(corpus.articles.index))
    same = of_all.assign(overview.compared(corpus, "agency", freq="quarter"))
    then = same.prevalence(by="group", within="period")
    sentences["theme_groups_then"] = findings.theme_groups(then, "agency", same.facts["period"])
    loaded = findings.articles_loaded(corpus.articles, corpus.rejected, of_corpus.NOTES)
    english = frequencies.keyness(corpus, "english", min_count=2)
    sentences["beside_english"] = findings.key_words(english, "these", "general English")
    spread = overview.furniture_spread(corpus, nw.furniture(corpus))
    sentences["furniture"] = findings.furniture(spread.forms, spread.sources, corpus.articles)
    sentences |= {"articles_loaded": loaded, "sentiment_recounted": counted}
    return sentences | {"groupings": findings.groupings(corpus.articles, "agency")}


def facts_of(name: str, texts: pd.DataFrame, tables: dict) -> tuple[list[str], dict]:
    """What a finding may say, and the facts; a reader gets the table where a number is a statistic tested by itself."""
    reader = READERS[name]
    return reader(texts, tables[name]) if len(inspect.signature(reader).parameters) == 2 else reader(texts)


def test_no_finding_is_left_out():
    assert set(findings.__all__) - set(READERS) == set()


@pytest.mark.parametrize("name", READERS)
def test_what_a_sentence_claims_is_what_the_texts_give(texts, tables, said, name):
    patterns, facts = facts_of(name, texts, tables)
    assert contradictions(read(said[name], patterns), facts) == []


@pytest.mark.parametrize("name", READERS)
def test_a_sentence_with_another_number_is_found_out(texts, tables, said, name):
    patterns, facts = facts_of(name, texts, tables)
    for sentence in mutants(said[name]):
        try:
            claims = read(sentence, patterns)
        except AssertionError:
            continue
        assert contradictions(claims, facts), sentence
