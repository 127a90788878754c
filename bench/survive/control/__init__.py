"""The control path under failure: equipment at the other end, workers that are killed, books of what was heard."""
