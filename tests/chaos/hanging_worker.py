"""A worker whose tag stage finds something outside that never answers, and whose clean stage hangs on an article."""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from streams import pipeline
from streams.cli import main
from streams.errors import UnavailableError
from streams.stages.clean import clean

HANGS_ON = "hang.example"


def unavailable(_: Any) -> Any:
    raise UnavailableError("the gazetteer does not answer")


def hanging(article: Any) -> Any:
    if article.source == HANGS_ON:
        time.sleep(3600)
    return clean(article)


REPLACED: dict[str, Callable[[Any], Any]] = {"clean": hanging, "tag": unavailable}

if __name__ == "__main__":
    pipeline.STAGES = tuple(  # type: ignore[assignment]
        replace(stage, memory=partial(pipeline.Forgetful, REPLACED[stage.name])) if stage.name in REPLACED else stage
        for stage in pipeline.STAGES
    )
    main()
