"""Reports of one body year by year: which is last year's, and what they keep until they meet."""
