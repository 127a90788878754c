"""Loops that act by themselves: silence, samples, partitions, snapshots."""
