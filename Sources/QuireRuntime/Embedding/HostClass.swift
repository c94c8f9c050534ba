/// A Swift class whose objects scripts can use; write it `final`.
///
/// ```swift
/// final class Account: HostClass {
///   private(set) var balance = 0.0
///   func deposit(_ amount: Double) { balance += amount }
///   static let scriptType = HostType<Account>(
///     .property("balance", \.balance), .method("deposit", ["amount"], calling: Account.deposit))
/// }
/// ```
///
/// Its objects are then ``ScriptConvertible``: variables, arguments and results of scripts. A session holds
/// an object for as long as a script can reach it.
public protocol HostClass: AnyObject, ScriptConvertible {
  static var scriptType: HostType<Self> { get }
}

extension HostClass {
  public static var scriptTypeName: String { scriptType.record.name }

  public init(scriptValue: ScriptValue) throws(ScriptFailure) {
    guard case .object(let object) = scriptValue, let found = object.swiftObject(as: Self.self)
    else { throw Self.mismatch(scriptValue) }
    self.init(itself: found)
  }

  public var scriptValue: ScriptValue {
    let type = Self.scriptType.record
    return .object(ScriptObject(.swift(self, type), typeName: type.name))
  }
}
