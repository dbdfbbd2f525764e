"""The opinion map: where people stand, whether they form groups, and what holds across the declared sides."""

from tracktwo.methods.errors import InvalidInput, Refusal
from tracktwo.methods.quoting import printable

from .ballots import distinct_ballots, identical_ballots
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
from .differences import AxisStatement, MainAxis, SideDifference, differences_of_counts, main_axis, side_differences
from .disclosure import MIN_CELL, Cell, PublishedCounts, cells_to_withhold, map_cells, publishable_counts
from .distinguishing_statements import DistinguishingStatement, distinguishing_statements
from .exchange import aggregate_csv, comments_csv, participants_csv, summary_csv, votes_csv
from .groups import Groups, find_groups, main_line
from .map_svg import map_svg
from .map_text import MapText
from .mapping import Map, align, opinion_map, preview, replay_hash
from .model import Fit, fit, predict
from .polis import PolisGroups, polis_consensus, polis_groups
from .rank import RankChoice, choose_rank
from .reading import VotesFile, read_votes, read_votes_file
from .routing import Showing, WeightedShare, next_statement, showing_probabilities, showing_weight, weighted_share
from .statement_files import Statement, read_sides, read_statements, side_notes
from .sufficient_statistics import StatementParameters
from .unimodality import UnimodalityTest, detectable_gaps, unimodality_test
from .verdicts import StatementVerdict, statement_verdicts
from .votes import FloatArray, IntArray, Votes, from_triples

__all__ = [
    "MIN_CELL",
    "MIN_VOTES",
    "AxisStatement",
    "Bridge",
    "Cell",
    "Consensus",
    "DistinguishingStatement",
    "Fit",
    "FloatArray",
    "Groups",
    "IntArray",
    "InvalidInput",
    "MainAxis",
    "Map",
    "MapText",
    "PolisGroups",
    "PublishedCounts",
    "RankChoice",
    "Refusal",
    "Showing",
    "SideDifference",
    "Statement",
    "StatementParameters",
    "StatementVerdict",
    "Tally",
    "UnimodalityTest",
    "Votes",
    "VotesFile",
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
    "detectable_gaps",
    "differences_of_counts",
    "distinct_ballots",
    "distinguishing_statements",
    "find_groups",
    "fit",
    "from_triples",
    "identical_ballots",
    "in_conversation",
    "lower_bound",
    "main_axis",
    "main_line",
    "map_cells",
    "map_svg",
    "next_statement",
    "opinion_map",
    "participants_csv",
    "polis_consensus",
    "polis_groups",
    "predict",
    "preview",
    "printable",
    "publishable_counts",
    "read_sides",
    "read_statements",
    "read_votes",
    "read_votes_file",
    "replay_hash",
    "share_interval",
    "showing_probabilities",
    "showing_weight",
    "side_differences",
    "side_labels",
    "side_notes",
    "statement_verdicts",
    "summary_csv",
    "tally",
    "tally_by_label",
    "unimodality_test",
    "votes_csv",
    "weighted_share",
]
