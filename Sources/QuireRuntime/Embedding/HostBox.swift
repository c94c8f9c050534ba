/// What the language holds of a Swift object: it tells the session when the language lets go.
final class HostBox {
  let object: AnyObject
  /// The address of the wrapper on the heap.
  var wrapper: UnsafeMutableRawPointer?
  private weak var table: HandleTable?

  init(_ object: AnyObject, table: HandleTable) {
    self.object = object
    self.table = table
  }

  deinit { table?.removeWrapper(self) }

  /// The Swift object that a value is, when it is one of this class.
  static func object<T: AnyObject>(_ value: Value, as type: T.Type) -> T? {
    guard case .host(let host) = value else { return nil }
    return (host.object.object as? HostBox)?.object as? T
  }
}
