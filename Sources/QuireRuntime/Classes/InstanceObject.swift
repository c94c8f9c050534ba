/// An object of a class of the program.
package final class InstanceObject: Object {
  var shape: Unmanaged<Shape>
  /// The attributes, in the order of the shape.
  private(set) var slots: UnsafeMutablePointer<Value>
  private(set) var capacity: Int
  private unowned(unsafe) let slotPool: SlotPool
  /// The attributes of an instance whose shape is none.
  private(set) var dictionary: Ref<DictObject>?
  /// The value of Quire's own that it carries, where its class refines such a type.
  var native = Value.undefined

  init(_ type: ClassObject, _ shape: Unmanaged<Shape>, _ pool: SlotPool) {
    self.shape = shape
    capacity = type.slotCount
    slotPool = pool
    slots = slotPool.take(capacity)
    super.init(pool: ObjectPools.instance)
  }

  /// Becomes a new instance after it was freed.
  @inline(__always)
  func begin(_ type: ClassObject, _ shape: Unmanaged<Shape>) {
    self.shape = shape
    dictionary = nil
    native = .undefined
    if capacity < type.slotCount || capacity > 64 {
      slotPool.give(slots, capacity)
      capacity = type.slotCount
      slots = slotPool.take(capacity)
    }
  }

  deinit { slotPool.give(slots, capacity) }

  override var byteCount: Int { 96 + 16 * capacity }

  override func visit(_ mark: (Value) -> Void) {
    let shape = shape.object
    mark(.class(.passUnretained(shape.owner)))
    for slot in shape.names.indices { mark(slots[slot]) }
    if let dictionary { mark(.dict(dictionary)) }
    mark(native)
  }

  package var type: ClassObject { shape.object.owner }

  @inline(__always)
  var typeReference: Ref<ClassObject> { shape._withUnsafeGuaranteedRef { $0.ownerReference } }

  // MARK: Attributes

  func attribute(_ name: StringObject) -> Value? {
    if let dictionary { return try? dictionary.object.get(.string(name)) }
    return shape.object.slot(name).map { slots[$0] }
  }

  /// The names and values of its attributes, in the order in which they came.
  var attributes: [(name: StringObject, value: Value)] {
    if let dictionary {
      return dictionary.object.pairs.compactMap { pair in
        if case .string(let name) = pair.key { (name, pair.value) } else { nil }
      }
    }
    return shape.object.names.enumerated().map { ($1, slots[$0]) }
  }

  func set(_ name: StringObject, _ value: Value, _ heap: Heap) throws {
    if let slot = shape.object.slot(name) {
      slots[slot] = value
    } else if dictionary == nil, let next = shape.object.adding(name) {
      append(value, becoming: next)
    } else {
      try attributesAsDict(heap).object.set(.string(name), value)
      heap.grew(by: 48)
    }
  }

  /// Adds the attribute that `next` has more than the shape.
  private func append(_ value: Value, becoming next: Shape) {
    let slot = next.names.count - 1
    if slot == capacity {
      let moved = slotPool.take(capacity * 2)
      moved.update(from: slots, count: slot)
      slotPool.give(slots, capacity)
      slots = moved
      capacity *= 2
      next.owner.slotCount = max(next.owner.slotCount, capacity)
    }
    slots[slot] = value
    shape = .passUnretained(next)
  }

  /// Removes an attribute; false when there is none.
  func remove(_ name: StringObject, _ heap: Heap) throws -> Bool {
    guard dictionary == nil else { return try dictionary?.object.remove(.string(name)) != nil }
    guard shape.object.slot(name) != nil, let empty = type.emptyShape else { return false }
    let kept = attributes.filter { $0.name.toOpaque() != name.toOpaque() }
    shape = empty
    for (name, value) in kept { try set(name, value, heap) }
    return true
  }

  /// Its attributes as a dict, where they stand from now on: changes of it are changes of the instance.
  func attributesAsDict(_ heap: Heap) throws -> Ref<DictObject> {
    if let dictionary { return dictionary }
    let dict = DictObject()
    for (name, value) in attributes { try dict.set(.string(name), value) }
    let reference = heap.track(dict, byteCount: dict.byteCount)
    shape = .passUnretained(type.dictionaryShape)
    dictionary = reference
    return reference
  }
}
