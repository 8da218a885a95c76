"""What is wrong with templates and report types, told before there is any bundle."""
