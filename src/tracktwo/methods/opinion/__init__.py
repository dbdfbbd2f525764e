"""The opinion map: where people stand, whether there are groups at all, and what holds across the declared sides."""

from .bridging import Bridge, Consensus, bridging, bridging_of, consensus, side_labels
from .counts import Tally, correct, in_conversation, interval, lower_bound, tally, tally_by
from .disclosure import SMALLEST, Cell, Published, cells, publishable, suppress
from .errors import NoAnswer, Unreadable
from .exchange import aggregate_csv, comments_csv, participants_csv, summary_csv, votes_csv
from .groups import Groups, find_groups
from .known import Known, known_by
from .mapping import Map, align, opinion_map, preview, replay_hash
from .model import Fit, fit, predict
from .picture import PictureWords, picture
from .polis import PeerGroups, consensus_like_polis, groups_like_polis
from .rank import RankChoice, choose_rank
from .reading import Statement, read_sides, read_statements, read_votes
from .routing import Share, Showing, chances, next_statement, showing_weight, weighted_share
from .votes import Votes, from_triples

__all__ = [
    "SMALLEST",
    "Bridge",
    "Cell",
    "Consensus",
    "Fit",
    "Groups",
    "Known",
    "Map",
    "NoAnswer",
    "PeerGroups",
    "PictureWords",
    "Published",
    "RankChoice",
    "Share",
    "Showing",
    "Statement",
    "Tally",
    "Unreadable",
    "Votes",
    "aggregate_csv",
    "align",
    "bridging",
    "bridging_of",
    "cells",
    "chances",
    "choose_rank",
    "comments_csv",
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
    "participants_csv",
    "picture",
    "predict",
    "preview",
    "publishable",
    "read_sides",
    "read_statements",
    "read_votes",
    "replay_hash",
    "showing_weight",
    "side_labels",
    "summary_csv",
    "suppress",
    "tally",
    "tally_by",
    "votes_csv",
    "weighted_share",
]
