"""What a page depends on: whatever of it changes, the page is rendered again; and what is refused before that."""

import os
from pathlib import Path

import newswire as nw
import pandas as pd
import pytest
from newswire.reports import groups, jobs, origins, render
from newswire.reports.notebooks import notebook_files
from running import write_notebook

OWN = "3_sentiment"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two articles, a lexicon and a notebook of one's own with a module beside it."""
    monkeypatch.chdir(tmp_path)
    table = {
        "desk": ["a", "b"],
        "title": ["One", "Two"],
        "date": ["2024-01-02"] * 2,
        "text": ["Oil rose.", "Gas fell."],
    }
    pd.DataFrame(table).to_csv("news.csv", index=False)
    Path("own.csv").write_text("word,valence\nrose,1\n")
    write_notebook(tmp_path / "mine", "1_good.ipynb", "import beside")
    Path("mine", "beside.py").write_text("WORD = 'a'")
    return tmp_path


def keys(by: str | None = None, notebooks: str | None = None, **values: object) -> list[str]:
    """Return the keys of the pages of one notebook, a page for each group."""
    chosen = notebook_files(notebooks) if notebooks else [path for path in notebook_files() if path.stem == OWN]
    given = jobs.values_for(chosen, {name: str(value) for name, value in values.items()}, {}, by)
    sets = groups.sets(*groups.read("news.csv"), by, Path("out"), Path())
    return [job.key for group in sets for job in jobs.jobs_of(group, chosen, given, "news.csv", by)]


@pytest.mark.parametrize("column", ["title", "date", "text", "desk"])
def test_any_column_of_any_article_counts_with_and_without_groups(folder, column):
    whole, parts = keys(), keys(by="desk")
    assert (keys(), keys(by="desk")) == (whole, parts)
    table = pd.read_csv("news.csv", dtype=str)
    table.loc[1, column] = {"title": "Three", "date": "2024-01-03", "text": "Gas fell. ", "desk": "c"}[column]
    table.to_csv("news.csv", index=False)
    assert keys() != whole
    assert keys(by="desk")[0] == parts[0]  # in which nothing has changed
    assert (keys(by="desk")[1] == parts[1]) == (column == "text")  # white space at the end is in no article


def test_files_that_parameters_name_count_by_their_content(folder):
    before = keys(own_lexicon="own.csv"), keys(targets="own.csv,Oil"), keys()
    Path("own.csv").write_text("word,valence\nrose,2\n")
    after = keys(own_lexicon="own.csv"), keys(targets="own.csv,Oil"), keys()
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, False, True]


def test_modules_beside_the_notebook_count_and_what_a_default_names(folder):
    for path, text in (("mine/beside.py", "WORD = 'b'"), ("mine/more/part/deep.py", ""), ("mine/more/a.py", "x = 1")):
        before = keys(notebooks="mine")
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text)
        assert (keys(notebooks="mine") != before) == (path != "mine/more/part/deep.py")  # more/ is no module as yet
    Path("mine/notes.txt").write_text("not imported")
    before = keys(notebooks="mine")
    Path("seeds").mkdir()
    assert keys(notebooks="mine") == before, "the default of corpus_path, where nothing is read from"


def test_the_order_of_columns_counts_for_groups_too(folder):
    before = keys(by="desk")
    pd.read_csv("news.csv", dtype=str).assign(beat="x").to_csv("news.csv", index=False)
    wider = keys(by="desk")
    pd.read_csv("news.csv", dtype=str).iloc[:, ::-1].to_csv("news.csv", index=False)
    assert len({*before, *wider, *keys(by="desk")}) == 6


