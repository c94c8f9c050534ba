import QuireRuntime
import QuireSyntax

/// `collections.namedtuple`: types of tuples whose places have names.
enum NamedTuple {
  /// A session's count of such types, which live as long as it does.
  private final class Made {
    var count = 0
  }
  private static let mostTypes = 10_000

  static let maker = Builtin(
    "namedtuple", "A type of tuples whose places have names.",
    [
      Parameter("typename", .string, "its name"),
      Parameter(
        "field_names", .iterable, "the names of the places: a list, or a text with blanks or commas"
      ),
      Parameter("rename", default: .bool(false), "name a place by its number where a name is none")
        .keywordOnly,
      Parameter("defaults", .iterable, default: .null, "values of the last places").keywordOnly,
    ], returns: "type",
    examples: [
      #"collections.namedtuple("Point", "x y")(1, y=2) => Point(x=1, y=2)"#,
      #"collections.namedtuple("Point", "x y")(1, 2).y => 2"#,
    ]
  ) { call in
    let name = try call.string(0)
    let fields = try fields(call)
    let defaults = call.isAbsent(3) ? [] : try call.values(3)
    guard defaults.count <= fields.count else {
      throw call.fail(.type, "Got more default values than field names", at: 3)
    }
    try check(name, isField: false, at: 0)
    let made = call.interpreter.state(Made.self) { Made() }
    made.count += 1
    guard made.count <= mostTypes else {
      throw ScriptError(.memory, "the program makes more than \(mostTypes) types of tuples")
    }
    for value in defaults { call.interpreter.keepForever(value) }
    return .type(call.interpreter.type(record(name, fields, defaults)))
  }

  private static func fields(_ call: Call) throws -> [String] {
    var names: [String]
    if case .string(let text) = call[1] {
      names = text.object.text.split { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\t" }
        .map(String.init)
    } else {
      names = try call.values(1).map { value in
        guard case .string(let text) = value else {
          throw call.fail(.type, "names of places are texts, got \(value.typeName)", at: 1)
        }
        return text.object.text
      }
    }
    let renames = try call.bool(2)
    var seen: Set<String> = []
    for (index, name) in names.enumerated() {
      do {
        try check(name, isField: true, at: 1)
        if !seen.insert(name).inserted {
          throw call.fail(.value, "Encountered duplicate field name: '\(name)'", at: 1)
        }
      } catch {
        guard renames else { throw error }
        names[index] = "_\(index)"
      }
    }
    return names
  }

  private static func check(_ name: String, isField: Bool, at argument: Int) throws {
    let scalars = name.unicodeScalars
    guard let first = scalars.first, first == "_" || first.properties.isXIDStart,
      scalars.allSatisfy(\.properties.isXIDContinue)
    else {
      throw ScriptError(
        .value, "Type names and field names must be valid identifiers: '\(name)'",
        argument: argument)
    }
    if Keyword(rawValue: name) != nil {
      throw ScriptError(
        .value, "Type names and field names cannot be a keyword: '\(name)'", argument: argument)
    }
    if isField, name.hasPrefix("_") {
      throw ScriptError(
        .value, "Field names cannot start with an underscore: '\(name)'", argument: argument)
    }
  }

  private static func values(_ value: Value) throws -> [Value] {
    guard case .tuple(let tuple) = value else {
      throw ScriptError(.type, "a tuple is expected, got \(value.typeName)")
    }
    return Array(tuple.object.values)
  }

  /// Values that live as long as the session.
  private struct Defaults: @unchecked Sendable {
    // The session keeps them, and only its own thread calls the constructor.
    let values: [Value]
  }

  private static func record(_ name: String, _ fields: [String], _ defaults: [Value]) -> TypeRecord
  {
    let required = fields.count - defaults.count
    let parameters = fields.enumerated().map { index, field in
      index < required ? Parameter(field) : Parameter.optional(field, .any)
    }
    let defaults = Defaults(values: defaults)
    let box = RecordBox()
    @Sendable func make(_ values: [Value], _ interpreter: Interpreter) throws -> Value {
      guard let record = box.record else { return .null }
      return interpreter.makeTuple(values, of: record)
    }
    let constructor = Builtin(name, "A tuple with names.", parameters, returns: name) { call in
      try make(
        fields.indices.map { call.has($0) ? call[$0] : defaults.values[$0 - required] },
        call.interpreter)
    }
    var hooks = TypeRecord.Hooks()
    hooks.representation = { interpreter, value in
      let parts = try zip(fields, try values(value)).map {
        "\($0)=\(try interpreter.representation(of: $1))"
      }
      return "\(name)(\(parts.joined(separator: ", ")))"
    }
    let record = TypeRecord(
      name, "A tuple with the places \(fields.joined(separator: ", ")).",
      base: CoreLibrary.record(of: .tuple), constructor: constructor,
      methods: [
        Builtin(
          "_asdict", "The values by the names of their places.", [Parameter("self")],
          returns: "dict"
        ) { call in
          let interpreter = call.interpreter
          return try interpreter.makeDict(
            try zip(fields, values(call[0])).map { (interpreter.make($0), $1) })
        },
        Builtin(
          "_replace", "The same tuple with other values in some places.",
          [Parameter("self"), .variadicKeyword("values", .any, "the values by name")],
          returns: name
        ) { call in
          var values = try values(call[0])
          for option in call.options {
            guard let place = fields.firstIndex(of: option.name) else {
              throw ScriptError(
                .value, "Got unexpected field names: ['\(option.name)']",
                hint: NearestName.suggest(option.name, among: fields).map { "did you mean \($0)?" })
            }
            values[place] = option.value
          }
          return try make(values, call.interpreter)
        },
        Builtin(
          "_make", "A tuple with names of the elements of an iterable.",
          [Parameter("iterable", .iterable)], returns: name
        ) { call in
          let values = try call.values(0)
          guard values.count == fields.count else {
            throw call.fail(
              .type, "Expected \(fields.count) arguments, got \(values.count)", at: 0)
          }
          return try make(values, call.interpreter)
        },
      ],
      properties: fields.enumerated().map { index, field in
        TypeRecord.Property(field, "Place \(index).") { _, value in try values(value)[index] }
      } + [
        TypeRecord.Property("_fields", "The names of the places.") { interpreter, _ in
          interpreter.makeTuple(fields.map { interpreter.make($0) })
        }
      ], hooks: hooks)
    box.record = record
    return record
  }

  /// The record that its own constructor needs.
  private final class RecordBox: @unchecked Sendable {
    // Set once, before anything calls the constructor.
    weak var record: TypeRecord?
  }
}
