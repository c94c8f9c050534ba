class Point:
    """A place."""
    count = 0
    def __init__(self, x, y=0):
        self.x = x
        self.y = y
        Point.count += 1
    def __add__(self, other): return Point(self.x + other.x, self.y + other.y)
    def __eq__(self, other): return self.x == other.x and self.y == other.y
    def __lt__(self, other): return self.x < other.x
    def __hash__(self): return hash((self.x, self.y))
    def __repr__(self): return f"Point({self.x}, {self.y})"
    @property
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    @staticmethod
    def origin(): return Point(0)
    @classmethod
    def of(cls, pair): return cls(*pair)
class Named(Point):
    def __init__(self, name, *rest):
        super().__init__(*rest)
        self.name = name
    def __str__(self): return self.name
ps = sorted([Named("a", 3, 4), Point(1), Point.of((2, 2))])
print(ps, ps[0].norm, {p: 1 for p in ps}, Point.count, str(ps[-1]), isinstance(ps[0], Point))
