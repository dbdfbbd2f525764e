"""The opinion map: where people stand, whether there are groups at all, and what holds across the declared sides."""

from .bridging import Bridge, Consensus, bridging, bridging_of, consensus, side_labels
from .counts import Tally, correct, in_conversation, interval, lower_bound, tally, tally_by
from .errors import NoAnswer, Unreadable
from .groups import Groups, find_groups
from .mapping import Map, align, opinion_map, preview, replay_hash
from .model import Fit, fit, predict
from .polis import PeerGroups, consensus_like_polis, groups_like_polis
from .rank import RankChoice, choose_rank
from .reading import Statement, read_sides, read_statements, read_votes
from .votes import Votes, from_triples

__all__ = [
    "Bridge",
    "Consensus",
    "Fit",
    "Groups",
    "Map",
    "NoAnswer",
    "PeerGroups",
    "RankChoice",
    "Statement",
    "Tally",
    "Unreadable",
    "Votes",
    "align",
    "bridging",
    "bridging_of",
    "choose_rank",
    "consensus",
    "consensus_like_polis",
    "correct",
    "find_groups",
    "fit",
    "from_triples",
    "groups_like_polis",
    "in_conversation",
    "interval",
    "lower_bound",
    "opinion_map",
    "predict",
    "preview",
    "read_sides",
    "read_statements",
    "read_votes",
    "replay_hash",
    "side_labels",
    "tally",
    "tally_by",
]
