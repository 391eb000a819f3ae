from importlib.metadata import version

import orjson
from commands import streams

from streams.broker import jars
from streams.kernel import library


def test_versions_for_people_and_for_programs() -> None:
    versions = orjson.loads(streams("version", "--json").stdout)
    assert versions["streams"] == version("streams")
    assert versions["embedded kafka"] == jars.VERSION
    assert versions["kernel"] == ("compiled" if library() else "numpy")
    listed = dict(line.rsplit(maxsplit=1) for line in streams("version").stdout.splitlines())
    assert listed == versions
