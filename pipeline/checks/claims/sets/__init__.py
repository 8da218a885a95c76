"""Sets that notes count parts of: ‘read 12. Signed in 9’."""
