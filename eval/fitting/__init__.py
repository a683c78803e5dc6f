"""Fits the extractive generator's two logistic models on public question sets."""
