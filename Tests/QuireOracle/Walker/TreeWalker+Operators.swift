import Foundation
import QuireSyntax

extension TreeWalker {
  /// The whole number that a value is; bools are the numbers 0 and 1.
  func whole(_ thing: Thing) -> Int? {
    switch thing {
    case .int(let value): value
    case .bool(let value): value ? 1 : 0
    default: nil
    }
  }

  private func real(_ thing: Thing) -> Double? {
    if case .float(let value) = thing { value } else { whole(thing).map(Double.init) }
  }

  func truth(_ thing: Thing) throws -> Bool {
    switch thing {
    case .none: return false
    case .bool(let value): return value
    case .int(let value): return value != 0
    case .float(let value): return value != 0
    case .text(let value): return !value.isEmpty
    case .list, .tuple, .dict, .set, .range: return try !items(of: thing).isEmpty
    case .instance:
      if let answer = try special("__bool__", thing) { return try truth(answer) }
      return try special("__len__", thing).map(truth) ?? true
    case .function, .native, .method, .error, .blueprint, .above: return true
    }
  }

  func unary(_ op: UnaryOperator, _ operand: Thing) throws -> Thing {
    if case .float(let value) = operand, op != .invert {
      return .float(op == .minus ? -value : value)
    }
    guard let value = whole(operand) else { throw Failure("TypeError") }
    return .int(op == .minus ? -value : op == .plus ? value : ~value)
  }

  func binary(_ left: Thing, _ op: BinaryOperator, _ right: Thing) throws -> Thing {
    if let a = whole(left), let b = whole(right) {
      if case .bool(let x) = left, case .bool(let y) = right {
        switch op {
        case .bitAnd: return .bool(x && y)
        case .bitOr: return .bool(x || y)
        case .bitXor: return .bool(x != y)
        default: break
        }
      }
      return try whole(a, op, b)
    }
    if let a = real(left), let b = real(right) { return try real(a, op, b) }
    switch (left, op, right) {
    case (.text(let a), .add, .text(let b)): return .text(try limited(a + b))
    case (.list(let a), .add, .list(let b)): return .list(try limited(a.content + b.content))
    case (.tuple(let a), .add, .tuple(let b)): return .tuple(try limited(a + b))
    case (.text(let text), .multiply, let n), (let n, .multiply, .text(let text)):
      let count = try times(n, text.count)
      return .text(String(repeating: text, count: count))
    case (.list(let box), .multiply, let n), (let n, .multiply, .list(let box)):
      return .list(repeated(box.content, try times(n, box.content.count)))
    case (.tuple(let items), .multiply, let n), (let n, .multiply, .tuple(let items)):
      return .tuple(repeated(items, try times(n, items.count)))
    case (.set(let a), .bitOr, .set(let b)): return try set(of: a.content + b.content)
    case (.set(let a), .bitAnd, .set(let b)): return .set(try a.content.filter { try has(b, $0) })
    case (.set(let a), .subtract, .set(let b)):
      return .set(try a.content.filter { try !has(b, $0) })
    case (.set(let a), .bitXor, .set(let b)):
      return .set(
        try a.content.filter { try !has(b, $0) } + b.content.filter { try !has(a, $0) })
    case (.dict(let a), .bitOr, .dict(let b)):
      let result = Box(a.content)
      for (key, value) in b.content { try put(value, in: result, at: key) }
      return .dict(result)
    case (.text, .modulo, _): throw OutOfSubset("%")
    case (.instance, _, _), (_, _, .instance):
      let names: [BinaryOperator: String] = [.add: "add", .subtract: "sub", .multiply: "mul"]
      guard let name = names[op] else { throw OutOfSubset("operator") }
      if let result = try special("__\(name)__", left, right) { return result }
      if let result = try special("__r\(name)__", right, left) { return result }
      throw Failure("TypeError")
    default: throw Failure("TypeError")
    }
  }

  private func has(_ box: Box<[Thing]>, _ item: Thing) throws -> Bool {
    try box.content.contains { try equal($0, item) }
  }

