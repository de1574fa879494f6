"""Benchmarks: what a share, a search, memory and a start cost, beside what they aim at."""
