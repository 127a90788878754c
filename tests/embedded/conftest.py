"""A throw-away data directory for each test of the launcher."""

import subprocess
from collections.abc import Iterator

import pytest

from app.embedded import postgres
from app.embedded.credentials import Credentials
from app.embedded.layout import DataDir
from bench import services


@pytest.fixture
def data() -> Iterator[DataDir]:
    with services.data_dir() as directory:
        yield directory


@pytest.fixture(scope="session")
def initialised() -> Iterator[DataDir]:
    """A data directory whose cluster is made, never started."""
    with services.data_dir() as directory:
        postgres.prepare(directory, Credentials.load_or_create(directory.credentials), {"fsync": "off"})
        yield directory


@pytest.fixture
def used_data(initialised: DataDir) -> Iterator[DataDir]:
    """A copy of it: what a second start finds."""
    with services.data_dir() as directory:
        subprocess.run(["cp", "-a", f"{initialised.root}/.", str(directory.root)], check=True)
        yield directory
