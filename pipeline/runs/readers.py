"""Who a draft is for."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, get_args

Reader: TypeAlias = Literal["team", "provider", "children", "authorities"]
READERS: Final[tuple[Reader, ...]] = get_args(Reader)
SENT_TO: Final = READERS[1:]
"""Those outside the team. What leaves it lies in a folder that is called as its readers are."""