  private func times(_ count: Thing, _ size: Int) throws -> Int {
    guard let count = whole(count) else { throw Failure("TypeError") }
    guard count < 1000, count * size < 5000 else { throw OutOfSubset("size") }
    return max(0, count)
  }

  private func repeated(_ items: [Thing], _ count: Int) -> [Thing] {
    (0..<count).flatMap { _ in items }
  }

  private func limited<C: Collection>(_ items: C) throws -> C {
    if items.count > 5000 { throw OutOfSubset("size") }
    return items
  }

  private func whole(_ a: Int, _ op: BinaryOperator, _ b: Int) throws -> Thing {
    let large = 1 << 53
    guard abs(a) < large, abs(b) < large else { throw OutOfSubset("large number") }
    func product(_ a: Int, _ b: Int) throws -> Int {
      let (result, overflow) = a.multipliedReportingOverflow(by: b)
      guard !overflow, abs(result) < large else { throw OutOfSubset("large number") }
      return result
    }
    switch op {
    case .add: return .int(a + b)
    case .subtract: return .int(a - b)
    case .multiply: return .int(try product(a, b))
    case .divide:
      guard b != 0 else { throw Failure("ZeroDivisionError") }
      return .float(Double(a) / Double(b))
    case .floorDivide, .modulo:
      guard b != 0 else { throw Failure("ZeroDivisionError") }
      let remainder = (a % b + b) % b
      return .int(op == .modulo ? remainder : (a - remainder) / b)
    case .power:
      guard b >= 0 else {
        guard a != 0 else { throw Failure("ZeroDivisionError") }
        return .float(pow(Double(a), Double(b)))
      }
      guard b <= 64 else { throw OutOfSubset("power") }
      return .int(try (0..<b).reduce(1) { result, _ in try product(result, a) })
    case .bitAnd: return .int(a & b)
    case .bitOr: return .int(a | b)
    case .bitXor: return .int(a ^ b)
    case .shiftLeft, .shiftRight:
      guard b >= 0 else { throw Failure("ValueError") }
      guard b < 60 else { throw OutOfSubset("shift") }
      return .int(op == .shiftRight ? a >> b : try product(a, 1 << b))
    case .matmul: throw Failure("TypeError")
    }
  }

  private func real(_ a: Double, _ op: BinaryOperator, _ b: Double) throws -> Thing {
    let result: Double
    switch op {
    case .add: result = a + b
    case .subtract: result = a - b
    case .multiply: result = a * b
    case .divide, .floorDivide, .modulo:
      guard b != 0 else { throw Failure("ZeroDivisionError") }
      var remainder = a.truncatingRemainder(dividingBy: b)
      if remainder != 0, (remainder < 0) != (b < 0) { remainder += b }
      if remainder == 0 { remainder = b < 0 ? -0.0 : 0.0 }
      let quotient = (a - remainder) / b
      let floor = quotient.rounded(.down)
      result =
        switch op {
        case .divide: a / b
        case .modulo: remainder
        default:
          quotient == 0
            ? ((a / b).sign == .minus ? -0.0 : 0.0) : quotient - floor > 0.5 ? floor + 1 : floor
        }
    case .power:
      guard a > 0 else { throw OutOfSubset("power") }
      result = pow(a, b)
    default: throw Failure("TypeError")
    }
    guard result.isFinite, abs(result) < 1e15 else { throw OutOfSubset("large number") }
    return .float(result)
  }

