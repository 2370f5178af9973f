"""The application: command line, pipeline, settings, errors."""

__version__ = "0.1.0"
