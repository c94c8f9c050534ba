/// A module implemented in Swift: a table of what it holds, which is not made before it is asked for.
package final class NativeModule: Sendable {
  package enum Member: Sendable {
    case function(Builtin)
    /// A type whose name calls its constructor.
    case type(TypeRecord)
    case module(NativeModule)
    case constant(name: String, summary: String, value: @Sendable (Interpreter) throws -> Value)

    package var name: String {
      switch self {
      case .function(let builtin): builtin.name
      case .type(let type): type.name
      case .module(let module): module.shortName
      case .constant(let name, _, _): name
      }
    }
  }

  /// The dotted name it is imported by: `matplotlib.pyplot`.
  package let name: String
  package let summary: String
  private let makeMembers: @Sendable () -> [Member]

  package init(
    _ name: String, _ summary: String, _ members: @autoclosure @escaping @Sendable () -> [Member]
  ) {
    self.name = name
    self.summary = summary
    makeMembers = members
  }

  /// Made anew on every use: a session asks once.
  package var members: [Member] { makeMembers() }

  package var shortName: String { name.split(separator: ".").last.map(String.init) ?? name }
}

/// A module as a value: its names are read-only from outside.
package final class ModuleObject: Object {
  package let name: String
  package let summary: String
  /// Slots of the module's variables by name.
  private(set) var slots: [String: Int] = [:]
  private(set) var names: [String] = []
  private(set) var storage: UnsafeMutablePointer<Value>
  private var capacity = 64
  /// Slots that still hold the built-in of that name rather than a value of the program's own.
  private(set) var builtinSlots: Set<Int> = []
  /// Names that functions of the program bind: `global x`.
  private(set) var rebound: Set<String> = []
  /// Members of a native module not made yet.
  var pending: [String: NativeModule.Member] = [:]
  /// The code that reads these variables.
  let codes = CodeTable()

  init(name: String, summary: String) {
    self.name = name
    self.summary = summary
    storage = .allocate(capacity: capacity)
  }

  deinit { storage.deallocate() }

  override func visit(_ mark: (Value) -> Void) {
    for i in names.indices { mark(storage[i]) }
    codes.forEach { $0.visit(mark) }
  }

  /// The slot of a name, made on first use with `initial` (the built-in of that name, if there is one).
  func slot(_ name: String, initial: Value = .undefined) -> Int {
    if let slot = slots[name] { return slot }
    let slot = names.count
    if slot == capacity { grow() }
    slots[name] = slot
    names.append(name)
    (storage + slot).initialize(to: initial)
    if !initial.isUndefined { builtinSlots.insert(slot) }
    return slot
  }

  /// The slot of a name that has one; it never changes.
  func knownSlot(_ name: String) -> Int? { slots[name] }

  /// Notes names that functions bind, whenever they are called.
  func noteRebound(_ names: Set<String>) { rebound.formUnion(names) }

  /// Whether the program has bound a name.
  func binds(_ name: String) -> Bool { slots[name].map { !builtinSlots.contains($0) } ?? false }

  /// Notes that the program binds this name itself.
  func claim(_ slot: Int) { builtinSlots.remove(slot) }

  package subscript(name: String) -> Value? {
    guard let slot = slots[name] else { return nil }
    let value = storage[slot]
    return value.isUndefined ? nil : value
  }

  /// Gives a name that still means a built-in, or nothing, another built-in.
  func renew(_ name: String, _ value: Value) {
    guard let slot = slots[name], builtinSlots.contains(slot) || storage[slot].isUndefined else {
      return
    }
    builtinSlots.insert(slot)
    storage[slot] = value
  }

  func define(_ name: String, _ value: Value) {
    let slot = slot(name)
    claim(slot)
    storage[slot] = value
  }

  /// The names the program bound, in order of first use.
  package var definedNames: [String] {
    names.indices.filter { !builtinSlots.contains($0) && !storage[$0].isUndefined }.map {
      names[$0]
    }
      + pending.keys.sorted()
  }

  private func grow() {
    let moved = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
    moved.update(from: storage, count: names.count)
    storage.deallocate()
    storage = moved
    capacity *= 2
    codes.forEach { $0.globals = storage }
  }
}
