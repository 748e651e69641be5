"""Deliveries of articles, as people have them and as they go wrong, with what reading them must give."""
