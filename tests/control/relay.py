"""Between a worker and the database."""

from bench.survive.control.relay import Relay, Side, Trap, relay

__all__ = ["Relay", "Side", "Trap", "relay"]
