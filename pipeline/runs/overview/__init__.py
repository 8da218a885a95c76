"""The batch at a glance: for people (`index.html`), spreadsheets (`batch.csv`), programs."""
