"""One file per resource: router and its models."""
