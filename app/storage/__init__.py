"""The only SQL: tables, unit of work, repositories, views."""
