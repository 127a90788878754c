"""The field, as software: a generated city, the behaviour of its equipment, and faults on request."""
