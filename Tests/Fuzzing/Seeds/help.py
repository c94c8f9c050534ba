def area(width: int, height: float = 1.5, *rest, unit="m", **more) -> float:
    """The area."""
    return width * height
help(area)
help(len)
help("".join)
help(str)
help(math)
help()
print(dir(area), dir([]), dir())
