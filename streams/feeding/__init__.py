"""Files to raw records: what `streams feed`, `streams up` and `streams run` read."""

from streams.feeding.files import Found, find_files
from streams.feeding.records import (
    STANDARD_INPUT,
    Opener,
    RawRecord,
    Read,
    Refused,
    open_file,
    raw_records,
    read_files,
    read_lines,
)

__all__ = [
    "STANDARD_INPUT",
    "Found",
    "Opener",
    "RawRecord",
    "Read",
    "Refused",
    "find_files",
    "open_file",
    "raw_records",
    "read_files",
    "read_lines",
]
