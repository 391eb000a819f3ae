from tagger_names import known_words


def test_a_name_of_one_word_is_a_whole_one_and_the_words_of_others_are_parts() -> None:
    known = known_words()
    assert "Safaricom" in known["known_organisation"]
    assert {"Boko", "Haram", "ZANU", "PF"} <= known["known_organisation_part"]
    assert "Ebola" in known["known_thing"]


def test_words_that_many_bodies_share_and_words_in_lower_case_tell_no_name() -> None:
    parts = known_words()["known_organisation_part"]
    assert not parts & {"Bank", "Ministry", "University", "of", "for", "-"}


def test_every_section_has_names_and_no_word_holds_a_mark_between_names() -> None:
    known = known_words()
    assert {"known_people", "known_given", "known_surname", "known_title"} <= known.keys()
    assert not [word for words in known.values() for word in words if set(word) & set(",[]# \n")]
