"""The work of a run on the workers of a Dask cluster, for folders that all of them see.

Nothing of a bundle goes through Dask: a task is a folder, numbers and digests, and so is what comes
back. What is to be done and what came of it are files in a hidden folder of the run (`desk`). In a
worker the report is done by the same killable process as on one machine (`task`). Only what holds
against our own digests is believed (`believed`).
"""
