"""A stream-processing ingestion pipeline for news on Apache Kafka."""

from importlib.metadata import version

__version__ = version("streams")
