"""`dataclass`, whose methods are made when they are first needed.

That of the standard library writes and compiles up to six functions for each class: an eighth of
the time of `check`, though most classes make few values and compare none. Fields, slots and
defaults are its own, and mypy sees nothing else. What it has beyond `frozen`, `slots` and `eq` is
refused.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

__all__ = ["as_data", "dataclass"]


def as_data(value: Any) -> Any:
    """Return what `dataclasses.asdict` does of values in tuples and lists, but copy no other."""
    if isinstance(value, tuple | list):
        return type(value)(map(as_data, value))
    if not is_dataclass(value):
        return value
    return {one.name: as_data(getattr(value, one.name)) for one in fields(value)}


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses
    from operator import attrgetter
    from reprlib import recursive_repr

    _MISSING = dataclasses.MISSING
    _SELDOM = 4  # values of a class, for which its `__init__` is not worth while to compile

    def dataclass(*, frozen=False, slots=False, eq=True):
        """Return a decorator that does what `dataclasses.dataclass` does with these arguments."""

        def made(cls):
            cls.__doc__ = cls.__doc__ or cls.__name__  # or a signature would be worked out for it
            value = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
            for name, method in _methods(value, frozen, slots, eq).items():
                if vars(value).get(name) is None:
                    setattr(value, name, method)
            return value

        return made

    def _methods(cls, frozen, slots, eq):
        found = {"__init__": _init(cls, frozen), "__repr__": _repr}
        if eq:
            found |= _comparing(cls, frozen)
        if frozen:
            found |= {"__setattr__": _refused, "__delattr__": _refused}
        if frozen and slots:
            found |= {"__getstate__": _values, "__setstate__": _with_values}
        return found

    def _init(cls, frozen):
        """Return an `__init__` that sets the first few values by itself, and then is written."""
        seldom = 0 if hasattr(cls, "__post_init__") else _SELDOM

        def first(self, *args, **named):
            nonlocal seldom
            values = _filled(dataclasses.fields(cls), args, named) if seldom > 0 else None
            seldom -= 1
            if values is not None:
                for name, value in values.items():
                    object.__setattr__(self, name, value)
                return
            if vars(cls)["__init__"] is first:
                cls.__init__ = _written_init(cls, frozen)
            cls.__init__(self, *args, **named)

        return first

    def _filled(fields, args, named):
        """Return the value of each field, or nothing where they are not simply there."""
        names = [one.name for one in fields if one.init and one.default_factory is _MISSING]
        defaults = {one.name: one.default for one in fields if one.default is not _MISSING}
        placed = dict(zip(names, args, strict=False))
        values = {**defaults, **placed, **named}
        simple = len(names) == len(fields) and len(args) <= len(names)
        once = placed.keys().isdisjoint(named)
        return values if simple and once and values.keys() == set(names) else None

    def _written_init(cls, frozen):
        """Return `__init__` of a class, made from the source that one would write by hand."""
        fields = dataclasses.fields(cls)
        known = {
            "_set": object.__setattr__,
            "_missing": _MISSING,
            **{f"_default_{one.name}": one.default for one in fields},
            **{f"_new_{one.name}": one.default_factory for one in fields},
        }
        taken = [_parameter(one) for one in fields if one.init]
        done = [_setting(one.name, value, frozen) for one in fields if (value := _value(one))]
        if hasattr(cls, "__post_init__"):
            done.append("self.__post_init__()")
        source = f"def __init__({', '.join(['self', *taken])}):\n  {'; '.join(done) or 'pass'}"
        exec(source, known)  # noqa: S102  of names of fields alone
        return known["__init__"]

    def _parameter(one):
        if one.default is not _MISSING:
            return f"{one.name}=_default_{one.name}"
        made = one.default_factory is not _MISSING
        return f"{one.name}=_missing" if made else one.name

    def _value(one):
        """Return what a field is set to, as source; nothing for one that `__post_init__` sets."""
        if one.default_factory is _MISSING:
            return one.name if one.init else ""
        new = f"_new_{one.name}()"
        return f"{new} if {one.name} is _missing else {one.name}" if one.init else new

    def _setting(name, value, frozen):
        return f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}"

    def _comparing(cls, frozen):
        names = [one.name for one in dataclasses.fields(cls) if one.compare]
        key = attrgetter(*names) if names else lambda _: ()

        def equal(self, other):
            return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

        def hashed(self):
            return hash(key(self))

        return {"__eq__": equal, "__hash__": hashed if frozen else None}

    @recursive_repr()
    def _repr(self):
        shown = (one.name for one in dataclasses.fields(self) if one.repr)
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{type(self).__qualname__}({said})"

    def _refused(self, name, *_):
        raise dataclasses.FrozenInstanceError(f"{name!r} of a value that is made cannot change")

    def _values(self):
        return [getattr(self, one.name) for one in dataclasses.fields(self)]

    def _with_values(self, values):
        for one, value in zip(dataclasses.fields(self), values, strict=True):
            object.__setattr__(self, one.name, value)
