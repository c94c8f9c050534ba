class Bag:
    def __init__(self, items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]
    def __setitem__(self, i, v): self.items[i] = v
    def __delitem__(self, i): del self.items[i]
    def __contains__(self, v): return v in self.items
    def __iter__(self): return iter(self.items)
    def __call__(self, x): return [x] * len(self)
    def __enter__(self): return self
    def __exit__(self, kind, value, trace): self.items.clear()
    def __bool__(self): return len(self) > 0
    def __getattr__(self, name): return name
with Bag([3, 1, 2]) as b:
    b[0] = 5
    del b[1]
    print(len(b), 5 in b, [x for x in b], b("a"), bool(b), b.other, sum(b), sorted(b, key=lambda x: -x))
