"""The response to the provider’s comments, which goes out with the final report (001:913)."""
