"""Sets of pages: one for each value of a column, and each article in one of them."""

import re
from pathlib import Path

import pandas as pd
from markupsafe import Markup
from newswire import Corpus
from newswire.reports import groups, pages

NOWHERE = groups.Origin("a.txt", "a.txt", "a.txt", "")


def test_a_value_that_reads_not_known_shares_its_set_so_that_no_article_is_lost(tmp_path):
    frame = pd.DataFrame({"text": ["One.", "Two.", "Three."], "desk": ["not known", None, "sport"]})
    sets = groups.sets(Corpus.from_frame(frame), NOWHERE, "desk", Path("pages"), tmp_path)
    assert [group.title for group in sets] == ["desk: sport", "desk: not known"]
    assert [len(group.corpus) for group in sets] == [1, 2]


def test_the_name_of_a_set_follows_all_that_its_pages_can_show(tmp_path):

    def names(**columns):
        frame = pd.DataFrame({"text": ["One.", "Two."], "desk": ["sport", "world"]} | columns)
        made = groups.sets(Corpus.from_frame(frame), NOWHERE, "desk", Path("pages"), tmp_path)
        return [group.fingerprint for group in made]

    plain = names()
    dated, titled, emptied = names(date=["2024-01-02", None]), names(title=["A", None]), names(text=["One.", None])
    assert dated[0] != plain[0] and titled[0] != plain[0]
    assert emptied[0] != plain[0]  # one more input that was rejected, which each page lists
    assert names() == plain


def test_a_first_page_has_ten_sentences_at_most_and_the_first_of_every_page():
    of_page = [[pages.Lead(Markup(f"{page}{turn}"), "", "") for turn in range(4)] for page in range(6)]
    told = [str(lead.sentence) for lead in groups.chosen(of_page)]
    assert told == ["00", "01", "10", "11", "20", "21", "30", "31", "40", "50"]


def test_groups_stand_side_by_side_by_what_their_pages_say_first(tmp_path):
    corpus = Corpus.from_frame(pd.DataFrame({"text": ["Oil rose."]}))
    (tmp_path / "a").mkdir()
    leads = "".join(f'<p><span class="nw-lead">{said}</span></p>' for said in ("Oil leads.", "Gas follows."))
    (tmp_path / "a" / "2_words.html").write_text(f'<h2 id="Words">Words</h2>{leads}')
    there = groups.group_entry(groups.Group("desk: a", corpus, "", "", tmp_path / "a"))
    failed = groups.group_entry(groups.Group("desk: <b>", corpus, "", "", tmp_path / "b"), "no English.")
    groups.write_index(tmp_path, "By desk", corpus, [], [there, failed])
    index = (tmp_path / "index.html").read_text()
    assert '<th scope="col">group</th><th scope="col">Words</th>' in index
    assert '<td data-head="Words"><a href="a/2_words.html#Words">Oil leads.</a></td>' in index
    assert "Gas follows" not in index
    assert "desk: &lt;b&gt;" in index and "Not rendered: no English." in index


def test_what_all_groups_say_alike_is_not_set_side_by_side(tmp_path):
    told = [{"When": "No dates.", "Words": "Oil leads."}, {"When": "No dates.", "Words": "Gas leads.", "Tone": "Glad."}]
    held = [
        {"held": {section: pages.Lead(Markup(said), "a.html", section) for section, said in group.items()}}
        for group in told
    ]
    corpus = Corpus.from_frame(pd.DataFrame({"text": ["Oil rose."]}))
    groups.write_index(tmp_path, "By desk", corpus, [], held)
    index = (tmp_path / "index.html").read_text()
    assert re.findall('<th scope="col">(.*?)</th>', index) == ["group", "Words", "Tone"]
