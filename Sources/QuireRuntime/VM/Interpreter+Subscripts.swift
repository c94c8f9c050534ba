import QuireSyntax

extension Interpreter {
  /// `container[index]`.
  @inline(never)
  package func getItem(_ container: Value, _ index: Value) throws -> Value {
    if case .dict(let dict) = container {
      try spend(onKey: index)
      if let value = try dict.with({ try $0.get(index) }) { return value }
      return try missingItem(dict, index)
    }
    let index = container.isSequence ? try plainIndex(index) : index
    switch container {
    case .list(let list):
      let list = list.object
      if case .slice(let slice) = index {
        return try makeList(slice.object, of: list.items, count: list.count)
      }
      return list.items[try position(index, count: list.count, of: container)]
    case .tuple(let tuple):
      let tuple = tuple.object
      if case .slice(let slice) = index {
        return makeTuple(try indices(slice.object, count: tuple.count).map { tuple.items[$0] })
      }
      return tuple.items[try position(index, count: tuple.count, of: container)]
    case .string(let string): return try character(string.object, index, container)
    case .range(let range):
      let range = range.object
      if case .slice(let slice) = index { return try part(of: range, slice.object) }
      return .int(range.element(try position(index, count: range.count, of: container)))
    case .bytes(let bytes):
      let bytes = bytes.object.bytes
      if case .slice(let slice) = index {
        return makeBytes(try indices(slice.object, count: bytes.count).map { bytes[$0] })
      }
      return .int(Int(bytes[try position(index, count: bytes.count, of: container)]))
    case .host(let host):
      if let hook = host.object.type.hooks.getItem { return try hook(self, container, index) }
    case .instance: if let value = try instanceItem(container, index) { return value }
    case .type(let type):
      // `Tensor[…]` stands in annotations only.
      throw ScriptError(.type, "the type \(type.object.record.name) has no elements")
    default: break
    }
    let error = ScriptError(
      .type, "\(container.typeName) values have no elements to read with [ ]",
      hint: container.coreType == .set
        ? "a set has no order: list(\(HintText.before))[i]"
        : container.coreType == .function || container.coreType == .builtin
          ? "a function is called with ( ): \(HintText.before)(…)"
          : container.coreType == .instance
            ? "a method __getitem__(self, index) in its class gives it elements"
            : advice(on: "[]", of: container)
    )
    throw container.isNull ? error.asking(.before) : error
  }

  private func makeList(
    _ slice: SliceObject, of items: UnsafeMutablePointer<Value>, count: Int
  ) throws -> Value {
    let (start, length, step) = try bounds(slice, count: count)
    if step == 1, length <= ListObject.pooledCapacity {
      return .list(heap.makeList(copying: items + start, count: length))
    }
    try reserve(length * 16)
    let result = ListObject(capacity: length)
    try inPieces(of: length) { range in
      if step == 1 {
        result.append(copying: items + start + range.lowerBound, count: range.count)
      } else {
        for i in range { result.append(items[start &+ i &* step]) }
      }
    }
    return .list(heap.track(result, byteCount: result.byteCount))
  }

  /// A slice of a range is a range; nothing is walked.
  private func part(of range: RangeObject, _ slice: SliceObject) throws -> Value {
    let (start, length, step) = try bounds(slice, count: range.count)
    guard length > 0 else { return makeRange(0, 0, 1) }
    let first = range.element(start)
    guard length > 1 else { return makeRange(first, first &+ range.step, range.step) }
    let distance = range.step &* step
    let (stop, overflow) = range.element(start &+ (length - 1) &* step)
      .addingReportingOverflow(distance)
    return makeRange(first, overflow ? (distance > 0 ? Int.max : Int.min) : stop, distance)
  }

