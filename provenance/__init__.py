"""Claim provenance: where each claim in a pile of articles came from."""

__version__ = "0.1.0"
