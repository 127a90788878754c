"""Equipment at the other end of the broker."""

from bench.survive.control.field import Command, Field, field_of, obey, shown

__all__ = ["Command", "Field", "field_of", "obey", "shown"]
