/// The way of one comparison or hash through nested values: not too deep, and through what is there many times
/// only once, since a few lists that hold each other twice have more ways through them than can be walked.
struct Walk {
  private struct Pair: Hashable {
    let first: ObjectIdentifier
    let second: ObjectIdentifier
  }

  /// The elements seen, each a step or more.
  var elements = 0
  private var depth = 0
  /// Containers found equal, of those that took a while.
  private var equal: Set<Pair> = []
  private var hashes: [ObjectIdentifier: Int] = [:]

  private static let few = 64

  /// Goes into two containers, which are not walked again when they were found equal.
  /// - Returns: what `leave` is told; nil when they are known.
  mutating func enter(_ a: Object, _ b: Object) throws -> Int? {
    if !equal.isEmpty, equal.contains(Pair(first: ObjectIdentifier(a), second: ObjectIdentifier(b)))
    {
      return nil
    }
    try Value.checkDepth(depth)
    depth += 1
    return elements
  }

  /// Leaves two containers that are equal; after those that are not the walk ends.
  mutating func leave(_ a: Object, _ b: Object, since mark: Int) {
    depth -= 1
    guard elements &- mark > Walk.few else { return }
    equal.insert(Pair(first: ObjectIdentifier(a), second: ObjectIdentifier(b)))
  }

  /// The hash of a tuple; `leaf` gives those of other values.
  mutating func hash(_ tuple: TupleObject, leaf: (Value) throws -> Int) throws -> Int {
    if !hashes.isEmpty, let known = hashes[ObjectIdentifier(tuple)] { return known }
    // Finding the key will compare it, which takes more of the stack and cannot fail.
    try Value.checkDepth(depth, before: depth)
    depth += 1
    let mark = elements
    var hash = 0x345678
    for value in tuple.values {
      elements &+= 1
      let part =
        if case .tuple(let inner) = value { try self.hash(inner.object, leaf: leaf) } else {
          try leaf(value)
        }
      hash = (hash ^ part) &* 1_000_003
    }
    depth -= 1
    if elements &- mark > Walk.few { hashes[ObjectIdentifier(tuple)] = hash }
    return hash
  }
}
