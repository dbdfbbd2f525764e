"""tracktwo: a workbench for the third party that runs a track-two dialogue."""

__version__ = "0.1.0"
