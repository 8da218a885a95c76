"""What must hold of the file of comments beside a bundle."""

from __future__ import annotations

from typing import Final

from pipeline.model.finding import Citation, Rule, Severity

BROKEN: Final = Rule(
    "PUB063",
    "comments-cannot-be-read",
    Severity.ERROR,
    "The comments beside a bundle can be read.",
    "They are what the provider said and what was answered. Of a file that is not as it should be, "
    "nobody knows what is still open.",
    Citation("001", "913"),
    "Mend it there: an answer is a text, a decision is ‘accepted’, ‘partly’ or ‘not accepted’.",
)
STRANGE: Final = Rule(
    "PUB064",
    "comments-of-another-bundle",
    Severity.ERROR,
    "The comments beside a bundle are about its report.",
    "What was said of another report says nothing of this one, and is private to those concerned.",
    Citation("001", "913"),
    "Move the file away, or put back the one of this bundle.",
)
NO_PARAGRAPH: Final = Rule(
    "PUB065",
    "comment-on-no-paragraph",
    Severity.ERROR,
    "What a comment is about stands in the copy that was sent.",
    "A letter or an e-mail names a paragraph by its number or by its words. If the copy has no "
    "such paragraph, the number is a slip, or is that of another draft, and the answer would be to "
    "something that the provider did not mean.",
    Citation("001", "909-913"),
    "Correct the number or the words; or leave both out, and it is about the report as a whole.",
)
GONE: Final = Rule(
    "PUB066",
    "commented-paragraph-gone",
    Severity.WARNING,
    "A paragraph that the provider commented on is in the report, or was taken out on purpose.",
    "The provider looks for what became of it. The response shows it with the words that were "
    "sent, and says that nothing in the report is like it any more.",
    Citation("001", "913"),
    "Put its number in the report as it is now into ‘now’, if it was rewritten; else leave it.",
)
UNCHANGED: Final = Rule(
    "PUB067",
    "accepted-without-change",
    Severity.WARNING,
    "Where a comment was accepted, its paragraph has changed.",
    "The provider reads that its comment was accepted, and beside it a paragraph as it was.",
    Citation("001", "913"),
    "Change the bundle as was decided. If the change stands elsewhere, say so in the answer.",
)
UNREADY: Final = Rule(
    "PUB068",
    "comment-not-ready-for-response",
    Severity.ERROR,
    "The response has for each comment its kind, the answer, the decision, who answered and when.",
    "All comments are considered and responded to. A response in which one has no answer says that "
    "it was passed over.",
    Citation("001", "913"),
    "Fill in what is missing in the file of comments beside the bundle; ‘evidence’ may stay empty.",
)
NO_COMMENTS: Final = Rule(
    "PUB069",
    "nothing-to-respond-to",
    Severity.ERROR,
    "A response answers comments.",
    "Without a comment on record a response could only say that there was none, and nobody has "
    "said so: it may be that one was not taken in.",
    Citation("001", "913"),
    "Take in what came back: comments RETURNED.docx BUNDLE; or add what came in a letter by hand.",
)
RULES: Final = (BROKEN, STRANGE, NO_PARAGRAPH, GONE, UNCHANGED, UNREADY, NO_COMMENTS)
