/// The language's own types, functions and modules.
package enum CoreLibrary {
  static let types: [CoreType: TypeRecord] = {
    var types = OtherTypes.records
    types[.string] = StringType.record
    types[.list] = ListType.record
    types[.tuple] = TupleType.record
    types[.dict] = DictType.record
    types[.set] = SetType.record
    types[.bytes] = BytesType.record
    types[.range] = RangeType.record
    types[.bool] = NumberTypes.bool
    types[.int] = NumberTypes.int
    types[.float] = NumberTypes.float
    return types
  }()

  /// What is in scope without an import.
  package static let members: [NativeModule.Member] =
    functions.map { .function($0) } + typeNames + ErrorTypes.members + [.module(MathModule.module)]

  private static let functions =
    OutputFunctions.all + NumberFunctions.all + IterationFunctions.all + TextFunctions.all
    + InspectionFunctions.all + [StructType.maker]

  /// The types under Python's names.
  private static let typeNames: [NativeModule.Member] = [
    ("str", .string), ("int", .int), ("float", .float), ("bool", .bool), ("list", .list),
    ("tuple", .tuple), ("dict", .dict), ("set", .set), ("bytes", .bytes), ("range", .range),
    ("slice", .slice), ("type", .type),
  ].map { (name: String, core: CoreType) in
    .constant(name: name, summary: types[core]?.summary ?? "") { $0.typeFunction(core) }
  }

  package static let modules: [NativeModule] = [
    MathModule.module, TimeModule.module, SystemModule.module,
  ]
}
