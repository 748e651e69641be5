"""What each finding claims, by the module that makes it; each reader returns patterns of sentences, and facts."""
