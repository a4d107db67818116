"""The documentation: pages by hand, and the reference that ``introspection`` makes from the code."""
