/// What a format means, read once. Its memory is its owner's to free, so that using it counts nothing.
protocol FormatForm {
  func deallocate()
}

extension FormatSpec: FormatForm {
  func deallocate() {}
}

/// What formats written in the program mean, read once: a format that is a literal is one object for as long
/// as the machine lives, which is its key.
final class FormatCache<Form: FormatForm> {
  private typealias Slot = (key: StringObject, form: Form)
  private let slots: UnsafeMutablePointer<Slot?>
  private static var size: Int { 64 }

  init() {
    slots = .allocate(capacity: Self.size)
    slots.initialize(repeating: nil, count: Self.size)
  }

  deinit {
    for i in 0..<Self.size { slots[i]?.form.deallocate() }
    slots.deinitialize(count: Self.size)
    slots.deallocate()
  }

  /// Uses a format, which must not use another meanwhile.
  @inline(__always)
  func with<R>(
    _ text: StringObject, read: (StringObject) throws -> Form, _ body: (Form) throws -> R
  ) rethrows -> R {
    let slot = slots + (Int(bitPattern: text.header) >> 4 & (Self.size - 1))
    if let known = slot.pointee, known.key.header == text.header { return try body(known.form) }
    let form = try read(text)
    guard text.header.pointee.isInterned else {
      defer { form.deallocate() }
      return try body(form)
    }
    slot.pointee?.form.deallocate()
    slot.pointee = (text, form)
    return try body(form)
  }
}
