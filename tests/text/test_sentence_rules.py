"""Each rule for stops by its own examples, and that none of them is idle."""

import pyarrow as pa
import pytest
from newswire.text import sentences
from newswire.text.tokens import encode

RULES = sentences.rules()
EXAMPLES = [example for rule in RULES for example in rule["examples"]]


def parted(text: str) -> str:
    """Show the sentences of a text between bars."""
    coded = encode(pa.array([text], pa.large_string()))
    return " | ".join(text[start:end] for start, end in zip(coded.sentence_starts, coded.sentence_ends, strict=True))


@pytest.mark.parametrize("example", EXAMPLES)
def test_rules_by_example(example):
    assert parted(example.replace(" | ", " ")) == example


@pytest.mark.parametrize("rule", RULES, ids=[rule["name"] for rule in RULES])
def test_no_rule_is_idle(rule, monkeypatch):
    monkeypatch.setattr(sentences, "rules", lambda: [other for other in RULES if other is not rule])
    assert any(parted(example.replace(" | ", " ")) != example for example in rule["examples"])
