"""The innermost loops in C, each with a twin in numpy that gives the very same answers where no compiler is."""

from streams.kernel.compiled import address, addresses, library

__all__ = ["address", "addresses", "library"]
