"""Letters and summaries: whether they say what the report says, and nothing else."""
