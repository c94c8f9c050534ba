/// What the classes of a session share: their numbers, and which there are.
final class ClassRegistry {
  private var lastID = 0
  private var classes: [ObjectIdentifier: Ref<ClassObject>] = [:]

  func nextID() -> Int {
    lastID += 1
    return lastID
  }

  func add(_ type: ClassObject) { classes[ObjectIdentifier(type)] = .passUnretained(type) }
  func remove(_ type: ClassObject) { classes[ObjectIdentifier(type)] = nil }

  /// Makes what was learned about a class and those derived from it be learned anew.
  func invalidate(_ type: ClassObject) {
    for reference in classes.values {
      reference.with { if $0.lineage.contains(type.number) { $0.renew() } }
    }
  }
}
