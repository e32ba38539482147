"""Helpers of the reader's tests, and the texts they read."""
