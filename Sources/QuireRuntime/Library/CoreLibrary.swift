/// The language's own types, functions and modules.
package enum CoreLibrary {
  /// The record of one of the language's own types.
  static func type(_ core: CoreType) -> TypeRecord {
    switch core {
    case .string: StringType.record
    case .list: ListType.record
    case .tuple: TupleType.record
    case .dict: DictType.record
    case .set: SetType.record
    case .bytes: BytesType.record
    case .range: RangeType.record
    case .bool: NumberTypes.bool
    case .int: NumberTypes.int
    case .float: NumberTypes.float
    case .slice: OtherTypes.slice
    case .type: OtherTypes.type
    case .null: OtherTypes.null
    case .function: OtherTypes.function
    case .builtin: OtherTypes.builtin
    case .module: OtherTypes.module
    case .iterator: OtherTypes.iterator
    case .error: OtherTypes.error
    case .ellipsis: OtherTypes.ellipsis
    case .host: OtherTypes.host
    case .undefined: OtherTypes.undefined
    case .instance: OtherTypes.instance
    }
  }

  /// The record of one of the language's own types.
  package static func record(of core: CoreType) -> TypeRecord { type(core) }

  /// What is in scope without an import.
  package static let members: [NativeModule.Member] =
    functions.map { .function($0) } + typeNames + ErrorTypes.members + ClassTypes.members + [
      .module(MathModule.module)
    ]

  private static let functions =
    OutputFunctions.all + NumberFunctions.all + IterationFunctions.all + TextFunctions.all
    + InspectionFunctions.all + [StructType.maker]

  /// The types under Python's names.
  private static let typeNames: [NativeModule.Member] = [
    ("str", .string), ("int", .int), ("float", .float), ("bool", .bool), ("list", .list),
    ("tuple", .tuple), ("dict", .dict), ("set", .set), ("bytes", .bytes), ("range", .range),
    ("slice", .slice), ("type", .type),
  ].map { (name: String, core: CoreType) in
    .constant(name: name, summary: type(core).summary) { $0.typeFunction(core) }
  }

  package static let modules: [NativeModule] = [
    MathModule.module, TimeModule.module, SystemModule.module,
  ]
}
