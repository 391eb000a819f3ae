"""Every metric, with what it means. A worker shows them at /metrics, where its health is shown, too."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

FINISHED = Counter(
    "streams_finished", "Inputs of a stage that are finished and confirmed by the broker.", ["stage", "outcome"]
)
"""`outcome` is sent, repeated (the version was put out before) or rejected."""

REJECTED = Counter("streams_rejected", "Inputs of a stage that became dead letters.", ["stage", "code"])

SECONDS = Histogram(
    "streams_stage_seconds",
    "Time that a stage takes for one input, sending not included.",
    ["stage"],
    buckets=(0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5),
)

IN_FLIGHT = Gauge("streams_in_flight", "Outputs sent and not yet confirmed by the broker.", ["stage"])

STALE = Counter(
    "streams_stale", "Deliveries dropped because a rebalance had made them stale; each comes again.", ["stage"]
)

TRANSACTION_SECONDS = Histogram(
    "streams_transaction_seconds",
    "Time from the first record of a transaction until it is committed.",
    ["stage"],
    buckets=(0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5),
)

RECOVERY_SECONDS = Gauge(
    "streams_recovery_seconds", "Time that the last partition took to be fenced and its memory read.", ["stage"]
)

LAG = Gauge("streams_lag", "Offsets between what is finished and the end of the log, on owned partitions.", ["stage"])

OLDEST_SECONDS = Gauge(
    "streams_oldest_seconds",
    "Age of the oldest record that was delivered and is not finished; 0 without one.",
    ["stage"],
)

STILL_SECONDS = Gauge(
    "streams_still_seconds", "Time for which nothing was finished although there was something to do.", ["stage"]
)

WAITING = Gauge("streams_waiting", "1 while an input is tried again since something does not answer.", ["stage"])

RULES_BROKEN = Gauge("streams_rules_broken", "1 while the file of rules is broken and the rules before it still hold.")

RULES_LOADED = Counter("streams_rules_loaded", "Changes of the file of rules since the worker began.", ["outcome"])
"""`outcome` is taken_up or broken."""

READY = Gauge("streams_ready", "1 while the worker is in the group and all that it remembers is read.")

LOOP_SECONDS = Gauge(
    "streams_loop_seconds", "Time since the event loop turned; the other gauges of health are as old as that."
)
