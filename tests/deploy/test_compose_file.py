"""What docker-compose.yml promises, read from the file: no Docker engine is needed."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from streams import __version__
from streams.broker import jars
from streams.broker.properties import as_environment, server_properties
from streams.cli.root import app
from streams.settings import Settings

FILE = Path(__file__).parents[2] / "docker-compose.yml"
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))["services"]
OURS = {name: service for name, service in SERVICES.items() if "build" in service}


def test_the_broker_is_of_the_embedded_ones_version() -> None:
    assert SERVICES["kafka"]["image"] == f"apache/kafka:{jars.VERSION}"


def test_the_broker_has_the_embedded_ones_properties_but_for_its_listeners() -> None:
    given = SERVICES["kafka"]["environment"]
    expected = as_environment(server_properties("/var/lib/kafka/data", 9092, 9093))
    own = {"KAFKA_LISTENERS", "KAFKA_ADVERTISED_LISTENERS", "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"}
    assert {name for name in expected if given.get(name) != expected[name]} == own
    assert given.keys() - expected.keys() == {"KAFKA_HEAP_OPTS"}


def test_every_listener_but_the_controllers_is_advertised_where_its_clients_reach_it() -> None:
    given = SERVICES["kafka"]["environment"]
    listeners = dict(each.split("://") for each in given["KAFKA_LISTENERS"].split(","))
    advertised = dict(each.split("://") for each in given["KAFKA_ADVERTISED_LISTENERS"].split(","))
    assert advertised["PLAINTEXT"] == SERVICES["worker"]["environment"]["STREAMS_BOOTSTRAP_SERVERS"]
    outside = listeners["HOST"].rpartition(":")[2]
    assert SERVICES["kafka"]["ports"] == [f"{advertised['HOST']}:{outside}"]
    assert listeners.keys() - advertised.keys() == {"CONTROLLER"}
    assert listeners["CONTROLLER"].startswith("127.0.0.1:")


def test_ports_are_published_to_this_machine_alone() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert ports
    assert all(str(port).startswith("127.0.0.1:") for port in ports)


def test_the_log_outlives_the_broker() -> None:
    assert SERVICES["kafka"]["volumes"] == [f"kafka:{SERVICES['kafka']['environment']['KAFKA_LOG_DIRS']}"]
    assert "kafka" in yaml.safe_load(FILE.read_text("utf-8"))["volumes"]


def test_workers_wait_for_the_broker_and_the_topics() -> None:
    assert SERVICES["kafka"]["healthcheck"]["test"][0] == "CMD"
    assert SERVICES["topics"]["depends_on"] == {"kafka": {"condition": "service_healthy"}}
    assert SERVICES["topics"]["restart"] == "no"
    assert SERVICES["worker"]["depends_on"] == {
        "kafka": {"condition": "service_healthy"},
        "topics": {"condition": "service_completed_successfully"},
    }


def test_a_worker_is_asked_for_its_health_and_no_broker_with_it() -> None:
    kind, program, *arguments = SERVICES["worker"]["healthcheck"]["test"]
    assert (kind, program) == ("CMD", "streams")
    assert "--local" in arguments
    assert CliRunner().invoke(app, [*arguments, "--help"]).exit_code == 0


def test_whoever_has_something_to_finish_gets_the_time() -> None:
    grace = {name: int(service.get("stop_grace_period", "0s").removesuffix("s")) for name, service in SERVICES.items()}
    assert grace["kafka"] >= 30
    assert grace["worker"] >= 30


@pytest.mark.parametrize("name", OURS)
def test_our_containers_have_the_least_rights(name: str) -> None:
    service = OURS[name]
    assert "user" not in service  # the image's own, which is not root
    assert not service.get("privileged")
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("name", OURS)
def test_our_containers_run_commands_and_settings_that_exist(name: str) -> None:
    service = OURS[name]
    assert CliRunner().invoke(app, [*service["command"], "--help"]).exit_code == 0
    assert service["image"] == f"streams:{__version__}"
    assert {each.removeprefix("STREAMS_").lower() for each in service["environment"]} <= Settings.model_fields.keys()