  func equal(_ a: Thing, _ b: Thing, depth: Int = 0) throws -> Bool {
    // A value may contain itself.
    if depth > 20 { throw OutOfSubset("depth") }
    func same(_ a: [Thing], _ b: [Thing]) throws -> Bool {
      try a.count == b.count
        && zip(a, b).allSatisfy { try identical($0, $1) || equal($0, $1, depth: depth + 1) }
    }
    if let a = real(a), let b = real(b) { return a == b }
    if let answer = try special("__eq__", a, b) ?? special("__eq__", b, a) {
      return try truth(answer)
    }
    if identical(a, b) { return true }
    switch (a, b) {
    case (.text(let a), .text(let b)): return a == b
    case (.list(let a), .list(let b)): return try same(a.content, b.content)
    case (.tuple(let a), .tuple(let b)): return try same(a, b)
    case (.set(let a), .set(let b)):
      return try a.content.count == b.content.count && a.content.allSatisfy { try has(b, $0) }
    case (.dict(let a), .dict(let b)):
      return try a.content.count == b.content.count
        && a.content.allSatisfy { entry in
          guard let place = try find(entry.key, in: b) else { return false }
          return try same([entry.value], [b.content[place].value])
        }
    case (.range, .range): return try same(items(of: a), items(of: b))
    default: return false
    }
  }

  private func identical(_ a: Thing, _ b: Thing) -> Bool {
    switch (a, b) {
    case (.none, .none): true
    case (.bool(let a), .bool(let b)): a == b
    case (.list(let a), .list(let b)): a === b
    case (.set(let a), .set(let b)): a === b
    case (.dict(let a), .dict(let b)): a === b
    case (.function(let a), .function(let b)): a === b
    case (.native(let a), .native(let b)): a == b
    case (.error(let a), .error(let b)): a === b
    case (.blueprint(let a), .blueprint(let b)): a === b
    case (.instance(let a), .instance(let b)): a === b
    default: false
    }
  }

  func compare(_ a: Thing, _ op: ComparisonOperator, _ b: Thing) throws -> Bool {
    switch op {
    case .equal: return try equal(a, b)
    case .notEqual: return try !equal(a, b)
    case .isSame: return identical(a, b)
    case .isNotSame: return !identical(a, b)
    case .isIn: return try contains(b, a)
    case .isNotIn: return try !contains(b, a)
    case .less: return try isLess(a, b)
    case .greater: return try isLess(b, a)
    case .lessOrEqual: return try isLess(a, b, orEqual: true)
    case .greaterOrEqual: return try isLess(b, a, orEqual: true)
    }
  }

  func isLess(_ a: Thing, _ b: Thing, orEqual: Bool = false) throws -> Bool {
    if let a = real(a), let b = real(b) { return orEqual ? a <= b : a < b }
    switch (a, b) {
    case (.text(let a), .text(let b)):
      let order = (Array(a.unicodeScalars), Array(b.unicodeScalars))
      return order.0.lexicographicallyPrecedes(order.1) || orEqual && order.0 == order.1
    case (.list(let a), .list(let b)):
      return try isLess(.tuple(a.content), .tuple(b.content), orEqual: orEqual)
    case (.tuple(let a), .tuple(let b)):
      for (x, y) in zip(a, b) where try !identical(x, y) && !equal(x, y) {
        return try isLess(x, y, orEqual: orEqual)
      }
      return orEqual ? a.count <= b.count : a.count < b.count
    case (.instance, _) where !orEqual:
      guard let answer = try special("__lt__", a, b) else { throw Failure("TypeError") }
      return try truth(answer)
    case (.set(let a), .set(let b)):
      return try a.content.allSatisfy { try has(b, $0) }
        && (orEqual || a.content.count < b.content.count)
    default: throw Failure("TypeError")
    }
  }

  private func contains(_ container: Thing, _ item: Thing) throws -> Bool {
    if let answer = try special("__contains__", container, item) { return try truth(answer) }
    switch container {
    case .text(let text):
      guard case .text(let part) = item else { throw Failure("TypeError") }
      return part.isEmpty || text.contains(part)
    case .dict(let box): return try find(item, in: box) != nil
    case .set(let box):
      try requireHashable(item)
      return try has(box, item)
    default: return try items(of: container).contains { try equal($0, item) }
    }
  }

  func requireHashable(_ thing: Thing) throws {
    switch thing {
    case .list, .dict, .set, .native("slice"): throw Failure("TypeError")
    case .tuple(let items): try items.forEach(requireHashable)
    default: break
    }
  }
}
