"""The least and the most that a report type can come to, as bundles: made up, valid, readable."""
