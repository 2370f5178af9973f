"""The application: command line, pipeline, settings, errors."""

__version__ = "0.1.0"
KEPT = ".rasoat-cache"
"""The folder in OUT for what one run leaves for the next."""
