import subprocess
from pathlib import Path
from shutil import which
from typing import Any

import orjson
import pytest
import typer

from streams.compatibility import Change, Files, Schema, breaking, changes, resolved
from streams.compatibility import __main__ as command
from streams.compatibility.history import contracts_at, contracts_now, state_before
from streams.errors import UsageError

CHECKOUT = Path(__file__).parents[2]
BEFORE: Schema = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "words": {"type": "integer", "minimum": 0, "maximum": 9},
        "url": {"type": ["string", "null"], "pattern": "^https"},
        "role": {"type": "string", "enum": ["near", "exact"]},
        "schema": {"const": "articles.indexed/1"},
        "names": {"type": "array", "items": {"type": "object", "properties": {"first": {"type": "string"}}}},
        "note": {"type": "string"},
    },
    "required": ["id", "words", "url", "role", "schema", "names"],
    "additionalProperties": False,
}


def with_field(name: str, **changed: object) -> Schema:
    properties: dict[str, Any] = BEFORE["properties"]
    return {**BEFORE, "properties": {**properties, name: {**properties[name], **changed}}}


def without_field(name: str) -> Schema:
    rest = {field: schema for field, schema in BEFORE["properties"].items() if field != name}
    return {**BEFORE, "properties": rest, "required": [field for field in BEFORE["required"] if field != name]}


NAMES_OF_NUMBERS = {"type": "object", "properties": {"first": {"type": "number"}}}
ADDED = {**BEFORE, "properties": {**BEFORE["properties"], "mood": {"type": "string"}}}

# What changed, how it is named, whether it breaks readers of what we write, whether it breaks those who write to us.
KINDS: list[tuple[Schema, str, bool, bool]] = [
    (without_field("url"), "url: field removed", True, True),
    (without_field("note"), "note: field removed", True, True),
    (ADDED, "mood: optional field added", False, False),
    ({**ADDED, "required": [*BEFORE["required"], "mood"]}, "mood: required field added", False, True),
    ({**BEFORE, "required": BEFORE["required"][1:]}, "id: became optional", True, False),
    ({**BEFORE, "required": [*BEFORE["required"], "note"]}, "note: became required", False, True),
    (with_field("id", type=["string", "null"]), "id: may now be null", True, False),
    (with_field("url", type="string"), "url: may no longer be null", False, True),
    (with_field("words", type="number"), "words: type integer became number", True, False),
    (with_field("words", type=["integer", "string"]), "words: type integer became integer or string", True, False),
    (with_field("id", type="integer"), "id: type string became integer", True, True),
    (with_field("id", type=[]), "id: type string became any", True, False),
    (
        with_field("role", enum=["near", "exact", "update"]),
        'role: enum value "update" added, which strict readers do not know',
        True,
        False,
    ),
    (with_field("role", enum=["near"]), 'role: enum value "exact" removed', False, True),
    (with_field("id", enum=["a"]), "id: only some values are allowed now", False, True),
    (with_field("id", minLength=0), "id: minLength 1 became 0", True, False),
    (with_field("id", maxLength=9), "id: maxLength none became 9", False, True),
    (with_field("words", maximum=10), "words: maximum 9 became 10", True, False),
    (with_field("words", minimum=1), "words: minimum 0 became 1", False, True),
    (with_field("url", pattern="^http"), "url: pattern changed", True, True),
    (with_field("id", pattern="^a"), "id: pattern changed", False, True),
    (with_field("names", items=NAMES_OF_NUMBERS), "names[].first: type string became number", True, True),
]


@pytest.mark.parametrize(("after", "named", "readers", "writers"), KINDS, ids=[kind[1] for kind in KINDS])
def test_each_change_is_named_and_judged(after: Schema, named: str, *, readers: bool, writers: bool) -> None:
    for_readers, for_writers = changes(BEFORE, after), changes(BEFORE, after, written_by_others=True)
    assert [str(change) for change in for_readers] == [str(change) for change in for_writers] == [named]
    assert (for_readers[0].breaks, for_writers[0].breaks) == (readers, writers)


def test_another_version_in_the_same_file_breaks_readers() -> None:
    found = changes(BEFORE, with_field("schema", const="articles.indexed/2"))
    assert [change.breaks for change in found] == [True, False]


def test_a_closed_record_breaks_those_who_write_more() -> None:
    opened = {key: value for key, value in BEFORE.items() if key != "additionalProperties"}
    assert changes(BEFORE, opened) == ()
    expected = Change(path="", what="unknown fields are no longer allowed", breaks=True)
    assert changes(opened, BEFORE, written_by_others=True) == (expected,)
    assert str(expected) == "the record: unknown fields are no longer allowed"


def test_words_about_a_field_are_no_change() -> None:
    assert changes(BEFORE, with_field("id", description="Another word.")) == ()


