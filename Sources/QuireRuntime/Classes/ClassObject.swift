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
  private(set) var emptyShape: Unmanaged<Shape>?
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
    emptyShape = shapes.make([], self).map { .passUnretained($0) }
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
      if known.kind == .data, kind == .data, !name.isSpecial { return }
      members[key]?.kind = kind
    } else {
      let box = UnsafeMutablePointer<Value>.allocate(capacity: 1)
      box.initialize(to: value)
      members[key] = Member(kind: kind, box: box)
      order.append(name)
    }
    registry.invalidate(self)
  }

  /// The box of a plain value of its own, which may be changed in its place.
  func box(_ name: StringObject) -> UnsafeMutablePointer<Value>? {
    guard let member = ownMember(name), member.kind == .data, !name.isSpecial else { return nil }
    return member.box
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

extension StringObject {
  /// Whether it is a name such as `__len__`.
  fileprivate var isSpecial: Bool {
    count > 2 && bytes[0] == UInt8(ascii: "_") && bytes[1] == UInt8(ascii: "_")
  }
}
