"""What did not happen is nothing bad, and what only looks denied still is: sentences with the reading of a person."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire import Corpus, sentiment
from newswire.sentiment.denials import denials
from newswire.sentiment.news import CORRECTIONS
from newswire.sentiment.vader.rules import vader_lexicon

NOT_NEGATIVE = """
Nobody was killed.
Nobody was seriously hurt.
No one was injured.
No one died.
No one was killed or wounded.
No casualties were reported.
There were no deaths, injuries or damage.
There were no immediate reports of casualties.
There was no loss of life.
There was no sign of violence.
There is no evidence of fraud.
There is no danger.
There was no risk of infection.
No shots were fired.
No arrests were made.
No charges were filed.
None of the hostages was harmed.
None of them was hurt.
None was injured.
Neither driver was hurt.
Neither pilot suffered injuries.
No one on board was hurt.
No one in the building was injured.
Not a single person died.
Hardly anyone was injured.
Few were hurt.
Nothing was stolen or damaged.
The count shows zero deaths.
The march passed without violence.
The game ended without injuries.
He left without fear.
He was cleared of murder.
She was cleared of all charges of corruption.
The court cleared the minister of fraud.
The ruling cleared him of the killing.
She was acquitted of fraud.
The jury acquitted him of rape and murder.
He was acquitted on all counts of theft.
The report exonerated her of misconduct.
She was absolved of blame.
A judge found them innocent of theft.
He pleaded not guilty.
He pleaded not guilty to killing his wife.
She was found not guilty of the murder.
He was not guilty of fraud.
He denied killing the man.
She denies any wrongdoing.
They deny the accusations.
The company denied allegations of fraud.
He denied that he had murdered anyone.
He repeated his denial of abuse.
The ministry rejected claims of torture.
The mayor dismissed accusations of racism.
She refuted allegations of abuse.
The allegations were denied.
The allegations were dismissed by the court.
The charges were dropped.
Prosecutors dropped the charges of fraud.
The sanctions were lifted.
His conviction was overturned.
He failed to kill the president.
The plan failed to hurt anyone.
The soldiers refused to kill.
He was unable to harm her.
A war was averted.
The attack was foiled.
Police foiled a terror plot.
Officers thwarted an attack.
The talks averted a disaster.
The crew prevented deaths.
They avoided war.
She escaped injury.
They stopped the violence.
The deal ended the war.
The bomb was defused.
Police ruled out murder.
The vote was free of violence.
They did not kill him.
He has never killed anyone.
The police didn't shoot or kill him.
They were not attacked.
"""

NEGATIVE = """
Nobody helped the victims.
Nobody was safe.
Nobody survived.
None of them survived.
No one was happy.
No one praised the deal.
No one was hurt, but the bomb killed a dog.
Nobody knows who killed her.
Nobody knows why he murdered her.
Nobody has been arrested for the murder.
No one denied the murders.
No one could stop the killing.
No one was charged in the murder.
Nobody in the town trusts the corrupt mayor.
Nothing was done to stop the violence.
It was nothing but a disaster.
It was nothing less than murder.
It was nothing short of a massacre.
It was none other than the killer.
Not only killed but mutilated, they were left there.
They not only lost the war.
He not only attacked her.
It was not just a crime.
It was not merely a failure.
Not until he was murdered did they leave.
The streets are no longer safe.
They are no longer happy.
No doubt he murdered her.
No wonder they are angry.
No less deadly was the second attack.
No fewer than 30 people were killed.
He is no stranger to violence.
It was No. 1 among deadly wars.
A few were killed.
Quite a few died.
The few who lived were wounded.
There is no hope.
There was no help.
Without help, many died.
He died without hope.
The speech cleared the way for war.
They cleared the streets after the attack.
He pleaded guilty to murder.
She was found guilty of fraud.
The jury did not acquit him of murder.
She was denied bail.
The state denied victims justice.
They denied the victims help.
He did not deny killing her.
He never denied the murder.
The court rejected the appeal of the killer.
He was dismissed after the scandal.
They failed to prevent the deaths.
They failed to stop the killing.
He failed to win the vote.
She failed to help the victims.
They could not avoid war.
The police did not stop the attack.
The war did not end.
The attack was not prevented.
Stop at the scene of the murder.
In the end he was killed.
The end was terrible.
He escaped from prison and murdered her.
He refused to help.
They were unable to win.
The killing has not ended.
The murderer was freed.
Hardly anyone was happy.
They were not happy.
He did not love her.
It ended in disaster.
He was not going to stay, which is not honest.
That he was not going to stay is not being honest.
The talks ended with an attack.
"""


def compounds(sentences, **options):
    corpus = Corpus.from_frame(pd.DataFrame({"text": sentences, "id": range(len(sentences))}))
    table = sentiment.score_articles(corpus, "news", n_resamples=2, **options)
    return table["mean"].tolist()


def lines(block):
    return block.strip().splitlines()


def test_there_are_many():
    assert len(set(lines(NOT_NEGATIVE))) >= 60
    assert len(set(lines(NEGATIVE))) >= 60


def test_what_did_not_happen_is_not_negative():
    read = zip(lines(NOT_NEGATIVE), compounds(lines(NOT_NEGATIVE)), strict=True)
    assert [sentence for sentence, score in read if score <= -0.05] == []


def test_what_only_looks_denied_is_negative():
    read = zip(lines(NEGATIVE), compounds(lines(NEGATIVE)), strict=True)
    assert [sentence for sentence, score in read if score > -0.05] == []


def test_without_the_correction_most_of_it_is_misread():
    off = tuple(name for name in CORRECTIONS if name != "denials")
    assert np.mean(np.array(compounds(lines(NOT_NEGATIVE), corrections=off)) <= -0.05) > 0.3


@pytest.mark.parametrize(
    ("text", "contributions"),
    [
        ("No one was hurt in the crash.", {"hurt": 0.0, "crash": -1.7}),
        ("He denied killing in the war.", {"denied": 0.0, "killing": 0.0, "war": -2.9}),
        ("She was acquitted of fraud after the murder.", {"acquitted": 1.0, "fraud": 0.0, "murder": -3.7}),
        ("They failed to prevent deaths.", {"failed": -2.3, "deaths": -2.9}),
    ],
)
def test_a_denial_ends_where_something_else_begins(text, contributions):
    corpus = Corpus.from_frame(pd.DataFrame({"text": [text]}))
    table = sentiment.word_contributions(corpus, "news").set_index("word")["contribution"]
    assert {word: table[word] for word in contributions} == contributions


EVENTS = sorted({"killed", "hurt", "injured", "murdered", "attacked"} & set(vader_lexicon()))


@given(st.sampled_from(EVENTS), st.sampled_from(["Nobody", "No one", "None", "Neither", "Hardly anyone"]))
def test_no_subject_makes_an_event_bad(event, subject):
    denied, told = compounds([f"{subject} was {event}.", f"Somebody was {event}."])
    assert denied >= 0 > told


def test_the_table_is_whole():
    table = denials()
    assert table["word"].is_unique
    assert set(table["kind"]) == {"absent", "not", "failed", "denied", "averted"}
    assert (table["reason"] != "").all()
