import orjson
from commands import streams

from streams.settings import Settings


def test_every_setting_is_listed_with_the_variable_that_sets_it() -> None:
    done = streams("settings", "--json", env={"STREAMS_BROKER_PORT": "9999"})
    rows = {row["variable"]: row for row in map(orjson.loads, done.stdout.splitlines())}
    assert rows.keys() == {f"STREAMS_{name.upper()}" for name in Settings.model_fields}
    assert (rows["STREAMS_BROKER_PORT"]["value"], rows["STREAMS_BROKER_PORT"]["default"]) == (9999, 0)


def test_secrets_are_masked() -> None:
    env = {"STREAMS_SASL_PASSWORD": "open sesame", "STREAMS_SSL_PASSWORD": "open sesame"}
    for done in (streams("settings", env=env), streams("settings", "--json", env=env)):
        assert done.returncode == 0
        assert "sesame" not in done.stdout + done.stderr
        assert done.stdout.count("********") == 2
