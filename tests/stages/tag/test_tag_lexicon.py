from streams.stages.tag.lexicon import clusters, lists, terms, usual_case


def test_lists_hold_places_people_and_terms() -> None:
    assert "country" in lists("Norway")
    assert "country" in lists("New_Zealand")
    assert "surname" in lists("Smith")
    assert "title" in lists("Mr")


def test_a_name_in_capitals_or_abbreviated_is_known_too() -> None:
    assert lists("NORWAY") == lists("Norway")
    assert lists("Gen.") == lists("Gen")
    assert lists("Qxzvw") == ()


def test_clusters_go_from_coarse_to_fine() -> None:
    coarse, middle, fine = clusters("minister")
    assert middle.startswith(coarse + ".")
    assert fine.startswith(middle + ".")
    assert clusters("qxzvw") == ()


def test_the_usual_case_tells_names_from_words_that_open_a_sentence() -> None:
    assert (usual_case("Norway"), usual_case("Greeting"), usual_case("Qxzvw")) == ("name", "common", "")


def test_every_list_has_entries_and_no_entry_is_blank() -> None:
    assert all(entries and "" not in entries for entries in terms().values())
