"""The Evaluation tab: question sets, saved runs, and the user's own questions."""
