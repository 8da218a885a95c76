"""What binds the words of a report to the records that they rest on."""
