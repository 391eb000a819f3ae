from streams.stages.dedup.changes.body import Body, pack
from streams.stages.dedup.lineage.bodies import Bodies


def put(bodies: Bodies, count: int, text: str) -> None:
    bodies.put(count, len(text), pack(Body(title=None, text=text, names=())))


def text(bodies: Bodies, count: int | None) -> str | None:
    body = bodies.get(count)
    return None if body is None else body.text


def test_the_oldest_go_where_there_is_no_room() -> None:
    bodies = Bodies(room=10)
    for count in (1, 2, 3):
        put(bodies, count, f"{count}...")
    assert [text(bodies, count) for count in (None, 1, 2, 3)] == [None, None, "2...", "3..."]


def test_one_that_is_larger_than_all_room_is_not_held() -> None:
    bodies = Bodies(room=3)
    put(bodies, 1, "a" * 4)
    put(bodies, 2, "b" * 3)
    assert (text(bodies, 1), text(bodies, 2)) == (None, "bbb")


def test_what_is_dropped_or_forgotten_gives_its_room_back() -> None:
    bodies = Bodies(room=8)
    put(bodies, 1, "aaaa")
    put(bodies, 2, "bbbb")
    bodies.drop(1)
    bodies.drop(1)
    put(bodies, 3, "cccc")
    assert [text(bodies, count) for count in (1, 2, 3)] == [None, "bbbb", "cccc"]
    bodies.forget_before(3)
    put(bodies, 4, "dddd")
    assert [text(bodies, count) for count in (2, 3, 4)] == [None, "cccc", "dddd"]
