from hypothesis import given
from hypothesis import strategies as st

from streams.records import Changes, Coverage, History, Judgement
from streams.stages.dedup.lineage.account import Account, pack, unpack
from streams.stages.dedup.lineage.accounts import Accounts

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
st.register_type_strategy(str, TEXT)
st.register_type_strategy(int, st.integers(0, 2**40))
st.register_type_strategy(float, st.floats(0, 1))
ACCOUNTS = st.builds(
    Account,
    version=TEXT,
    history=st.none() | st.from_type(History),
    changes=st.none() | st.from_type(Changes),
    coverage=st.none() | st.from_type(Coverage),
    judgement=st.none() | st.from_type(Judgement),
)


@given(ACCOUNTS)
def test_unpacking_gives_back_what_was_packed(account: Account) -> None:
    assert unpack(pack(account)) == account


def test_accounts_are_found_by_count_until_they_are_forgotten() -> None:
    accounts = Accounts()
    for count, version in ((5, "a"), (6, None), (9, "b")):
        accounts.put(count, pack(Account(version=version)) if version else b"")
    told = [accounts.get(count) for count in (None, 4, 5, 6, 7, 9, 10)]
    assert [one and one.version for one in told] == [None, None, "a", None, None, "b", None]
    accounts.forget_before(9)
    assert accounts.get(5) is None
    assert accounts.get(9) == Account(version="b")
    accounts.forget_before(99)
    accounts.put(120, pack(Account(version="c")))
    assert accounts.get(120) == Account(version="c")