REFUSED = {
    ("freq", "fortnight"): "There is no period 'fortnight'; there are day, week, month, quarter, year.",
    ("model", "bert"): "The parameter model takes 'news' or 'vader', not 'bert'.",
    ("compare_by", "desks"): "The articles have no column 'desks'; there are",
    ("query", " "): "The query is empty;",
    ("words", "['oil', '']"): "The query is empty;",
    ("language", "english"): "A language is given by its two letters (English is en), not as 'english'.",
    ("targets", "['']"): "The target '' has no words",
    ("own_lexicon", "none.csv"): "There is no lexicon file none.csv.",
    ("own_lexicon", "news.csv"): "The lexicon news.csv has no column 'word'; it needs word, valence.",
    ("coded_sheet", "own.csv"): "The coded sheet has no column 'article'; make it with draw_sentences.",
    ("n_themes", "many"): "n_themes is 'many', but it must be a whole number from 1 to",
    ("n_themes", "-2"): "n_themes is -2, but it must be",
    ("seed", "-1"): "seed is -1, but it must be",
    ("n_to_code", "-1"): "Cannot draw -1 sentences",
    ("n_to_code", "0"): "Cannot draw 0 sentences",
    ("n_themes", "0"): "n_themes is 0, but it must be",
    ("model", ""): "The parameter model takes 'news' or 'vader', not ''.",
    ("compare_by", ""): "The articles have no column ''; there are",
    ("groups", "a,b,c"): "3_sentiment compares two, not a, b and c.",
    ("groups", "a"): "3_sentiment compares two, not a.",
    ("groups", "x,y"): "There are no articles in the group 'x'; the groups are news.csv.",
    ("top", "0"): "top is 0, but it must be at least 1.",
    ("longest", "-1"): "longest is -1, but it must be at least 1.",
    ("least", "0"): "least is 0, but it must be at least 1.",
    ("count", "storys"): "The parameter count takes 'articles' or 'stories', not 'storys'.",
    ("outlet", ""): "Parameter outlet: There are no articles in the group ''; there are no groups.",
    ("outlet", "x"): "Parameter outlet: There are no articles in the group 'x'; there are no groups.",
    ("story", "-1"): "story is -1, but it must be at least 0.",
    ("most", "1"): "most is 1, but it must be at least 2.",
    ("article_to_read", "-1"): "article_to_read is -1, but it must be at least 0.",
    ("since", ""): "--since names no folder; give that of a former report.",
}


@pytest.mark.parametrize(("name", "text"), REFUSED)
def test_values_that_a_notebook_would_fail_with_are_refused_before_it_runs(folder, name, text):
    said = []
    with pytest.raises(ValueError) as refused:
        render("news.csv", "out", values={name: text}, say=said.append)
    assert REFUSED[name, text] in str(refused.value)
    assert said == [] and not Path("out").exists()


def test_the_comparison_takes_periods_and_any_number_of_groups(folder):
    chosen = [path for path in notebook_files() if path.stem == groups.COMPARISON]
    corpus = nw.read_corpus("news.csv")
    jobs.refuse(corpus, chosen, jobs.values_for(chosen, {"compare_by": "month"}, {}, None))
    jobs.refuse(corpus, chosen, jobs.values_for(chosen, {"compare_by": "desk", "groups": "b,a"}, {}, None))
    with pytest.raises(ValueError, match=r"5_comparison compares two or more, not a\."):
        jobs.refuse(corpus, chosen, jobs.values_for(chosen, {"groups": "a"}, {}, None))
    with pytest.raises(ValueError, match=r"no articles in the group 'a'; the groups are 2024-01\."):
        given = jobs.values_for(chosen, {"compare_by": "month", "groups": "a,b"}, {}, None)
        jobs.refuse(corpus, chosen, given)


def test_a_parameter_of_the_users_own_is_the_users_own_affair(folder):
    write_notebook(folder / "mine", "1_good.ipynb", 'print("model")')
    text = Path("mine", "1_good.ipynb").read_text().replace("top: int = 3", "model: str = 'bert'")
    Path("mine", "1_good.ipynb").write_text(text)
    chosen = notebook_files("mine")
    given = jobs.values_for(chosen, {"model": "other"}, {}, None)
    jobs.refuse(nw.read_corpus("news.csv"), chosen, given)
    assert given == {"1_good": {"model": "other"}}


@pytest.mark.parametrize(
    ("out", "reason"), [("news.csv", "news.csv is not a folder"), ("news.csv/a/b", "news.csv is n")]
)
def test_a_place_that_is_no_folder_is_refused_before_anything_is_read(folder, out, reason):
    with pytest.raises(ValueError, match=f"The pages cannot be written to {out}: .*{reason}.* --out"):
        render("news.csv", out)


def test_a_place_that_is_read_only_or_full_is_refused(folder, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(os, "access", lambda path, mode: False)
        with pytest.raises(ValueError, match="The pages cannot be written to out: nothing may be written to"):
            render("news.csv", "out")
    monkeypatch.setattr(origins, "disk_usage", lambda path: type("Usage", (), {"free": 4096}))
    with pytest.raises(ValueError, match="The pages cannot be written to out: the disk of .* is full"):
        render("news.csv", "out")
    assert not Path("out").exists()


@pytest.mark.parametrize("what", ["jobs", "timeout"])
def test_numbers_below_one_are_refused(folder, what):
    with pytest.raises(ValueError, match=f"{what} is 0, but it must be at least 1"):
        render("news.csv", "out", **{what: 0})


def test_a_page_that_does_not_fit_on_the_disk_is_a_sentence_and_leaves_nothing(folder, monkeypatch):
    def full(path, *_, **__):
        path.touch()
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match=r"^out.page\.html could not be written: No space left on device\.$"):
        origins.write_whole(Path("out", "page.html"), "<p>")
    assert list(Path("out").iterdir()) == []
