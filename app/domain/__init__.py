"""Pure and synchronous: no I/O, time and identifiers are passed in."""
