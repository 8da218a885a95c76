"""What WeasyPrint 70 leaves undone in a tagged PDF, mended just before the bytes are written.

* A `TH` has no /Scope (Kozea/WeasyPrint issue 2508): column in the head of a table, else row.
* Words in the page margins are marked content that no structure element owns (issue 1836).
  They become artifacts of pagination, which a reader of the tags passes over.
* Emphasis within a link gets a second annotation of that link, outside the tag `Link`.
  It goes: the link's own annotation covers the same place.
* A list within a list stands beside the item that it belongs to. It moves into its `LBody`.
* A link has no flag that says that it is on paper, too: in a reader’s print it would be missing.

Works on pydyf's objects without importing it: dictionaries with names as keys, arrays with
references such as `12 0 R` as bytes, and content streams as lists of operators.
"""

from __future__ import annotations

from typing import Any, Final

_PRINTED: Final = 4  # ISO 32000-1, 12.5.3


def mend(pdf: Any) -> None:
    """Mend the tags of the `pdf` given: scopes of heading cells, margin words, links."""
    _Mender(pdf).mend()


class _Mender:
    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._root = self._object(pdf.catalog["StructTreeRoot"])
        self._parents: list[Any] = self._object(self._root["ParentTree"])["Nums"]
        self._owned: dict[bytes, set[int]] = {page: set() for page in pdf.page_references}

    def mend(self) -> None:
        for kid in self._root["K"]:
            self._walk(self._object(kid), "Row", in_link=False)
        for index, (page, owned) in enumerate(self._owned.items()):
            stream = self._object(self._object(page)["Contents"])
            self._set_apart(stream.stream, self._parents[2 * index + 1], owned)
        for one in self._pdf.objects:
            if isinstance(one, dict) and one.get("Type") == "/Annot":
                one["F"] = _PRINTED

    def _walk(self, element: Any, scope: str, *, in_link: bool) -> None:
        """Go down the tree with the scope of the part of a table; note the content owned."""
        kind = element["S"]
        if kind == "/L":
            self._set_in(element)
        if kind in ("/THead", "/TBody"):
            scope = "Column" if kind == "/THead" else "Row"
        elif kind == "/TH" and "A" in element:
            element["A"]["Scope"] = f"/{scope}"
        for kid in tuple(element["K"]):
            if isinstance(kid, int):
                self._owned[element["Pg"]].add(kid)
            elif "Obj" not in (child := self._object(kid)):
                self._walk(child, scope, in_link=in_link or kind == "/Link")
            elif in_link:
                element["K"].remove(kid)
                self._drop(child)

    def _set_in(self, outer: Any) -> None:
        """Move each list right below a list into the body of the item before it."""
        item: Any = None
        for kid in tuple(outer["K"]):
            child = self._object(kid)
            if child["S"] == "/LI":
                item = child
            elif child["S"] == "/L" and item is not None:
                body = next(one for one in item["K"] if self._object(one)["S"] == "/LBody")
                outer["K"].remove(kid)
                self._object(body)["K"].append(kid)
                child["P"] = body

    def _drop(self, place: Any) -> None:
        """Take an annotation off its page, and its number off the list of parents."""
        number = self._object(place["Obj"])["StructParent"]
        self._parents[2 * number + 1] = "null"
        self._object(place["Pg"])["Annots"].remove(place["Obj"])

    @staticmethod
    def _set_apart(stream: list[Any], parents: list[Any], owned: set[int]) -> None:
        """Mark as artifact whatever in the stream no element owns, and take it off the list."""
        for place, item in enumerate(stream):
            if isinstance(item, dict) and "MCID" in item and item["MCID"] not in owned:
                parents[item.pop("MCID")] = "null"
                item["Type"] = "/Pagination"
                stream[place - 1] = "/Artifact"

    def _object(self, reference: bytes) -> Any:
        return self._pdf.objects[int(reference.split()[0])]
