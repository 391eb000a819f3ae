import pytest

from streams.records import Label
from streams.stages.strip.pieces import Piece, Pieces
from streams.stages.strip.rights import holder_in, holder_of


@pytest.mark.parametrize(
    ("notice", "holder"),
    [
        ("© 2031 The Fjord Times", "The Fjord Times"),
        ("Copyright The Associated Press. All rights reserved.", "The Associated Press"),
        ("Copyright 2031 The Associated Press. All rights reserved.", "The Associated Press"),
        ("© Copyright ANSA", "ANSA"),
        ("(c) 2031, Fjord Herald", "Fjord Herald"),
        ("Copyright © 2031 by Fjord Herald. Best viewed at dusk.", "Fjord Herald"),
        ("© Fjord Newspapers Ltd 2031", "Fjord Newspapers Ltd"),
        ("© 2031 Fjord US, Inc. Full 7th Floor", "Fjord US, Inc"),
        ("© dpa-infocom, dpa:310303-99-123456/2", "dpa-infocom"),
        ("Fjord Ledger © 2031 · Terms of Use", "Fjord Ledger"),
    ],
)
def test_who_holds_the_rights(notice: str, holder: str) -> None:
    found = holder_of(Piece(notice, 10))
    assert found is not None
    assert found.span is not None
    assert found.text == notice[found.span.start - 10 : found.span.end - 10] == holder


@pytest.mark.parametrize(
    "notice",
    ["© RIPRODUZIONE RISERVATA", "© 2031 All rights reserved", "Copyright law will change", "© Ada Brook / AP", ""],
)
def test_notices_that_name_none(notice: str) -> None:
    assert holder_of(Piece(notice, 0)) is None


def test_the_last_notice_counts_and_a_picture_has_none() -> None:
    notice = Piece("© 2031 Fjord Herald", 0, Label.COPYRIGHT)
    found = holder_in(
        Pieces([Piece("© Fjord Wire", 30, Label.COPYRIGHT), notice, Piece("© Fjord Foto", 60, Label.CREDIT)], 3)
    )
    assert found is not None
    assert found.text == "Fjord Herald"
