"""What is wrong with the fixed words of templates: absence, mandatory wording, plain English."""
