"""What people are said to have said, and who said it."""
