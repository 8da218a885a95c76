"""Where a link may lead, and what it may not carry along."""

from __future__ import annotations

import pytest

from pipeline.composition.link_targets import refused

FINE = [
    "https://example.org", "https://example.org/a?b=c@d#e", "https://example.org/@name",
    "mailto:office@example.org", "mailto:first.last+tag@example.org", "#improvement",
]  # fmt: skip
REFUSED = {
    "user name": [
        "https://user@example.org", "https://user:word@example.org/x", "https://@example.org",
        "https://www.gov.uk@evil.example", "https://user@[::1]/", "https://a@b?c",
    ],
    "one address": [
        "mailto:a@example.org?subject=x", "mailto:a@example.org?body=x", "mailto:",
        "mailto:a@example.org,b@example.org", "mailto:a@example.org;b@c.org", "mailto:?to=a@b.org",
        "mailto:a@example.org&cc=b@c.org", "mailto:a%3Fsubject=x@b.org", "mailto:nobody",
    ],
    "https:, mailto:, paragraph: or evidence: only": [
        "http://example.org", "javascript:alert(1)", "//example.org", "https:///x", "file:///x",
        "https://good.example\\@evil.example", "", "MAILTO:a@b.org", "report.html", "#1",
    ],
}  # fmt: skip


@pytest.mark.parametrize("href", FINE)
def test_it_may_lead_there(href: str) -> None:
    assert refused(href) == ""


@pytest.mark.parametrize(
    ("why", "href"), [(why, one) for why, all_ in REFUSED.items() for one in all_]
)
def test_it_may_not_lead_there(why: str, href: str) -> None:
    assert why in refused(href)
