import Glibc

/// What a program may use; reaching a limit ends the cell with an error that cannot be caught.
package struct Limits: Sendable, Hashable {
  /// Steps of one run, such as a cell: back edges, calls and the work of built-ins in units of some nanoseconds.
  package var steps = Int.max
  /// Bytes of values and of what the library manages itself: half of what the machine has unless it is set.
  package var memory = Limits.halfOfMemory

  package init() {}

  private static let halfOfMemory: Int = {
    let (bytes, overflow) = sysconf(Int32(_SC_PHYS_PAGES))
      .multipliedReportingOverflow(by: sysconf(Int32(_SC_PAGESIZE)))
    return overflow || bytes <= 0 ? 4 << 30 : bytes / 2
  }()
}
