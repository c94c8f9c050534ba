/// The values of a session that Swift holds on to: roots of its heap.
///
/// Handles may go away on any thread, also while the session runs on another.
final class HandleTable {
  /// The session, for as long as it exists.
  weak var session: ScriptSession?
  /// The wrappers of Swift objects that scripts hold.
  private var wrappers: [ObjectIdentifier: Ref<HostObject>] = [:]
  private let lock = Lock()
  private var entries: [Int: (value: Value, count: Int)] = [:]
  private var numbers: [UnsafeMutableRawPointer: Int] = [:]
  private var nextNumber = 0

  /// Keeps an object; the same one has the same number while it is kept.
  func keep(_ value: Value, at address: UnsafeMutableRawPointer) -> Int {
    lock.locked {
      if let number = numbers[address] {
        entries[number]?.count += 1
        return number
      }
      let number = nextNumber
      nextNumber += 1
      entries[number] = (value, 1)
      numbers[address] = number
      return number
    }
  }

  func release(_ number: Int) {
    lock.locked {
      guard let entry = entries[number] else { return }
      if entry.count > 1 {
        entries[number]?.count -= 1
      } else {
        entries[number] = nil
        if let address = entry.value.object?.toOpaque() { numbers[address] = nil }
      }
    }
  }

  func value(_ number: Int) -> Value? { lock.locked { entries[number]?.value } }

  var values: [Value] { lock.locked { entries.values.map(\.value) } }

  // MARK: Swift objects

  func wrapper(of object: AnyObject) -> Ref<HostObject>? {
    lock.locked { wrappers[ObjectIdentifier(object)] }
  }

  func setWrapper(_ wrapper: Ref<HostObject>, of object: AnyObject) {
    lock.locked { wrappers[ObjectIdentifier(object)] = wrapper }
  }

  /// Forgets a wrapper that is being freed.
  func removeWrapper(_ box: HostBox) {
    lock.locked {
      let key = ObjectIdentifier(box.object)
      if wrappers[key]?.toOpaque() == box.wrapper { wrappers[key] = nil }
    }
  }
}
