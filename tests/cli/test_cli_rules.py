from pathlib import Path

import pytest
from commands import NOWHERE, streams

TEXT = (
    "Subscribe\n\n"
    "The harbour council voted on Tuesday to close the old ferry pier of Vardhavn for good, its chair said.\n\n"
    "Harbour notes\n\n"
    "The council declined to comment on the price of the pier, which it had built in 1911 for a king.\n"
)
RULES = """
lines:
  - {name: post/notes, label: promo, phrases: [Harbour notes], examples: [Harbour notes], counterexamples: [Notes]}
  - {name: post/council, label: promo, patterns: ['the council\\b'], examples: [The council], counterexamples: [Coun]}
  - {name: post/keep, keep: true, phrases: [Subscribe], examples: [Subscribe], counterexamples: [Subscribe now]}
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "pier.txt").write_text(TEXT, "utf-8")
    (tmp_path / "pages" / "other.txt").write_text(TEXT.replace("Harbour notes", "Notes").split("\n\n")[1], "utf-8")
    return tmp_path / "pages"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "rules.yaml"
    path.write_text(RULES, "utf-8")
    return path


def test_a_file_is_tried_before_it_is_put_to_use(article: Path, own: Path) -> None:
    done = streams("rules", "try", own, article)
    assert (done.returncode, done.stderr) == (0, "")
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "41 words before, 20 after" in lines
    assert "pier.txt" in done.stdout
    assert "subscribe/prompt + Subscribe" in lines
    assert "post/notes - Harbour notes" in lines
    assert any(line.startswith("post/council - The council declined to comment") for line in lines)
    told = " ".join(lines)
    assert "1 of 2 articles would change: 2 lines (22 words) would go and 1 line (1 word) would come back." in told
    assert "1 line (20 words) that would go read as sentences of 12 words or more." in told
    assert "other.txt" not in done.stdout


def test_what_is_likely_to_be_body_is_red(article: Path, own: Path) -> None:
    done = streams("rules", "try", own, article, env={"FORCE_COLOR": "1", "NO_COLOR": "", "TERM": "xterm-256color"})
    assert "\x1b[1;31mThe council declined" in done.stdout
    assert "\x1b[33mHarbour notes" in done.stdout
    assert "\x1b[32mSubscribe" in done.stdout


def test_one_rule_is_tried_against_all_others(article: Path, own: Path) -> None:
    own.write_text(RULES.replace("the council", "the mayor").replace("[The council]", "[The mayor]"), "utf-8")
    mine = NOWHERE | {"STREAMS_RULES": str(own)}
    done = streams("rules", "try", "post/notes", article, env=mine)
    assert "1 of 2 articles would change: 1 line (2 words) would go." in done.stdout
    (article / "ad.txt").write_text(TEXT.replace("Harbour notes", "Advertisement"), "utf-8")
    assert "Nothing changes in 3 articles." in streams("rules", "try", "ad/marker", article).stdout  # it goes anyway
    assert "Nothing changes in 3 articles." in streams("rules", "try", "share/buttons", article).stdout


def test_what_is_neither_a_file_nor_a_rule_is_said_so(article: Path) -> None:
    done = streams("rules", "try", "post/notes", article)
    assert done.returncode == 2
    assert done.stderr.startswith("streams: post/notes is neither a file nor a rule that holds now.")


def test_what_has_no_text_is_named_and_the_others_are_tried(article: Path, own: Path) -> None:
    (article / "empty.html").write_text("<p></p>", "utf-8")
    done = streams("rules", "try", own, article)
    assert done.returncode == 0
    assert "empty.html has no text to try the rules on: Nothing is left of the text" in " ".join(done.stdout.split())
    assert "1 of 2 articles would change" in done.stdout


def test_an_article_that_is_all_boilerplate_by_the_new_rules_is_shown_whole(article: Path, tmp_path: Path) -> None:
    everything = tmp_path / "all.yaml"
    everything.write_text(
        "lines: [{name: post/all, label: ad, words: 90, patterns: [the], examples: [the x], counterexamples: [x]}]",
        "utf-8",
    )
    done = streams("rules", "try", everything, article / "other.txt")
    assert "only_boilerplate" in done.stdout
    assert "0 after" in done.stdout


def test_examples_that_fail_are_listed_and_fail_the_test(own: Path) -> None:
    done = streams("rules", "test", own)
    assert done.returncode == 0
    assert done.stdout.rstrip().endswith("all come out as they should.")
    own.write_text(RULES.replace("counterexamples: [Notes]", "counterexamples: [Notes, Harbour Notes]"), "utf-8")
    failed = streams("rules", "test", env=NOWHERE | {"STREAMS_RULES": str(own)})
    assert failed.returncode == 1
    assert "post/notes  takes a counterexample  Harbour Notes" in failed.stdout
    assert failed.stderr.endswith("1 comes out otherwise than it should.\n")


def test_the_list_has_the_users_rules_first_and_says_what_is_switched_off(own: Path) -> None:
    own.write_text(f"{RULES}\nwithout: [share/buttons, {{name: ad/marker, sources: [post.example]}}]", "utf-8")
    done = streams("rules", "list", env=NOWHERE | {"STREAMS_RULES": str(own), "COLUMNS": "200"})
    rows = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert rows[1:4] == [
        f"post/notes promo anywhere all {own}",
        f"post/council promo anywhere all {own}",
        f"post/keep body, kept anywhere all {own}",
    ]
    assert "ad/marker ad anywhere all but post.example built in" in rows
    assert f"share/buttons switched off in {own}" in rows
    assert "share/buttons share anywhere all built in" not in rows


def test_rules_that_cannot_be_used_are_told_in_a_line_wherever_they_are_read(own: Path, article: Path) -> None:
    own.write_text("lines: [{name: a/b, labl: ad}]", "utf-8")
    for command in (["run", article], ["rules", "list"], ["rules", "test"], ["stage", "strip"]):
        done = streams(*command, env=NOWHERE | {"STREAMS_RULES": str(own)})
        assert done.returncode == 3
        assert done.stderr.startswith(f"streams: {own}: rule a/b: Object contains unknown field `labl`; there is name,")
        assert done.stderr.count("\n") == 1


def test_a_run_without_a_broker_and_the_filter_use_the_rules_of_the_user(own: Path, article: Path) -> None:
    mine = NOWHERE | {"STREAMS_RULES": str(own)}
    assert "promo: post/notes" in streams("run", article / "pier.txt", env=mine).stdout
    given = '{"id": 1, "text": "' + TEXT.strip().replace("\n", "\\n") + '"}'
    assert '"rule":"post/notes"' in streams("stage", "strip", given=given, env=mine).stdout
