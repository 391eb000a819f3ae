import os
import subprocess
import sys

import pytest
from commands import environment, streams

from streams.cli.failures import FailedError, explained
from streams.cli.root import COMMANDS
from streams.errors import BadInputError, BrokerUnreachableError, UsageError


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_names_every_command_and_the_exit_statuses(option: str) -> None:
    done = streams(option)
    assert done.returncode == 0
    for name, entry in COMMANDS.items():
        assert f" {name} " in done.stdout
        assert entry.summary in done.stdout
    assert "130  interrupted" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_its_own_help(name: str) -> None:
    done = streams(name, "--help")
    assert done.returncode == 0, done.stderr
    assert f"Usage: streams {name}" in done.stdout
    assert "--install-completion" not in done.stdout


def test_help_is_quick_because_nothing_heavy_is_imported() -> None:
    code = "import sys, streams.cli; print(*{'kafka', 'faust', 'pydantic', 'streams.pipeline'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_completion_knows_the_commands() -> None:
    env = environment({"_STREAMS_COMPLETE": "complete_bash", "COMP_WORDS": "streams t", "COMP_CWORD": "1"})
    command = [f"{sys.prefix}/bin/streams"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["tail", "topics"]


def test_a_misspelt_command_is_a_usage_error_with_a_hint() -> None:
    done = streams("fed")
    assert done.returncode == 2
    assert "Did you mean 'feed'" in done.stderr


def test_a_wrong_setting_is_named() -> None:
    done = streams("topics", "check", env={"STREAMS_BROKER_PORT": "99999"})
    assert done.returncode == 2
    assert done.stderr.startswith("streams: STREAMS_BROKER_PORT cannot be what it is set to: ")
    assert done.stderr.count("\n") == 1


def test_a_file_that_is_not_there_is_bad_input() -> None:
    done = streams("run", "nowhere.txt")
    assert (done.returncode, done.stderr) == (3, "streams: nowhere.txt is not there.\n")


def test_without_a_broker_the_way_to_one_is_told() -> None:
    done = streams("tail")
    assert done.returncode == 4
    assert "`streams broker start`" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_address_where_nobody_answers_is_told_with_the_reason() -> None:
    done = streams("tail", env={"STREAMS_BOOTSTRAP_SERVERS": "127.0.0.1:1"})
    assert done.returncode == 4
    assert done.stderr.startswith("streams: No broker answers at 127.0.0.1:1: KafkaConnectionError: 111 ECONNREFUSED.")
    assert done.stderr.count("\n") == 1


def test_a_certificate_that_is_not_there_is_told() -> None:
    env = {"STREAMS_BOOTSTRAP_SERVERS": "127.0.0.1:1", "STREAMS_SECURITY_PROTOCOL": "SSL", "STREAMS_SSL_CAFILE": "/nix"}
    done = streams("topics", "check", env=env)
    assert done.returncode == 2
    assert "STREAMS_SSL_*" in done.stderr


def test_a_reader_that_has_enough_is_no_failure_to_talk_about() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "streams", "topics", "list", "--json"]
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (UsageError("so not"), 2, "so not"),
        (BadInputError("this file"), 3, "this file"),
        (BrokerUnreachableError("nobody"), 4, "nobody"),
        (FailedError("it ended"), 1, "it ended"),
        (OSError(28, "No space left on device", "disk/x"), 1, "disk/x: No space left on device."),
        (ZeroDivisionError("oh"), 1, "This is a defect of the program: ZeroDivisionError: oh (" + __file__),
        (UsageError("a\x1b[31mb"), 2, "a\\u001b[31mb"),
    ],
)
def test_every_failure_is_a_line_and_a_status(
    error: Exception, status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended, explained():
        raise error
    assert ended.value.code == status
    assert capsys.readouterr().err.startswith(f"streams: {said}")
