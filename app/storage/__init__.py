"""The only SQL: connections, unit of work, repositories and the read queries of screens."""
