"""The opinion map: where people stand, whether there are groups at all, and what holds across the declared sides."""

from .bridging import Bridge, Consensus, bridging, bridging_of, consensus, side_labels
from .counts import Tally, correct, in_conversation, interval, lower_bound, tally, tally_by
from .errors import NoAnswer, Unreadable
from .polis import PeerGroups, consensus_like_polis, groups_like_polis
from .reading import Statement, read_sides, read_statements, read_votes
from .votes import Votes, from_triples

__all__ = [
    "Bridge",
    "Consensus",
    "NoAnswer",
    "PeerGroups",
    "Statement",
    "Tally",
    "Unreadable",
    "Votes",
    "bridging",
    "bridging_of",
    "consensus",
    "consensus_like_polis",
    "correct",
    "from_triples",
    "groups_like_polis",
    "in_conversation",
    "interval",
    "lower_bound",
    "read_sides",
    "read_statements",
    "read_votes",
    "side_labels",
    "tally",
    "tally_by",
]
