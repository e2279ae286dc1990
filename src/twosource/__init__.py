"""Who says what, and who else says so: the statements of many outlets, compared slot by slot, with exact evidence."""

__version__ = "0.1.0"
