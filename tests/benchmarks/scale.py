"""Read and analyse news of several sizes, and tell what each step takes: scale.py [--sizes 0.1 1 10] [--corpus path].

Steps of the first four pages are taken one by one, then the pages at once: `--without "four pages"` leaves these out.

Sizes are in GB of text: generated news, or the articles of a file or folder repeated in other words. Reading, and all
that follows, is measured in a process of its own. `own` is the memory of all processes together at the peak, without
files that are mapped into it, which the system may take back, and which `mapped` counts too; `beside` is the processor
time per MB beside that of the smallest size. Files go to TMPDIR: some five times the text.
"""

import argparse
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the generators stand among the tests

import newswire as nw
from benchmarks import editions, news
from benchmarks.watch import Watch
from newswire import frequencies, sentiment, stories, themes
from newswire.corpus.archive.engine import processes
from newswire.corpus.archive.manifest import is_archive

GB, MB = 1_000_000_000, 1_000_000
PAGES = ("corpus", "word_frequencies", "sentiment", "themes")
ROW = "{:<28}{:>10}{:>9}{:>12}{:>9}{:>9}{:>9}"


class Steps:
    """Steps on so many MB: each is watched and printed, beside what it took for the smallest size."""

    def __init__(self, size: int, base: dict[str, float], without: list[str]):
        self.size, self.base, self.without, self.taken = size / MB, base, without, {}

    def __call__(self, name: str, step, *arguments, **named):
        if name in self.without:
            return None
        with Watch() as watch:
            result = step(*arguments, **named)
        cost = watch.cost
        self.taken[name] = cost.processor / self.size
        beside = f"{self.taken[name] / self.base[name]:.2f}" if self.base.get(name) else ""
        times = f"{cost.seconds:.1f}", f"{self.size / cost.seconds:.1f}", f"{cost.processor:.1f}"
        print(ROW.format(name, *times, f"{cost.own / MB:.0f}", f"{cost.mapped / MB:.0f}", beside), flush=True)
        return result


def main() -> None:
    """Measure one size after another, the smallest first."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", nargs="+", type=float, default=[0.1, 1, 10], help="GB of text")
    parser.add_argument("--corpus", help="file or folder of articles to repeat")
    parser.add_argument(
        "--without", nargs="+", default=[], metavar="STEP", help="steps of which no other needs what they make"
    )
    parser.add_argument("--in-memory", action="store_true", help="read a corpus instead of an archive")
    given = parser.parse_args()
    base: dict[str, float] = {}
    for size in sorted(given.sizes):
        with tempfile.TemporaryDirectory(prefix="newswire-scale-") as folder:
            os.environ["NEWSWIRE_CACHE"] = f"{folder}/cache"
            texts = Path(folder) / "texts"
            start = time.perf_counter()
            write = partial(editions.write, given.corpus) if given.corpus else news.write
            written = write(texts, int(size * GB))
            print(f"\n{written / GB:.2f} GB, written at {written / MB / (time.perf_counter() - start):.0f} MB/s")
            steps = Steps(written, base, given.without)
            print(ROW.format("", "seconds", "MB/s", "processor", "own MB", "mapped", "beside"))
            with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), max_tasks_per_child=1) as fresh:
                if not given.in_memory:
                    steps = fresh.submit(read, texts, steps).result()
                    texts = texts.with_name("archive")
                base = fresh.submit(measure, texts, steps).result() | base


def read(texts: Path, steps: Steps) -> Steps:
    """Read texts into an archive beside them, in whose place it is then."""
    steps("read", nw.read_archive, texts, texts.with_name("archive"))
    shutil.rmtree(texts)
    _end_workers()
    return steps


def _end_workers() -> None:
    """End the processes that wait for more work: a process that was spawned does not end before those it started."""
    processes(1).shutdown(kill_workers=True)


def measure(source: Path, steps: Steps) -> dict[str, float]:
    """Analyse an archive, or read texts and analyse them; return the processor time of each step per MB."""
    if is_archive(source):
        corpus = nw.open_corpus(source)
    else:
        corpus = steps("read", nw.read_corpus, source, cache=False)
    analyse(corpus, steps)
    del corpus
    _end_workers()
    steps("four pages", report, source)
    return steps.taken


def report(source: Path) -> None:
    """Render the first four pages."""
    command = [sys.executable, "-m", "newswire.reports.command", "report", source, "--out", source.with_name("pages")]
    subprocess.run([*command, "--timeout", "100000", "--only", *PAGES], check=True, stdout=subprocess.DEVNULL)


def analyse(corpus, steps: Steps) -> None:
    """Take each analysis of the first four pages, page by page, and what page 6 adds."""
    corpus = corpus.without(steps("page furniture", nw.furniture, corpus))
    for page in (_words, _sentiment, _themes, _stories):
        page(corpus, steps)


def _words(corpus, steps: Steps) -> None:
    counts = steps("words", frequencies.count_words, corpus)
    steps("key words", frequencies.keyness, counts, "english")
    del counts
    steps("key words of a source", lambda: frequencies.keyness(*frequencies.sides(corpus, "source")[1:]))
    steps("pairs of words", frequencies.ngrams, corpus, 2)
    steps("collocations", frequencies.collocations, corpus)
    steps("trends", frequencies.trend, corpus, ["nuclear", "squad", "government", "trouble"], "quarter")
    steps("dispersion", frequencies.dispersion, corpus)
    steps("diversity", frequencies.diversity, corpus)
    steps("concordance", frequencies.concordance, corpus, "nuclear")


def _sentiment(corpus, steps: Steps) -> None:
    sentences = steps("scores of sentences", sentiment.score_sentences, corpus, "news")
    words = steps("words that score", sentiment.word_contributions, corpus, "news")
    articles = steps("scores of articles", sentiment.score_articles, corpus, sentences=sentences)
    steps("overall score", sentiment.overall_score, articles)
    steps("scores by quarter", sentiment.period_scores, articles, corpus.articles["date"], "quarter")
    steps("strongest words", sentiment.strongest_words, words)
    steps("strongest sentences", sentiment.strongest_sentences, corpus, sentences, words)
    names = steps("names", sentiment.frequent_names, corpus)
    steps("scores towards names", lambda: sentiment.target_scores(sentiment.towards(corpus, names)))
    steps("instruments", sentiment.panel, corpus)


def _themes(corpus, steps: Steps) -> None:
    fitted = steps("themes", themes.fit_themes, corpus, n_resamples=0)
    steps("themes by quarter", fitted.prevalence, freq="quarter")


def _stories(corpus, steps: Steps) -> None:
    steps("copies", stories.find_copies, corpus)
    steps("stories", stories.sought, corpus)


if __name__ == "__main__":
    main()
