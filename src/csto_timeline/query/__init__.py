"""Questions: what a user filters by, and which events match."""
