"""Notebooks to read and to run, and ``python -m notebooks``, which executes them and writes them back."""
