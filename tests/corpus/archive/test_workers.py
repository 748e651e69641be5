"""The same tables come from threads, processes and a cluster, also when workers are killed or files out of reach."""

import os
import signal
from pathlib import Path
from threading import Timer

import dask
import loky
import newswire as nw
import pandas as pd
import pytest
from archives import archive_of, cut_evenly
from newswire import frequencies
from newswire.corpus.archive import engine

N_PARTS = 12


@pytest.fixture(scope="module")
def archive(stories_corpus, tmp_path_factory):
    """An archive in a folder, which is analysed in processes."""
    return archive_of(stories_corpus, cut_evenly(stories_corpus, N_PARTS), tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    distributed = pytest.importorskip("distributed")
    place = tmp_path_factory.mktemp("workers")
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "memory_limit": 0}
    with distributed.LocalCluster(**options, local_directory=place) as cluster, distributed.Client(cluster) as client:
        yield client


@pytest.fixture
def dying(archive, tmp_path):
    """An analysis of which the process is killed at the eighth part, once; and how often it was begun."""
    eighth, killed, begun = archive.articles.index[archive.root.bounds[7]], tmp_path / "killed", tmp_path / "begun"

    def count(corpus):
        with begun.open("a") as file:
            file.write("x")
        if eighth in corpus.articles.index and not killed.exists():
            killed.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return frequencies.count_words(corpus, by="theme")

    return count, lambda: len(begun.read_text())


def test_threads_processes_and_a_cluster_give_the_same_tables(stories_corpus, archive, client, monkeypatch):
    whole = frequencies.count_words(stories_corpus, by="theme")
    threads = frequencies.count_words(archive_of(stories_corpus, cut_evenly(stories_corpus, N_PARTS)), by="theme")
    processes = frequencies.count_words(archive, by="theme")
    cluster = archive.run(frequencies.count_words, by="theme", client=client)
    pd.testing.assert_frame_equal(processes, whole, rtol=1e-12)
    pd.testing.assert_frame_equal(threads, processes, check_exact=True)
    pd.testing.assert_frame_equal(cluster, processes, check_exact=True)


@pytest.mark.filterwarnings("error")
def test_work_of_many_parts_is_sent_without_a_warning(archive, client):
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 B"}):
        assert archive.run(len, merge=sum, client=client) == len(archive)


def test_a_scheduler_can_be_named_in_the_environment(archive, client, monkeypatch):
    monkeypatch.setenv(engine.SCHEDULER, client.scheduler.address)
    try:
        pids = archive.run(lambda corpus: {os.getpid()}, merge=lambda sets: set().union(*sets))
    finally:
        engine.client_of(client.scheduler.address).close()
        engine.client_of.cache_clear()
    assert pids <= set(client.run(os.getpid).values())


@engine.at_once
def merged_at_once(tables):
    return nw.merge(tables)


@pytest.mark.parametrize("merge", [nw.merge, merged_at_once])
def test_a_process_that_is_killed_costs_only_what_it_was_at(archive, dying, merge):
    count, begun = dying
    found = archive.run(count, merge=merge)
    unhurt = archive.run(frequencies.count_words, by="theme", merge=merge)
    pd.testing.assert_frame_equal(found, unhurt, check_exact=True)
    assert N_PARTS < begun() <= N_PARTS + loky.cpu_count()


@pytest.mark.parametrize("merge", [nw.merge, merged_at_once])
def test_a_worker_of_a_cluster_that_is_killed_changes_nothing(archive, dying, client, merge):
    count, begun = dying
    found = archive.run(count, merge=merge, client=client)
    unhurt = archive.run(frequencies.count_words, by="theme", merge=merge)
    pd.testing.assert_frame_equal(found, unhurt, check_exact=True)
    assert begun() > N_PARTS


def test_work_that_always_kills_its_process_ends_with_advice(archive, monkeypatch):
    monkeypatch.setattr(engine, "_TRIES", 1)
    with pytest.raises(RuntimeError, match="usually because memory ran out: .*LOKY_MAX_CPU_COUNT=1"):
        archive.run(lambda corpus: os.kill(os.getpid(), signal.SIGKILL), merge=list)


def test_a_part_that_is_out_of_reach_for_a_while_is_tried_again(archive):
    part = Path(archive.root.folder, archive.root.parts[3])
    away = part.rename(part.with_suffix(".away"))
    Timer(0.4, away.rename, [part]).start()
    assert archive.run(len, merge=sum) == len(archive)


def test_a_part_that_is_gone_is_named_with_what_to_do(stories_corpus, monkeypatch):
    monkeypatch.setattr(engine, "_WAITS", (0, 0))
    archive = archive_of(stories_corpus, [20, 40])
    part = archive.root.parts[1]
    archive.root.folder.remove(part)
    with pytest.raises(
        ValueError, match=f"^The part {part} of the archive memory://.* is damaged or gone; run newswire "
    ):
        archive.run(len, merge=sum)


def test_a_part_that_is_damaged_is_named_at_once(stories_corpus, monkeypatch):
    monkeypatch.setattr(engine, "_WAITS", (3600,))
    archive = archive_of(stories_corpus, [20, 40])
    part = archive.root.parts[2]
    archive.root.folder.write(part, archive.root.folder.read(part).to_pybytes()[:-100])
    with pytest.raises(
        ValueError, match=f"^The part {part} of the archive .* is damaged or gone; run newswire read again"
    ):
        archive.run(len, merge=sum)
