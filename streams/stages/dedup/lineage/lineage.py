"""The memory of versions and coverage of one lane."""

from __future__ import annotations

from streams.records import Changes, EntityType, History, Judgement, Role, TaggedArticle
from streams.stages.dedup.changes import Body, compare
from streams.stages.dedup.changes import body as bodies
from streams.stages.dedup.lineage import account as accounts
from streams.stages.dedup.lineage import remembered
from streams.stages.dedup.lineage.account import Account
from streams.stages.dedup.lineage.accounts import Accounts
from streams.stages.dedup.lineage.bodies import Bodies
from streams.stages.dedup.lineage.coverage import covered
from streams.stages.dedup.lineage.ranks import Ranks
from streams.stages.dedup.lineage.remembered import Remembered
from streams.stages.dedup.standing import Standing

MOST_EARLIER = 16
LONGEST_BODY = 30_000  # a longer one is not kept, so that an entry fits articles.lanes

_NAMES = frozenset(EntityType) - {EntityType.DATE, EntityType.MONEY, EntityType.QUANTITY}


class Lineage:
    """Gives each article its account, from those of the articles that its lane says it stands behind.

    A body is remembered until the next version of its article comes, or there is no room for it. The same articles in
    the same order get the same accounts.
    """

    def __init__(self, ranks: Ranks | None, room: int) -> None:
        """Remember nothing yet; `room` is that for texts, in bytes."""
        self._ranks = ranks or Ranks()
        self._accounts = Accounts()
        self._bodies = Bodies(room)

    def tell(
        self, article: TaggedArticle, standing: Standing, role: Role, judgement: Judgement | None
    ) -> tuple[Account, bytes]:
        """Return the account of an article that is new to the lane, and what was remembered of it, packed."""
        last = self._accounts.get(standing.last)
        body = _body(article)
        account = Account(
            version=article.version,
            history=self._history(standing, role),
            changes=self._changes(standing, article, body),
            coverage=covered(last.coverage if last else None, article, role, self._ranks),
            judgement=judgement,
        )
        kept = body.size <= LONGEST_BODY
        told = Remembered(
            account=accounts.pack(account), body=bodies.pack(body) if kept else b"", size=body.size if kept else 0
        )
        self._remember(standing, told)
        return account, remembered.pack(told)

    def told(self, count: int) -> Account | None:
        """Return the account that the article of this count got; None where it got none."""
        return self._accounts.get(count)

    def restore(self, standing: Standing, packed: bytes) -> None:
        """Remember what was remembered before, as `tell` packed it."""
        self._remember(standing, remembered.unpack(packed))

    def _remember(self, standing: Standing, told: Remembered) -> None:
        self._accounts.put(standing.count, told.account)
        self._accounts.forget_before(standing.oldest)
        if standing.earlier is not None:
            self._bodies.drop(standing.earlier)
        if told.body:
            self._bodies.put(standing.count, told.size, told.body)
        self._bodies.forget_before(standing.oldest)

    def _history(self, standing: Standing, role: Role) -> History | None:
        if role is not Role.UPDATE:
            return History(number=1, earlier=())
        before = self._accounts.get(standing.earlier)
        if before is None or before.history is None:
            return None
        earlier = (before.version, *before.history.earlier)
        return History(number=before.history.number + 1, earlier=earlier[:MOST_EARLIER])

    def _changes(self, standing: Standing, article: TaggedArticle, body: Body) -> Changes | None:
        before, known = self._bodies.get(standing.earlier), self._accounts.get(standing.earlier)
        if before is None or known is None:
            return None
        return compare(before, body, known.version, article.notices, [one.text for one in article.removed])


def _body(article: TaggedArticle) -> Body:
    names = tuple(one.name for one in article.entities if one.type in _NAMES)
    return Body(title=article.title, text=article.text, names=names)
