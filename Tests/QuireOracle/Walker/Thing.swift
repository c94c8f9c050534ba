/// A value of the tree walker. Nothing of the runtime is used here: what both say is said twice.
enum Thing {
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case text(String)
  case tuple([Thing])
  case list(Box<[Thing]>)
  /// Keys and values in the order of insertion, found by comparing: dicts of random programs are small.
  case dict(Box<[(key: Thing, value: Thing)]>)
  case set(Box<[Thing]>)
  case range(start: Int, stop: Int, step: Int)
  case function(Closure)
  /// A built-in function, a built-in type among them.
  case native(String)
  indirect case method(of: Thing, String)
  case error(Failure)
  case blueprint(Blueprint)
  case instance(Instance)
  /// `super()`: an instance as the class above `below` has it.
  case above(Instance, below: Blueprint)

  static func list(_ items: [Thing]) -> Thing { .list(Box(items)) }
  static func set(_ items: [Thing]) -> Thing { .set(Box(items)) }
  static func dict(_ items: [(key: Thing, value: Thing)]) -> Thing { .dict(Box(items)) }
}

/// What several names may mean at once.
final class Box<Content> {
  var content: Content
  init(_ content: Content) { self.content = content }
}

/// An error as a value, and on its way.
final class Failure: Error {
  let kind: String
  let message: String

  init(_ kind: String, _ message: String = "") {
    self.kind = kind
    self.message = message
  }
}

/// A program does what the walker does not know, or too much of it: nothing can be compared.
package struct OutOfSubset: Error {
  package let reason: String
  init(_ reason: String) { self.reason = reason }
}

/// A class.
final class Blueprint {
  let name: String
  let base: Blueprint?
  let members: Scope

  init(name: String, base: Blueprint?, members: Scope) {
    self.name = name
    self.base = base
    self.members = members
  }

  /// A member of the class or of those it rests on.
  func member(_ name: String) -> (value: Thing, owner: Blueprint)? {
    if let value = members.values[name] { return (value, self) }
    return base?.member(name)
  }

  func rests(on other: Blueprint) -> Bool { self === other || base?.rests(on: other) == true }
}

final class Instance {
  let blueprint: Blueprint
  var attributes: [String: Thing] = [:]
  init(_ blueprint: Blueprint) { self.blueprint = blueprint }
}
