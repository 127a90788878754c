"""A throw-away data directory for each test of the launcher."""

from collections.abc import Iterator

import pytest

from app.embedded.layout import DataDir
from tests import services


@pytest.fixture
def data() -> Iterator[DataDir]:
    with services.data_dir() as directory:
        yield directory
