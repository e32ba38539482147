"""What several groups of tests need."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long one example takes says more of the machine than of the code.
settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser that scripts/test has found; without one the test is skipped, under CI it fails."""
    path = os.environ.get("PREAMBLE_CHROMIUM")
    if path:
        return Path(path)
    reason = "no browser: run scripts/test, which looks for Chromium or Chrome and sets PREAMBLE_CHROMIUM"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
