/// The layout of instances: which attribute stands in which slot.
///
/// Instances of one class that got the same attributes in the same order share a shape, so an inline
/// cache knows from its number alone where an attribute is.
final class Shape {
  /// What inline caches compare: no two layouts ever have the same, and a class that changes gives its
  /// layouts new ones. 0 for instances that keep their attributes in a dict, which no cache matches.
  fileprivate(set) var id: Int
  let ownerReference: Ref<ClassObject>
  let names: [StringObject]
  private let slots: [UnsafeRawPointer: Int]
  private var following: [UnsafeRawPointer: Shape] = [:]

  fileprivate init(id: Int, owner: ClassObject, names: [StringObject]) {
    self.id = id
    ownerReference = .passUnretained(owner)
    self.names = names
    var slots: [UnsafeRawPointer: Int] = [:]
    for (slot, name) in names.enumerated() { slots[UnsafeRawPointer(name.toOpaque())] = slot }
    self.slots = slots
  }

  var owner: ClassObject { ownerReference.object }

  var isDictionary: Bool { id == 0 }

  /// The slot of an interned name.
  func slot(_ name: StringObject) -> Int? { slots[UnsafeRawPointer(name.toOpaque())] }

  /// The layout with one more attribute; nil where instances keep their attributes in a dict instead.
  func adding(_ name: StringObject) -> Shape? {
    if let known = following[UnsafeRawPointer(name.toOpaque())] { return known }
    guard names.count < 64, let shape = owner.shapes.make(names + [name], owner) else { return nil }
    following[UnsafeRawPointer(name.toOpaque())] = shape
    return shape
  }
}

/// All layouts of the instances of one class.
struct Shapes {
  private let registry: ClassRegistry
  private var all: [Shape] = []

  init(_ registry: ClassRegistry) { self.registry = registry }

  /// Programs that name attributes by their data would make layouts without end.
  mutating func make(_ names: [StringObject], _ owner: ClassObject) -> Shape? {
    guard all.count < 512 else { return nil }
    let shape = Shape(id: registry.nextID(), owner: owner, names: names)
    all.append(shape)
    return shape
  }

  mutating func makeDictionary(_ owner: ClassObject) -> Shape {
    Shape(id: 0, owner: owner, names: [])
  }

  /// Makes every inline cache forget these layouts.
  func renew() { for shape in all { shape.id = registry.nextID() } }
}
