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

  /// The level of vector instructions that kernels are chosen for: `x86-64-v4` has AVX-512,
  /// `x86-64-v3` AVX2. Together with the number of threads it decides a result's last bits.
  package static var instructionSet: String { String(cString: quire_instruction_set()) }

  private static var controlGroupMemory: Int? {
    guard let file = fopen("/sys/fs/cgroup/memory.max", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 64)
    guard fgets(&line, 64, file) != nil else { return nil }
    let digits = line.prefix { $0 >= 48 && $0 <= 57 }.map { UInt8(bitPattern: $0) }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
