"""A report with its findings in the browser, renewed as bundles and templates are saved.

`press` makes the pages and knows when they are stale, `site` has the addresses, `server` and `door`
let in the browser of the person at this machine and nobody else, and `watch` tells of saved files.
"""
