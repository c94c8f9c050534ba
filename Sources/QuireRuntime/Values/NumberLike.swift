/// A Swift object that may stand for one number: it equals that number and is the same key.
package protocol NumberLike: AnyObject {
  /// Nil while it is no single number.
  var numberValue: Value? { get }
}

extension Value {
  /// The number that a Swift object stands for.
  var standingNumber: Value? {
    guard case .host(let host) = self else { return nil }
    return (host.object.object as? any NumberLike)?.numberValue
  }
}
