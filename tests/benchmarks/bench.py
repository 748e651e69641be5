"""Time each step beside the usual notebook and other tools, in one process: python bench.py [file or folder].

Without an argument, or CORPUS in the environment, generated wire stories are read. Steps of ours are the best of three;
the usual notebook runs once on a part of the articles and its time is scaled to all of them, which the table says.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from copy import copy
from functools import partial
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the generator of stories stands among the tests

import newswire as nw
import pandas as pd
from benchmarks.watch import Watch

STORIES = 30_000
PART = 500  # articles that the usual notebook reads
PAIRED = 2_000  # articles of which other tools compare every pair, so that their time and memory cannot be scaled
TIMES = 3
ROW = "{:<44}{:>10}{:>12}  {}"


def main(source: str) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(source) if source else _generated(Path(folder))
        needed, ours, corpus = _ours(path, Path(folder))
        texts = corpus.articles["text"].tolist()
        size = sum(len(text.encode()) for text in texts)
        print(f"{len(corpus):,} articles, {size / 1e6:.1f} MB, {corpus.n_words:,} words; one core, best of {TIMES}\n")
        print(ROW.format("newswire", "seconds", "MB/s", ""))
        for name, seconds in ours.items():
            print(ROW.format(name, f"{seconds:.3f}", f"{size / 1e6 / seconds:.1f}", ""))
        print(f"\npeak memory while reading: {needed / size:.1f} times the text")
        print(f"the corpus holds {_bytes_held(corpus) / size:.2f} bytes per byte of text on top of the text\n")
        _beside(ours, _others(texts), size)
        _pairs_beside(corpus.where(corpus.articles.index.isin(corpus.articles.index[:PAIRED])))


def _generated(folder: Path) -> Path:
    """Write generated wire stories to a file."""
    from stories import make

    path = folder / "stories.parquet"
    make(STORIES, seed=1).drop(columns=["planted_valence", "theme", "speaker", "quote"]).to_parquet(path)
    return path


def _few(folder: Path) -> Path:
    """Write one article to files of each kind."""
    few = folder / "few"
    few.mkdir()
    (few / "few.txt").write_text("Rates rose. Shares fell.", encoding="utf-8")
    pd.DataFrame({"text": ["Rates fell."]}).to_parquet(few / "few.parquet")
    return few


def _ours(path: Path, folder: Path):
    """Time our steps; also return the memory that reading needs at its peak, and the corpus."""
    nw.read_corpus(_few(folder), jobs=1, cache=False)  # what is loaded at first use is no memory of the corpus
    with Watch() as idle:
        pass
    with Watch() as watch:
        corpus = nw.read_corpus(path, jobs=1, cache=False)
    seconds = _timed(lambda: len(nw.read_corpus(path, jobs=1, cache=False)))[1]
    saved = folder / "bench.newswire"
    ours = {"read, sentences, tokens, vocabulary": seconds}
    ours |= {"  of it: sentences, tokens, vocabulary": _engine(corpus)}
    steps = {
        "count words": lambda each: nw.frequencies.count_words(each),
        "count every bigram": lambda each: nw.frequencies.count_ngrams(each, 2),
        "collocations": lambda each: nw.frequencies.collocations(each),
        "document-term matrix": lambda each: each.dtm(),
        "sentiment of every sentence (VADER)": lambda each: nw.sentiment.score_sentences(each),
        "copies": lambda each: nw.stories.find_copies(each),
        "save": lambda each: each.save(saved),
        "open": lambda each: nw.open_corpus(saved),
    }
    ours |= {name: _timed(_afresh(corpus, step))[1] for name, step in steps.items()}
    return watch.cost.own - idle.cost.own, ours, corpus


def _engine(corpus) -> float:
    """Time the engine alone on texts that have been read."""
    from newswire.text.strings import arrow_strings
    from newswire.text.tokens import encode

    texts = arrow_strings(corpus.articles["text"])
    return _timed(lambda: encode(texts))[1]


def _afresh(corpus, step):
    """Return a step on a copy of the corpus that remembers nothing of earlier ones."""

    def run():
        fresh = copy(corpus)
        for name in ("vocabulary", "type_counts", "type_lengths", "sentence_articles"):
            fresh.__dict__.pop(name, None)
        return step(fresh)

    return run


def _others(texts: list[str]) -> dict[str, float]:
    """Time the usual notebook on a part of the texts, scaled, and other tools on all of them."""
    part = texts[:PART]
    scale = sum(map(len, texts)) / sum(map(len, part))
    found = {name: seconds * scale for name, seconds in _notebook(part).items()}
    note = f"{len(part):,} articles, scaled" if len(part) < len(texts) else "all articles"
    found = {name: (seconds, note) for name, seconds in found.items()}
    found["CountVectorizer"] = (_timed(lambda: _count_vectorizer(texts))[1], "all articles")
    blank = _spacy(part)
    if blank is not None:
        found["spaCy, blank pipeline"] = (blank * scale, note)
    found["str.split"] = (_timed(lambda: sum(len(text.split()) for text in texts))[1], "all articles")
    return found


def _notebook(texts: list[str]) -> dict[str, float]:
    """Time what a usual notebook does, step by step, once."""
    from nltk import FreqDist, bigrams
    from nltk.tokenize import NLTKWordTokenizer
    from nltk.tokenize.punkt import PunktSentenceTokenizer
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    punkt, words, vader = PunktSentenceTokenizer(), NLTKWordTokenizer(), SentimentIntensityAnalyzer()
    sentences, first = _once(lambda: [sentence for text in texts for sentence in punkt.tokenize(text)])
    tokens, second = _once(lambda: [words.tokenize(sentence) for sentence in sentences])
    flat = [token.lower() for sentence in tokens for token in sentence]
    return {
        "Punkt sentences": first,
        "NLTKWordTokenizer": second,
        "FreqDist": _once(lambda: FreqDist(flat))[1],
        "nltk.bigrams, counted": _once(lambda: Counter(bigrams(flat)))[1],
        "VADER, sentence by sentence": _once(lambda: [vader.polarity_scores(sentence) for sentence in sentences])[1],
    }


def _count_vectorizer(texts: list[str]):
    from sklearn.feature_extraction.text import CountVectorizer

    return CountVectorizer().fit_transform(texts)


def _spacy(texts: list[str]) -> float | None:
    """Time spaCy's blank English pipeline, if it is installed."""
    try:
        import spacy
    except ImportError:
        return None
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.max_length = max(map(len, texts)) + 1
    return _once(lambda: sum(len(document) for document in pipeline.pipe(texts)))[1]


