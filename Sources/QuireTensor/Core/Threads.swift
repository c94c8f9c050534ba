import CQuireKernels

/// The threads that numeric work may use.
package enum Threads {
  /// `QUIRE_THREADS` or else the processors this process may run on, until it is set.
  ///
  /// Results of Quire's own loops do not depend on it; oneDNN's last bits do.
  package static var count: Int {
    get { Int(quire_thread_count()) }
    set { quire_set_thread_count(Int32(clamping: newValue)) }
  }
}
