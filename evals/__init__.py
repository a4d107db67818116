"""Accuracy on public data sets: ``python -m evals NAME``; see ``evals/README.md``."""
