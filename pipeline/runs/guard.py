"""One bundle that goes wrong stops no other, and what is said of it names no value."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pipeline.evidence.find import RawBundle
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place

_Result = TypeVar("_Result")


def guarded(source: RawBundle, look: Callable[[RawBundle], _Result]) -> _Result | BrokenError:
    """Return what looking at a bundle gives, or why it could not be processed."""
    try:
        return look(source)
    except BrokenError as error:
        error.__cause__ = error.__context__ = None
        return error.with_traceback(None)  # which would keep the whole bundle
    except Exception as error:  # noqa: BLE001  one bundle must not stop the others
        return accident(source, error)


def accident(source: RawBundle, error: BaseException) -> BrokenError:
    """Return what may be said of an unforeseen error: never its message, which may be private."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    at = ""
    if trace is not None:
        code, module = trace.tb_frame.f_code, trace.tb_frame.f_globals.get("__name__", "")
        at = f" in {code.co_name} of {module}, line {trace.tb_lineno}"
    message = f"An error inside the tool ({type(error).__name__}{at})."
    place = Place(BundleAddress(source.name, "", source.first_line, 1))
    return BrokenError(message, place=place, hint="Please report it.")