def _beside(ours: dict[str, float], others: dict[str, tuple[float, str]], size: int) -> None:
    """Print the other tools and the ratios."""
    print(ROW.format("others", "seconds", "MB/s", ""))
    for name, (seconds, note) in others.items():
        print(ROW.format(name, f"{seconds:.3f}", f"{size / 1e6 / seconds:.1f}", note))
    seconds = {name: value for name, (value, _) in others.items()}
    engine = ours["  of it: sentences, tokens, vocabulary"]
    words = ours["read, sentences, tokens, vocabulary"] + ours["count words"] + ours["count every bigram"]
    nltk = seconds["Punkt sentences"] + seconds["NLTKWordTokenizer"]
    vader = seconds["VADER, sentence by sentence"] / ours["sentiment of every sentence (VADER)"]
    print(f"\nsentences, tokens, vocabulary: {nltk / engine:.1f} times as fast as Punkt and NLTKWordTokenizer")
    print(f"reading to bigrams: {words / seconds['CountVectorizer']:.2f} times CountVectorizer's time")
    print(f"sentiment: {vader:.1f} times as fast as VADER sentence by sentence")


def _pairs_beside(corpus) -> None:
    """Print how fast copies and stories are found, beside tools that compare every pair of articles."""
    texts = corpus.articles["text"].tolist()
    for name, ours, theirs, tool in (
        ("copies", nw.stories.find_copies, _every_run, "counting all runs of five words that two articles share"),
        ("stories", nw.stories.find_stories, _clustered, "TfidfVectorizer and AgglomerativeClustering"),
    ):
        seconds, others = _timed(_afresh(corpus, ours))[1], _timed(partial(theirs, texts))[1]
        print(f"{name} of {len(texts):,} articles: {seconds:.2f} s, {others / seconds:.1f} times as fast as {tool}")


def _every_run(texts: list[str]):
    from sklearn.feature_extraction.text import CountVectorizer

    runs = CountVectorizer(ngram_range=(5, 5), binary=True).fit_transform(texts)
    return runs @ runs.T


def _clustered(texts: list[str]):
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    weights = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    clusters = AgglomerativeClustering(None, metric="precomputed", linkage="average", distance_threshold=0.8)
    return clusters.fit_predict(1 - (weights @ weights.T).toarray())


def _timed(step):
    """Return what a step returns, and the best time of a few runs."""
    best = float("inf")
    for _ in range(TIMES):
        result, seconds = _once(step)
        best = min(best, seconds)
    return result, best


def _once(step):
    start = time.perf_counter()
    result = step()
    return result, time.perf_counter() - start


def _bytes_held(corpus) -> int:
    """Return the bytes of a corpus beside its texts."""
    arrays = ("codes", "token_starts", "article_bounds", "sentence_bounds", "sentence_starts", "sentence_ends")
    return sum(getattr(corpus, name).nbytes for name in arrays) + corpus.types.nbytes


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("CORPUS", ""))
