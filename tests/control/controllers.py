"""Workers as a supervisor runs them, and which of them controls."""

from bench.survive.control.controllers import controller, controls, end, name_of, says, workers

__all__ = ["controller", "controls", "end", "name_of", "says", "workers"]
