"""Every test of a plot has the look of the reports, and changes it for no other test."""

import matplotlib.pyplot as plt
import pytest
from newswire import plots


@pytest.fixture(autouse=True)
def look_of_the_reports():
    with plt.rc_context():
        plots.use_style()
        yield
