"""Did anything get lost? Every raw offset is accounted for, of a running system or a stopped one.

`ledger.py`, `evidence.py` and `runs.py` are pure; `audit.py` has the argument why the answer holds.
"""
