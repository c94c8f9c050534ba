"""Objects: 300,000 vectors made and added by a special method, methods that call methods, attributes that change, a
binary tree of nodes, and a family of shapes whose methods a base class calls."""
import time
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)
    def dot(self, other):
        return self.x * other.x + self.y * other.y
class Counter:
    def __init__(self, start):
        self.value = start
        self.steps = 0
    def step(self, by):
        self.value += by
        self.steps += 1
    def run(self, n):
        for i in range(n):
            self.step(i & 3)
        return self.value
class Node:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None
    def insert(self, key):
        node = self
        while True:
            if key < node.key:
                if node.left is None:
                    node.left = Node(key)
                    return
                node = node.left
            else:
                if node.right is None:
                    node.right = Node(key)
                    return
                node = node.right
    def total(self):
        s = self.key
        if self.left is not None: s += self.left.total()
        if self.right is not None: s += self.right.total()
        return s
class Shape:
    def __init__(self, name): self.name = name
    def area(self): return 0
    def doubled(self): return 2 * self.area()
class Square(Shape):
    def __init__(self, side):
        super().__init__("square")
        self.side = side
    def area(self): return self.side * self.side
class Box(Shape):
    def __init__(self, a, b):
        super().__init__("box")
        self.a = a
        self.b = b
    def area(self): return self.a * self.b
def vectors():
    total = Vector(0, 0)
    for i in range(300_000):
        total = total + Vector(i, 1)
    return total.dot(Vector(1, 1))
def counters():
    return Counter(0).run(1_000_000)
def tree():
    root = Node(50_000)
    x = 1
    for _ in range(50_000):
        x = x * 16807 % 2147483647
        root.insert(x % 100_000)
    return root.total()
def shapes():
    s = 0
    for i in range(200_000):
        s += Square(i).doubled() if i % 2 == 0 else Box(i, 2).doubled()
    return s
for n, f in (("vectors", vectors), ("counters", counters), ("tree", tree), ("shapes", shapes)):
    t = time.perf_counter(); r = f()
    print('{"prog":"%s","seconds":%.4f,"check":"%s"}' % (n, time.perf_counter() - t, r))
