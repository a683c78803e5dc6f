"""Feedback under an answer: one click keeps a question of the user's own."""
