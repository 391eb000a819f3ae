"""The memory of versions and coverage of one lane."""

from __future__ import annotations

from dataclasses import dataclass

from streams.records import Changes, EntityType, History, Judgement, Role, TaggedArticle
from streams.stages.dedup.changes import Body, compare
from streams.stages.dedup.changes.body import pack, unpack
from streams.stages.dedup.lineage.account import Account
from streams.stages.dedup.lineage.accounts import Accounts
from streams.stages.dedup.lineage.bodies import Bodies
from streams.stages.dedup.lineage.coverage import covered
from streams.stages.dedup.lineage.ranks import Ranks
from streams.stages.dedup.standing import Standing

MOST_EARLIER = 16
MOST_CHARACTERS = 48_000_000  # of the texts of a lane: some 18,000 articles in 24 MB

_NAMES = frozenset(EntityType) - {EntityType.DATE, EntityType.MONEY, EntityType.QUANTITY}


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is to be remembered of an article: its account, and its packed body."""

    account: Account
    body: bytes


class Lineage:
    """Gives each article its account, from those of the articles that its lane says it stands behind.

    A text is remembered until its next version comes, or there is no room for it. The same articles in the same order
    get the same accounts.
    """

    def __init__(self, ranks: Ranks | None = None, most_characters: int = MOST_CHARACTERS) -> None:
        """Remember nothing yet."""
        self._ranks = ranks or Ranks()
        self._accounts = Accounts()
        self._bodies = Bodies(most_characters)

    def tell(self, article: TaggedArticle, standing: Standing, role: Role, judgement: Judgement | None) -> Remembered:
        """Return the account of an article that is new to the lane, and remember it."""
        last = self._accounts.get(standing.last)
        body = _body(article)
        account = Account(
            version=article.version,
            history=self._history(standing, role),
            changes=self._changes(standing, article, body),
            coverage=covered(last.coverage if last else None, article, role, self._ranks),
            judgement=judgement,
        )
        packed = pack(body)
        self._remember(standing, account, (body.characters, packed))
        return Remembered(account, packed)

    def told(self, count: int) -> Account | None:
        """Return the account that the article of this count got; None where it got none."""
        return self._accounts.get(count)

    def restore(self, standing: Standing, remembered: Remembered | None) -> None:
        """Remember what was told before. Raises ValueError where its body is none."""
        if remembered is None:
            self._remember(standing, None, None)
        else:
            body = unpack(remembered.body)
            self._remember(standing, remembered.account, (body.characters, remembered.body))

    def _remember(self, standing: Standing, account: Account | None, body: tuple[int, bytes] | None) -> None:
        self._accounts.put(standing.count, account)
        self._accounts.forget_before(standing.oldest)
        if standing.earlier is not None:
            self._bodies.drop(standing.earlier)
        if body is not None:
            self._bodies.put(standing.count, *body)
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
