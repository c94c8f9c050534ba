import CQuireKernels
import Glibc

/// What the machine offers a process.
package enum Machine {
  /// Bytes of memory: the physical memory or, where that is less, the control group's share.
  package static var memory: Int {
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    let pageSize = sysconf(Int32(_SC_PAGESIZE))
    let (bytes, overflow) = pages.multipliedReportingOverflow(by: pageSize)
    let physical = pages > 0 && pageSize > 0 && !overflow ? bytes : Int.max
    return min(physical, controlGroupMemory ?? Int.max)
  }

  /// The processors this process may run on.
  package static var cores: Int { Int(quire_core_count()) }

  private static var controlGroupMemory: Int? {
    guard let file = fopen("/sys/fs/cgroup/memory.max", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 64)
    guard fgets(&line, 64, file) != nil else { return nil }
    let digits = line.prefix { $0 >= 48 && $0 <= 57 }.map { UInt8(bitPattern: $0) }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
