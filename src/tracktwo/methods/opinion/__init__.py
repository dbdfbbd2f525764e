"""The opinion map: where people stand, whether they form groups, and what holds across the declared sides."""

from .bridging import Bridge, Consensus, bridging, bridging_by_label, consensus, side_labels
from .counts import (
    MIN_VOTES,
    Tally,
    adjusted_p_values,
    in_conversation,
    lower_bound,
    share_interval,
    tally,
    tally_by_label,
)
from .disclosure import MIN_CELL, Cell, PublishedCounts, cells_to_withhold, map_cells, publishable_counts
from .distinguishing_statements import DistinguishingStatement, distinguishing_statements
from .errors import NoAnswer, Unreadable
from .exchange import aggregate_csv, comments_csv, participants_csv, summary_csv, votes_csv
from .groups import Groups, find_groups
from .map_svg import MapText, map_svg
from .mapping import Map, align, opinion_map, preview, replay_hash
from .model import Fit, fit, predict
from .polis import PolisGroups, polis_consensus, polis_groups
from .rank import RankChoice, choose_rank
from .reading import Statement, read_sides, read_statements, read_votes
from .routing import Showing, WeightedShare, next_statement, showing_probabilities, showing_weight, weighted_share
from .sufficient_statistics import StatementParameters
from .verdicts import StatementVerdict, statement_verdicts
from .votes import FloatArray, IntArray, Votes, from_triples

__all__ = [
    "MIN_CELL",
    "MIN_VOTES",
    "Bridge",
    "Cell",
    "Consensus",
    "DistinguishingStatement",
    "Fit",
    "FloatArray",
    "Groups",
    "IntArray",
    "Map",
    "MapText",
    "NoAnswer",
    "PolisGroups",
    "PublishedCounts",
    "RankChoice",
    "Showing",
    "Statement",
    "StatementParameters",
    "StatementVerdict",
    "Tally",
    "Unreadable",
    "Votes",
    "WeightedShare",
    "adjusted_p_values",
    "aggregate_csv",
    "align",
    "bridging",
    "bridging_by_label",
    "cells_to_withhold",
    "choose_rank",
    "comments_csv",
    "consensus",
    "distinguishing_statements",
    "find_groups",
    "fit",
    "from_triples",
    "in_conversation",
    "lower_bound",
    "map_cells",
    "map_svg",
    "next_statement",
    "opinion_map",
    "participants_csv",
    "polis_consensus",
    "polis_groups",
    "predict",
    "preview",
    "publishable_counts",
    "read_sides",
    "read_statements",
    "read_votes",
    "replay_hash",
    "share_interval",
    "showing_probabilities",
    "showing_weight",
    "side_labels",
    "statement_verdicts",
    "summary_csv",
    "tally",
    "tally_by_label",
    "votes_csv",
    "weighted_share",
]
