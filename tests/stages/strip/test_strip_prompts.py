# ruff: noqa: RUF001 - dashes as written
import pytest

from streams.stages.strip.pieces import Piece
from streams.stages.strip.prompts import asks_for_subscribers, publisher_in


@pytest.mark.parametrize(
    ("prompt", "publisher"),
    [
        (
            "Sign up to receive a daily email of the top stories from Reef and Anchor and its partners.",
            "Reef and Anchor",
        ),
        ("Subscribe to the Fjord Courier", "Fjord Courier"),
        ("© 2031 Fjord Herald. All rights reserved.", "Fjord Herald"),
        ("© 2031 The Fjord Ledger. All rights reserved.", "The Fjord Ledger"),
        ("© 2029–2031 Fjord Herald", "Fjord Herald"),
        ("© Le Courrier du Fjord, 2031. Tous droits réservés.", "Le Courrier du Fjord"),
        ("Copyright © 2031 Fjord Daily Record. Best viewed with any browser.", "Fjord Daily Record"),
        ("Copyright (c) 2031 St. Olave News, Inc.", "St. Olave News"),
        ("© Fjordbote Verlag GmbH 2031 Impressum", "Fjordbote"),
        ("Fjord Ledger © 2031 · Terms of Use", "Fjord Ledger"),
    ],
)
def test_the_outlet_that_a_prompt_names(prompt: str, publisher: str) -> None:
    found = publisher_in([Piece(prompt, 7)])
    assert found is not None
    assert found.span is not None
    assert found.text == prompt[found.span.start - 7 : found.span.end - 7] == publisher


@pytest.mark.parametrize(
    "prompt",
    [
        "Subscribe to our newsletter",
        "© 2031 All rights reserved",
        "Copyright 2031 The Associated Press. All rights reserved.",
        "© Getty Images",
        "Copyright law will change.",
        "",
    ],
)
def test_prompts_that_name_none(prompt: str) -> None:
    assert publisher_in([Piece(prompt, 0)]) is None


def test_a_prompt_is_believed_before_a_copyright_line() -> None:
    found = publisher_in([Piece("© 2031 Fjord Holding", 0), Piece("Subscribe to the Fjord Courier", 22)])
    assert found is not None
    assert found.text == "Fjord Courier"


def test_a_call_to_subscribe_is_nothing_else() -> None:
    assert asks_for_subscribers("Subscribe to the Fjord Courier")
    assert not asks_for_subscribers("Subscribe to the Fjord Courier plan fails in court")
    assert not asks_for_subscribers("Why I subscribe to the Fjord Courier")
