"""Did it help, did it harm: what a few people's answers can stand by, and what earlier trials lead one to expect.

Numbers in, frozen results out. No composite, no verdict: whether it "worked" is not a question that six to twelve
people without a control group can answer.
"""

from tracktwo.methods.errors import InvalidInput, Notice, Refusal

from .answers import Answers, plain_code, read_answers
from .disclosure import FEWEST, Overlap, is_apart, may_stand, may_stand_beside
from .estimates import Estimate, change, difference
from .exact import Exact, permutation, rank_sum, sign_flip, signed_rank
from .pooling import Pooled, pool
from .power import Detectable, detectable
from .reliable import ReliableChange, false_alarms, reliable_change
from .report import POOLED, Evaluation, Row, evaluate
from .trials import Subset, pool_trials

__all__ = [
    "FEWEST",
    "POOLED",
    "Answers",
    "Detectable",
    "Estimate",
    "Evaluation",
    "Exact",
    "InvalidInput",
    "Notice",
    "Overlap",
    "Pooled",
    "Refusal",
    "ReliableChange",
    "Row",
    "Subset",
    "change",
    "detectable",
    "difference",
    "evaluate",
    "false_alarms",
    "is_apart",
    "may_stand",
    "may_stand_beside",
    "permutation",
    "plain_code",
    "pool",
    "pool_trials",
    "rank_sum",
    "read_answers",
    "reliable_change",
    "sign_flip",
    "signed_rank",
]
