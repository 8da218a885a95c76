"""Style sheets as a team may change them: what in one no browser would read, or would hide."""