  @inline(never)
  func setItem(_ container: Value, _ index: Value, _ value: Value) throws {
    if case .dict(let dict) = container {
      try spend(onKey: index)
      try dict.with { try $0.set(index, value) }
      return heap.grew(by: 48)
    }
    let index = container.isSequence ? try plainIndex(index) : index
    switch container {
    case .list(let list):
      let object = list.object
      if case .slice(let slice) = index {
        return try assign(slice.object, in: object, try values(of: value))
      }
      object.items[try writablePosition(index, container, object.count)] = value
    case .instance where !special(.setItem, of: container).isUndefined:
      _ = try send(special(.setItem, of: container), container, index, value)
    case .host(let host):
      guard let hook = host.object.type.hooks.setItem else { fallthrough }
      try hook(self, container, index, value)
    default:
      throw ScriptError(
        .type, "elements of \(container.typeName) values cannot be assigned to",
        hint: container.coreType == .tuple
          ? "make a list of it: list(\(HintText.before))"
          : container.coreType == .string
            ? "make a new string: \(HintText.before)[:i] + x + \(HintText.before)[i + 1:]"
            : container.coreType == .set
              ? "add(x) and discard(x) change a set"
              : container.coreType == .instance
                ? "a method __setitem__(self, index, value) in its class sets them" : nil)
    }
  }

  /// The index of an element to be replaced.
  private func writablePosition(_ index: Value, _ container: Value, _ count: Int) throws -> Int {
    do {
      return try position(index, count: count, of: container)
    } catch var error as ScriptError where error.kind == .index {
      let adding = "\(HintText.before).append(…) adds an element"
      let known = error.missing.flatMap(hint)
      error.hint = count == 0 ? adding : known.map { "\($0); \(adding)" }
      throw error
    }
  }

  func deleteItem(_ container: Value, _ index: Value) throws {
    let index = container.isSequence ? try plainIndex(index) : index
    switch container {
    case .list(let list):
      let object = list.object
      if case .slice(let slice) = index {
        let gone = Set(try indices(slice.object, count: object.count))
        let kept = (0..<object.count).filter { !gone.contains($0) }.map { object.items[$0] }
        object.replace(0..<object.count, with: kept)
      } else {
        _ = object.remove(at: try position(index, count: object.count, of: container))
      }
    case .dict(let dict):
      if try dict.object.remove(index) == nil { throw missingKey(index, dict) }
    case .instance where !special(.deleteItem, of: container).isUndefined:
      _ = try send(special(.deleteItem, of: container), container, index)
    default:
      throw ScriptError(.type, "elements of \(container.typeName) values cannot be deleted")
    }
  }

  /// The error of a key that a dict does not have; what it says is found out when someone wants to know.
  func missingKey(_ key: Value, _ dict: Ref<DictObject>) -> ScriptError {
    var error = ScriptError(.key, "")
    error.missing = .key(key, dict)
    return error
  }

  func message(_ missing: ScriptError.Missing) -> String {
    switch missing {
    case .key(let key, _):
      "the dict has no key \((try? representation(of: key)) ?? key.typeName)"
    case .index(let index, let count, let type):
      "index \(index) is outside a \(type.name) of \(plural(count, "element"))"
    }
  }

  func hint(_ missing: ScriptError.Missing) -> String? {
    switch missing {
    case .key(let key, let dict): hint(key, dict.object)
    case .index(_, let count, _):
      count == 0
        ? "it is empty: test it with 'if' first" : "indices go from \(-count) to \(count - 1)"
    }
  }

  private func hint(_ key: Value, _ dict: DictObject) -> String? {
    if dict.count == 0 { return "the dict is empty; get(key, 0) gives 0 for a missing key" }
    if case .string(let name) = key, let hint = hint(name.text, dict) { return hint }
    let few = dict.pairs.prefix(6).compactMap { try? representation(of: $0.key) }
    let shown = few.joined(separator: ", ")
    guard shown.count <= 60 else { return nil }
    return "its keys are \(shown)\(dict.count > few.count ? ", …" : "")"
  }

