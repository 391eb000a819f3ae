"""Faust wiring: the driver, and the worker that runs it."""
