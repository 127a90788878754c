"""One file per verb; the only owners of transactions."""
