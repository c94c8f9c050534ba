big, small = 0x7fffffffffffffff, -0x8000000000000000
for f in [lambda a: a + a, lambda a: a * a, lambda a: -a, lambda a: a << 3, lambda a: a >> 63, lambda a: a // -1, lambda a: a % -1, lambda a: a ** 3]:
    print(f(big), f(small))
xs = [1, 2, 3]
print(xs[small:big:big], xs[big:small:small], "abc"[::small], range(small, big, big), len(range(small, 0, big)), range(0, big, 2)[-1])
print("a".center(5), f"{big:,} {small:+x} {big:20.3e}", "%d %x" % (small, big), round(big, -3), round(1.5, big), abs(small))
print(int(str(big * big)), hash(big * big), divmod(small, -1), divmod(big * big, small), (big * big).bit_length(), float(big * big))
