class Lost(ValueError):
    def __init__(self, what, n=1):
        super().__init__(what)
        self.n = n
def find(n):
    try:
        if n == 0: raise Lost("none", 7)
        return find(n - 1)
    except KeyError: return 0
    finally: seen.append(n)
seen = []
try: find(5)
except (TypeError, Lost) as e: print(type(e), str(e), e.n, seen, repr(e), isinstance(e, ValueError))
else: print("fine")
for i in range(3):
    try:
        [][i]
    except IndexError as e:
        try: raise
        except Exception as f: print(f)
        continue
    finally: i += 1
