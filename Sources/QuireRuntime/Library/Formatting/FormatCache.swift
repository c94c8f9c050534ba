/// What formats written in the program mean, read once: a format that is a literal is one object for as long
/// as the machine lives, which is its key.
final class FormatCache<Form> {
  private struct Slot {
    let key: StringObject
    let form: Form
  }
  private var slots: [Slot?] = Array(repeating: nil, count: 64)

  func form(of text: StringObject, read: (StringObject) throws -> Form) rethrows -> Form {
    guard text.header.pointee.isInterned else { return try read(text) }
    let index = Int(bitPattern: text.header) >> 4 & 63
    if let slot = slots[index], slot.key.header == text.header { return slot.form }
    let form = try read(text)
    slots[index] = Slot(key: text, form: form)
    return form
  }
}
