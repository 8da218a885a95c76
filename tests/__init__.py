"""The tests. A package, because a library installs a package of the same name."""
