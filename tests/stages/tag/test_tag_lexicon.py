from pathlib import Path

from streams.stages.tag.lexicon import GEONAMES, is_listed, lists, sections, terms, usual_case


def test_lists_hold_places_people_and_terms() -> None:
    assert "country" in lists("Norway")
    assert "country" in lists("New_Zealand")
    assert "surname" in lists("Smith")
    assert "title" in lists("Mr")


def test_a_name_in_capitals_or_abbreviated_is_known_too() -> None:
    assert lists("NORWAY") == lists("Norway")
    assert lists("Gen.") == lists("Gen")
    assert lists("Qxzvw") == ()


def test_the_usual_case_tells_names_from_words_that_open_a_sentence() -> None:
    assert (usual_case("Norway"), usual_case("Greeting"), usual_case("Qxzvw")) == ("name", "common", "")


def test_every_list_has_entries_and_no_entry_is_blank() -> None:
    assert all(entries and "" not in entries for entries in terms().values())


def test_names_of_several_words_are_listed_as_a_whole() -> None:
    assert is_listed(["New", "Zealand"], GEONAMES)
    assert not is_listed(["Zealand", "New"], GEONAMES)


def test_a_file_of_lists_has_comments_and_lines_that_go_on(tmp_path: Path) -> None:
    path = tmp_path / "lists.txt"
    path.write_text("# About\n\n[one]\nA, b c,\nD\n\n# About two\n[two]\nE\n", "utf-8")
    assert sections(path) == {"one": {"A", "b c", "D"}, "two": {"E"}}
