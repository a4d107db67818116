"""Attribution: exact spans of source, cue and content on PolNeAR, and the credited agency."""