  private func hint(_ name: String, _ dict: DictObject) -> String? {
    let known = dict.pairs.compactMap { pair -> String? in
      if case .string(let s) = pair.key { s.text } else { nil }
    }
    if let cut = name.firstIndex(of: "_"),
      known.contains(String(name[cut...].dropFirst()))
        || dict.pairs.allSatisfy({ $0.value.coreType == .list }),
      let advice = advice(on: "dict[\(name[...cut])…]")
    {
      return advice
    }
    if let nearest = NearestName.suggest(name, among: known) {
      return "did you mean \"\(nearest)\"?"
    }
    guard !known.isEmpty, known.count <= 12 else { return nil }
    return "its keys are \(known.map { "\"\($0)\"" }.joined(separator: ", "))"
  }

  /// The index of an element, counted from the end when negative.
  func position(_ index: Value, count: Int, of container: Value) throws -> Int {
    let given: Int
    switch index {
    case .int(let i): given = i
    case .bool(let b): given = b ? 1 : 0
    case .bigInt:
      throw ScriptError(
        .index, "the index is far outside a \(container.typeName) of \(plural(count, "element"))")
    case .host(let host):
      guard let hook = host.object.type.hooks.number, case .int(let i) = try hook(self, index)
      else {
        fallthrough
      }
      given = i
    default:
      throw ScriptError(
        .type, "an index of a \(container.typeName) is an int or a slice, not \(index.typeName)",
        hint: Self.indexHint(index))
    }
    let position = given < 0 ? given &+ count : given
    if position < 0 || position >= count {
      var error = ScriptError(.index, "")
      error.missing = .index(given, count: count, container.coreType)
      throw error
    }
    return position
  }

  /// What mends an index that is no int.
  private static func indexHint(_ index: Value) -> String? {
    switch index.coreType {
    case .float: "int(x) or x // y gives an int"
    case .string:
      OperatorAdvice.isNumeric(index)
        ? "int(\(HintText.here)) makes a number of text" : "only dicts have names for elements"
    case .tuple: "write \(HintText.before)[i][j], or np.array(\(HintText.before))[i, j]"
    case .list: "np.array(\(HintText.before))[\(HintText.here)] takes several"
    default: nil
    }
  }

  /// The positions a slice selects among `count` elements.
  package func indices(_ slice: SliceObject, count: Int) throws -> [Int] {
    let (start, length, step) = try bounds(slice, count: count)
    try reserve(length * 16)
    return (0..<length).map { start &+ $0 &* step }
  }

  /// Start, number and step of the elements that a slice selects among `count`.
  package func bounds(_ slice: SliceObject, count: Int) throws -> (
    start: Int, length: Int, step: Int
  ) {
    func part(_ value: Value) throws -> Int? {
      switch value {
      case .null: return nil
      case .int(let i): return i
      case .bool(let b): return b ? 1 : 0
      case .bigInt(let i): return max(-Int.max, Int(clamping: i.object.value))
      case .host(let host):
        if let hook = host.object.type.hooks.number, case .int(let i) = try hook(self, value) {
          return i
        }
      default: break
      }
      throw ScriptError(.type, "the parts of a slice are ints or nothing, not \(value.typeName)")
    }
    let step = try part(slice.step) ?? 1
    if step == 0 { throw ScriptError(.value, "the step of a slice cannot be 0") }
    func clamp(_ value: Int, _ low: Int, _ high: Int) -> Int {
      min(max(value < 0 ? value &+ count : value, low), high)
    }
    if step > 0 {
      let start = clamp(try part(slice.lower) ?? 0, 0, count)
      let stop = clamp(try part(slice.upper) ?? count, 0, count)
      return (start, stop > start ? (stop - start - 1) / step + 1 : 0, step)
    }
    let start = try part(slice.lower).map { clamp($0, -1, count - 1) } ?? count - 1
    let stop = try part(slice.upper).map { clamp($0, -1, count - 1) } ?? -1
    return (start, start > stop ? (start - stop - 1) / Int(clamping: step.magnitude) + 1 : 0, step)
  }

  private func assign(_ slice: SliceObject, in list: ListObject, _ values: [Value]) throws {
    let (start, length, step) = try bounds(slice, count: list.count)
    if step == 1 {
      list.replace(start..<(start + length), with: values)
      heap.grew(by: 16 * values.count)
      return
    }
    guard values.count == length else {
      throw ScriptError(
        .value,
        "\(plural(values.count, "value")) cannot fill a slice of \(plural(length, "element"))")
    }
    for (i, value) in values.enumerated() { list.items[start &+ i &* step] = value }
  }

  private func character(_ string: StringObject, _ index: Value, _ container: Value) throws -> Value
  {
    if case .slice(let slice) = index {
      let (start, length, step) = try bounds(slice.object, count: string.scalarCount)
      if step == 1 {
        try spend((string.isASCII ? length : start &+ length) / 8)
        let from = string.byteOffset(ofScalar: start)
        let to = string.byteOffset(ofScalar: start + length)
        return make(byteCount: to - from) { $0.update(from: string.bytes + from, count: to - from) }
      }
      let scalars = Array(string.text.unicodeScalars)
      var text = String.UnicodeScalarView()
      for i in 0..<length { text.append(scalars[start &+ i &* step]) }
      return make(String(text))
    }
    let position = try position(index, count: string.scalarCount, of: container)
    if !string.isASCII { try spend(position) }
    let offset = string.byteOffset(ofScalar: position)
    return character(string, at: offset, string.scalarWidth(at: offset))
  }

  // MARK: Unpacking

  func unpack(_ value: Value, into registers: UnsafeMutablePointer<Value>, count: Int) throws {
    let items: [Value]
    switch value {
    case .tuple(let tuple) where tuple.with({ $0.count }) == count:
      for i in 0..<count { registers[i] = tuple.with { $0.items[i] } }
      return
    case .list(let list) where list.with({ $0.count }) == count:
      for i in 0..<count { registers[i] = list.with { $0.items[i] } }
      return
    default: items = try unpackable(value, count)
    }
    guard items.count == count else {
      var error = ScriptError(
        .value, "\(plural(items.count, "value")) cannot be unpacked into \(plural(count, "name"))",
        hint: unpackHint(value, items, count))
      error.question = .unpacking(count)
      throw error
    }
    for (i, item) in items.enumerated() { registers[i] = item }
  }

  func unpack(_ value: Value, into registers: UnsafeMutablePointer<Value>, before: Int, after: Int)
    throws
  {
    let items = try unpackable(value, before + after)
    guard items.count >= before + after else {
      throw ScriptError(
        .value,
        "\(plural(items.count, "value")) cannot be unpacked into \(plural(before + after, "name")) and a star"
      )
    }
    for i in 0..<before { registers[i] = items[i] }
    registers[before] = makeList(Array(items[before..<(items.count - after)]))
    for i in 0..<after { registers[before + 1 + i] = items[items.count - after + i] }
  }

  /// What mends a wrong number of names.
  private func unpackHint(_ value: Value, _ items: [Value], _ count: Int) -> String? {
    if value.coreType == .string {
      return "a text is unpacked into its characters; d.items() gives the pairs of a dict"
    }
    if let index = items.firstIndex(where: { $0.coreType == .tuple || $0.coreType == .list }),
      let inner = try? length(of: items[index]), items.count + inner - 1 == count
    {
      return "value \(index + 1) holds \(plural(inner, "value")) itself: "
        + "put brackets around their names"
    }
    return items.count > count && count > 1
      ? "a name with a star takes the rest: a, *rest = …" : nil
  }

  private func unpackable(_ value: Value, _ count: Int) throws -> [Value] {
    switch value {
    case .int, .bigInt, .double, .bool, .null:
      var error = ScriptError(
        .type, "\(value.typeName) values cannot be unpacked into several names")
      error.question = value.isNull ? .origin(.assigned) : .unpacking(count)
      throw error
    default: return try values(of: value)
    }
  }
}

extension Value {
  /// Whether its elements are found by their positions.
  fileprivate var isSequence: Bool {
    switch self {
    case .list, .tuple, .string, .range, .bytes: true
    default: false
    }
  }
}
