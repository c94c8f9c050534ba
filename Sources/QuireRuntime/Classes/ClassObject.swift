import QuireSyntax

/// A class of the program.
package final class ClassObject: Object {
  package let name: String
  package let docstring: String?
  let base: Ref<ClassObject>?
  /// The type of Quire's own that it refines; its instances carry a value of that type.
  let native: TypeRecord?
  /// The numbers of the class and of all it derives from.
  let lineage: [Int]
  let number: Int
  /// What inline caches compare for attributes of the class itself.
  private(set) var id: Int
  /// The name of the module that made it.
  let moduleName: String
  let registry: ClassRegistry
  unowned let interpreter: Interpreter
  var shapes: Shapes
  /// The layout of a new instance.
  private(set) var emptyShape: Shape?
  private(set) lazy var dictionaryShape = shapes.makeDictionary(self)
  /// How many slots its instances came to need.
  var slotCount = 4
  private var members: [UnsafeRawPointer: Member] = [:]
  private var order: [StringObject] = []
  /// What it and its bases say of each special method; nil until asked.
  private var special: UnsafeMutablePointer<Value>?

  /// An attribute of a class. Its value stands in a box, so that inline caches can point there.
  struct Member {
    enum Kind {
      case data
      /// A function of the program, which becomes a method of the instance it is read from.
      case function
      case property
      case staticMethod
      case classMethod
    }
    var kind: Kind
    let box: UnsafeMutablePointer<Value>
  }

  init(
    _ name: String, docstring: String?, base: Ref<ClassObject>?, native: TypeRecord?,
    moduleName: String, in interpreter: Interpreter
  ) {
    self.name = name
    self.docstring = docstring
    self.base = base
    self.native = native ?? base?.object.native
    self.moduleName = moduleName
    self.interpreter = interpreter
    registry = interpreter.classes
    number = registry.nextID()
    id = number
    lineage = (base?.object.lineage ?? []) + [number]
    shapes = Shapes(registry)
    super.init()
    emptyShape = shapes.make([], self)
    registry.add(self)
  }

  deinit {
    registry.remove(self)
    for member in members.values { member.box.deallocate() }
    special?.deallocate()
  }

  override var byteCount: Int { 1024 + 8 * lineage.count + 96 * members.count }

  override func visit(_ mark: (Value) -> Void) {
    if let base { mark(.class(base)) }
    for member in members.values { mark(member.box.pointee) }
  }

  /// Whether it is another class or derives from it.
  func derives(from other: ClassObject) -> Bool { lineage.contains(other.number) }

  // MARK: Members

  /// Its own or an inherited member.
  func member(_ name: StringObject) -> Member? {
    let key = UnsafeRawPointer(name.toOpaque())
    var type: ClassObject? = self
    while let current = type {
      if let member = current.members[key] { return member }
      type = current.base?.object
    }
    return nil
  }

  /// The names of its own members, in the order in which they came.
  var ownNames: [StringObject] { order }

  func ownMember(_ name: StringObject) -> Member? {
    members[UnsafeRawPointer(name.toOpaque())]
  }

  func set(_ name: StringObject, _ value: Value) {
    let key = UnsafeRawPointer(name.toOpaque())
    let kind = Member.Kind(of: value)
    if let known = members[key] {
      known.box.pointee = value
      if known.kind == .data, kind == .data, !name.object.text.hasPrefix("__") { return }
      members[key]?.kind = kind
    } else {
      let box = UnsafeMutablePointer<Value>.allocate(capacity: 1)
      box.initialize(to: value)
      members[key] = Member(kind: kind, box: box)
      order.append(name)
    }
    registry.invalidate(self)
  }

  /// Removes a member of its own; false when there is none.
  func remove(_ name: StringObject) -> Bool {
    guard let known = members.removeValue(forKey: UnsafeRawPointer(name.toOpaque())) else {
      return false
    }
    order.removeAll { $0.toOpaque() == name.toOpaque() }
    registry.invalidate(self)
    known.box.deallocate()
    return true
  }

  /// Makes what was learned about it be learned anew.
  func renew() {
    id = registry.nextID()
    shapes.renew()
    special?.deallocate()
    special = nil
  }

  // MARK: Special methods

  /// What it says of a special method; `.undefined` when nothing.
  @inline(__always)
  func special(_ method: SpecialMethod) -> Value {
    (special ?? learned())[Int(method.rawValue)]
  }

  @inline(never)
  private func learned() -> UnsafeMutablePointer<Value> {
    let count = SpecialMethod.allCases.count
    let table = UnsafeMutablePointer<Value>.allocate(capacity: count)
    table.initialize(repeating: .undefined, count: count)
    for method in SpecialMethod.allCases {
      if let member = member(interpreter.intern(method.name)) {
        table[Int(method.rawValue)] = member.kind == .classMethod ? .undefined : member.unwrapped
      }
    }
    special = table
    return table
  }

  /// The names of all attributes that instances find in it, its bases' first.
  var memberNames: [String] {
    (base?.object.memberNames ?? []) + order.map { $0.object.text }
  }
}

/// An object of a class of the program.
package final class InstanceObject: Object {
  var shape: Unmanaged<Shape>
  /// The attributes, in the order of the shape.
  private(set) var slots: UnsafeMutablePointer<Value>
  private(set) var capacity: Int
  /// The attributes of an instance whose shape is none.
  private(set) var dictionary: Ref<DictObject>?
  /// The value of Quire's own that it carries, where its class refines such a type.
  var native = Value.undefined

  init(_ type: ClassObject, _ shape: Shape) {
    self.shape = .passUnretained(shape)
    capacity = type.slotCount
    slots = .allocate(capacity: capacity)
  }

  deinit { slots.deallocate() }

  override var byteCount: Int { 96 + 16 * capacity }

  override func visit(_ mark: (Value) -> Void) {
    let shape = shape.object
    mark(.class(.passUnretained(shape.owner)))
    for slot in shape.names.indices { mark(slots[slot]) }
    if let dictionary { mark(.dict(dictionary)) }
    mark(native)
  }

  package var type: ClassObject { shape.object.owner }

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
      let moved = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
      moved.update(from: slots, count: slot)
      slots.deallocate()
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
    shape = .passUnretained(empty)
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

/// A function bound to what it was read from.
package final class MethodObject: Object {
  package let function: Value
  package let receiver: Value

  init(_ function: Value, of receiver: Value) {
    self.function = function
    self.receiver = receiver
  }

  override func visit(_ mark: (Value) -> Void) {
    mark(function)
    mark(receiver)
  }
}
