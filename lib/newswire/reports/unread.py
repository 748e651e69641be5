"""What the command says of the inputs that were not read."""

import pandas as pd

from ..corpus.overview import rejected_reasons
from ..reading.packing import missed

MOST_UNREAD = 0.1  # share of the inputs beyond which the command says by its exit code that they were not read
_REASONS = 5  # that are told of inputs that were not read; the pages list all


def unread_of(rejected: list[dict] | pd.DataFrame, n_articles: int) -> tuple[str, int]:
    """Say how many inputs were not read, and why, and return the exit code for that; nothing where all were."""
    unread = missed(pd.DataFrame(rejected, columns=["source", "reason"]))
    if unread.empty:
        return "", 0
    n, reasons = len(unread) + n_articles, rejected_reasons(unread)
    lines = [f"{len(unread):,} of {n:,} inputs {'was' if len(unread) == 1 else 'were'} not read:"]
    shown = reasons.head(_REASONS) if len(reasons) > _REASONS + 1 else reasons  # one more is a line as well
    for row in shown.itertuples():
        lines.append(f"{row.n_inputs:7,}  {row.reason} ({'such as ' * (row.n_inputs > 1)}{row.example})")
    if more := len(reasons) - len(shown):
        lines.append(f"{reasons['n_inputs'].iloc[_REASONS:].sum():7,}  for {more:,} more reasons")
    if is_much := len(unread) > MOST_UNREAD * n:
        lines.append("That is more than a tenth, so the exit code is 3.")
    return "\n".join(lines), 3 * is_much
