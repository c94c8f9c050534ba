/// Keeps an object of a session alive for as long as Swift needs it; harmless behind the session's end.
///
/// The table has a lock of its own: a handle may go away on any thread.
final class Handle: @unchecked Sendable {
  let table: HandleTable
  let number: Int

  init(_ value: Value, at address: UnsafeMutableRawPointer, in table: HandleTable) {
    self.table = table
    number = table.keep(value, at: address)
  }

  deinit { table.release(number) }
}
