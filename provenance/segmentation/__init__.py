"""Cuts an article into sentences, and page furniture out of it."""

from __future__ import annotations

from provenance.segmentation.furniture import of_line as furniture_reason
from provenance.segmentation.segment import SegmentationSettings, segment

__all__ = ["SegmentationSettings", "furniture_reason", "segment"]
