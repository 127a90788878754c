"""The city generator: `generate` a city from a seed, `write_city` and `read_city` the native file."""

from simulators.city.generate import generate
from simulators.city.model import City, Scale
from simulators.city.native_file import NotACityFile, read_city, write_city

__all__ = ["City", "NotACityFile", "Scale", "generate", "read_city", "write_city"]
