"""The one exception of the launcher: a sentence for the person at the terminal."""


class LaunchError(Exception):
    """Something a person must settle before Poste can run; its text says what and how. Shown without traceback."""
