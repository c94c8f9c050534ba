/// `struct(a=1)`: values under names, as Starlark's libraries have them.
enum StructType {
  /// The fields of one struct.
  final class Fields {
    let pairs: [(name: String, value: Value)]

    init(_ pairs: [(name: String, value: Value)]) {
      self.pairs = pairs.sorted { $0.name < $1.name }
    }

    func value(of name: String) -> Value? { pairs.first { $0.name == name }?.value }
  }

  static let record: TypeRecord = {
    var hooks = TypeRecord.Hooks()
    hooks.attribute = { _, value, name in fields(value)?.value(of: name) }
    hooks.attributeNames = { ($0 as? Fields)?.pairs.map(\.name) ?? [] }
    hooks.text = { interpreter, value in
      let fields = fields(value)?.pairs ?? []
      let shown = try fields.map { "\($0.name) = \(try interpreter.representation(of: $0.value))" }
      return "struct(\(shown.joined(separator: ", ")))"
    }
    hooks.compare = { interpreter, op, a, b in
      guard op == .equal || op == .notEqual, let a = fields(a)?.pairs, let b = fields(b)?.pairs
      else {
        return nil
      }
      let isSame =
        try a.count == b.count
        && zip(a, b).allSatisfy {
          try $0.name == $1.name && interpreter.areEqual($0.value, $1.value)
        }
      return .bool(isSame == (op == .equal))
    }
    hooks.references = { ($0 as? Fields)?.pairs.map(\.value) ?? [] }
    return TypeRecord("struct", "Values under names that do not change.", hooks: hooks)
  }()

  static let maker = Builtin(
    "struct", "A value with named fields.", [.variadicKeyword("fields", .any, "the fields")],
    returns: "struct",
    examples: ["struct(b=2, a=1).a => 1", "struct(b=2, a=1) => struct(a = 1, b = 2)"]
  ) { call in
    call.interpreter.makeHost(Fields(call.options), record, bytes: 64 + 64 * call.options.count)
  }

  private static func fields(_ value: Value) -> Fields? {
    guard case .host(let host) = value else { return nil }
    return host.object.object as? Fields
  }
}
