"""The opinion map: where people stand, whether there are groups at all, and what holds across the declared sides."""

from .bridging import Bridge, Consensus, bridging, bridging_of, consensus, side_labels
from .counts import Tally, correct, in_conversation, interval, lower_bound, tally, tally_by
from .disclosure import Cell, Published, cells, publishable, suppress
from .errors import NoAnswer, Unreadable
from .groups import Groups, find_groups
from .known import Known, known_by
from .mapping import Map, align, opinion_map, preview, replay_hash
from .model import Fit, fit, predict
from .polis import PeerGroups, consensus_like_polis, groups_like_polis
from .rank import RankChoice, choose_rank
from .reading import Statement, read_sides, read_statements, read_votes
from .routing import Share, Showing, chances, next_statement, showing_weight, weighted_share
from .votes import Votes, from_triples

__all__ = [
    "Bridge",
    "Cell",
    "Consensus",
    "Fit",
    "Groups",
    "Known",
    "Map",
    "NoAnswer",
    "PeerGroups",
    "Published",
    "RankChoice",
    "Share",
    "Showing",
    "Statement",
    "Tally",
    "Unreadable",
    "Votes",
    "align",
    "bridging",
    "bridging_of",
    "cells",
    "chances",
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
    "known_by",
    "lower_bound",
    "next_statement",
    "opinion_map",
    "predict",
    "preview",
    "publishable",
    "read_sides",
    "read_statements",
    "read_votes",
    "replay_hash",
    "showing_weight",
    "side_labels",
    "suppress",
    "tally",
    "tally_by",
    "weighted_share",
]
