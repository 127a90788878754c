"""Telling people outside: the job that follows alarms, and what it sends by."""
