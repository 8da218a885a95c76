"""The same words in two reports: whose words count, how they are kept, how they are found."""
