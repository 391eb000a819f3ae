from streams.stages.tag.document.abbreviations import acronyms, short_forms


def split(*names: str) -> list[tuple[str, ...]]:
    return [tuple(name.split()) for name in names]


def test_an_acronym_is_spelt_out_wherever_the_long_name_stands() -> None:
    names = split("nrb", "northern river board", "other")
    assert acronyms(names) == split("northern river board", "northern river board", "other")


def test_small_words_may_be_left_out_of_an_acronym() -> None:
    assert acronyms(split("bank of tarsin", "bt", "bot")) == split(*["bank of tarsin"] * 3)


def test_the_beginning_of_one_name_is_short_for_it() -> None:
    assert short_forms(split("velmar holdings", "velmar")) == split("velmar holdings", "velmar holdings")


def test_the_beginning_of_two_names_is_neither() -> None:
    names = split("velmar holdings", "velmar", "velmar bank")
    assert short_forms(names) == names


def test_a_general_word_is_short_for_nothing() -> None:
    names = split("ministry of tides", "ministry")
    assert short_forms(names) == names
