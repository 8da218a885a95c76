"""What a change of templates, schemas or rules does to reports: the value that `compare` makes.

Reporters draw it. Of a bundle nothing is in it but its name and what findings say; the words in
it are those of templates.
"""
