"""Waves: the laptop handed round, paper entered afterwards, and what is written when a wave closes."""