def test_references_are_followed_into_other_files() -> None:
    files: Files = {
        "common.v1.schema.json": {
            "$defs": {
                "base": {"type": "object", "properties": {"id": {"$ref": "#/$defs/id"}}, "required": ["id"]},
                "id": {"description": "Any name.", "type": "string"},
            }
        },
        "indexed.v1.schema.json": {
            "$ref": "common.v1.schema.json#/$defs/base",
            "properties": {"of": {"anyOf": [{"$ref": "common.v1.schema.json#/$defs/id"}, {"type": "null"}]}},
            "required": ["of"],
            "unevaluatedProperties": False,
        },
    }
    assert resolved("indexed.v1.schema.json", files) == {
        "type": "object",
        "properties": {
            "id": {"description": "Any name.", "type": "string"},
            "of": {"description": "Any name.", "type": ["string", "null"]},
        },
        "required": ["id", "of"],
        "unevaluatedProperties": False,
    }


def test_a_change_in_a_shared_definition_breaks_every_contract_that_uses_it() -> None:
    before = contracts_now(CHECKOUT)
    after = orjson.loads(orjson.dumps(before))
    after["common.v1.schema.json"]["$defs"]["mention"]["required"].remove("end")
    users = ["deduped.v1.schema.json", "indexed.v1.schema.json", "tagged.v1.schema.json"]
    assert breaking(before, after) == tuple(f"{name}: entities[].mentions[].end: became optional" for name in users)


def test_a_contract_that_is_gone_is_named_and_a_new_version_breaks_nothing() -> None:
    assert breaking({"lane.v1.schema.json": BEFORE}, {}) == ("lane.v1.schema.json: the contract is gone",)
    assert breaking({"lane.v1.schema.json": BEFORE}, {"lane.v1.schema.json": BEFORE, "lane.v2.schema.json": {}}) == ()


def test_a_raw_record_may_become_looser_but_not_tighter() -> None:
    looser = with_field("id", type=["string", "null"])
    assert breaking({"raw.v1.schema.json": BEFORE}, {"raw.v1.schema.json": looser}) == ()
    assert breaking({"raw.v1.schema.json": looser}, {"raw.v1.schema.json": BEFORE}) == (
        "raw.v1.schema.json: id: may no longer be null",
    )


needs_git = pytest.mark.skipif(which("git") is None, reason="git is not installed")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with one contract, not committed yet."""
    (tmp_path / "schemas/articles").mkdir(parents=True)
    git(tmp_path, "init", "--quiet")
    write(tmp_path, BEFORE)
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    names = ("-c", "user.name=A", "-c", "user.email=a@a.example")
    subprocess.run(["git", "-C", str(folder), *names, *arguments], check=True, capture_output=True)  # noqa: S607 - the arguments stand in this file


def write(project: Path, schema: Schema) -> None:
    (project / "schemas/articles/lane.v1.schema.json").write_bytes(orjson.dumps(schema))


def commit(project: Path) -> None:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "A commit")


@needs_git
def test_what_is_not_committed_is_compared_with_the_last_commit(project: Path) -> None:
    (project / "other").touch()
    git(project, "add", "other")
    git(project, "commit", "--quiet", "--message", "Before any contract")
    assert state_before(project) == "HEAD"
    assert contracts_at(project, "HEAD") == {}


@needs_git
def test_the_newest_change_is_compared_with_the_commit_before_it(project: Path) -> None:
    commit(project)
    assert state_before(project) is None
    write(project, without_field("url"))
    commit(project)
    (project / "other").touch()
    commit(project)
    base = state_before(project)
    assert base is not None
    found = breaking(contracts_at(project, base), contracts_now(project))
    assert found == ("lane.v1.schema.json: url: field removed",)


@needs_git
def test_a_commit_that_is_none_is_told(project: Path) -> None:
    commit(project)
    with pytest.raises(UsageError, match="--oops names no commit"):
        contracts_at(project, "--oops")


@needs_git
def test_the_command_names_what_breaks(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(project)
    monkeypatch.setattr(command, "SCHEMAS", project / "schemas")
    command.main(base="HEAD")
    assert capsys.readouterr().out == ""
    write(project, without_field("url"))
    with pytest.raises(typer.Exit) as ended:
        command.main()
    assert ended.value.exit_code == 1
    assert capsys.readouterr().out == "lane.v1.schema.json: url: field removed\n"


@needs_git
def test_the_command_tells_an_unknown_commit_from_a_broken_contract(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "SCHEMAS", project / "schemas")
    with pytest.raises(typer.Exit) as ended:
        command.main(base="v9")
    assert ended.value.exit_code == 2
    assert capsys.readouterr().err == "Error: v9 names no commit; give one that `git log` knows.\n"


@needs_git
@pytest.mark.skipif(not (CHECKOUT / ".git").exists(), reason="this is no git checkout")
def test_the_newest_change_of_this_project_breaks_nobody() -> None:
    base = state_before(CHECKOUT)
    assert breaking(contracts_at(CHECKOUT, base) if base else {}, contracts_now(CHECKOUT)) == ()
