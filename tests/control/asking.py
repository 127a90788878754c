"""Asking as an operator would, over HTTP."""

from bench.survive.control.asking import COLLEAGUE, ME, a_claim, asking, claim, commands, is_, target

__all__ = ["COLLEAGUE", "ME", "a_claim", "asking", "claim", "commands", "is_", "target"]
