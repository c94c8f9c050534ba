import CQuireStdlib
import Glibc
import Testing

/// The tables of CQuireStdlib against the folder stdlib/.
@Suite struct StdlibTests {
  static let folder =
    #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined()
    + "/stdlib"

  /// The names in a folder that end in `ending`, without it.
  static func names(in folder: String, ending: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(ending) { names.append(String(name.dropLast(ending.count))) }
    }
    return names.sorted()
  }

  static func contents(of path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return bytes
  }

  static func table(
    _ table: UnsafePointer<stdlib_file>, _ count: Int
  ) -> [(name: String, bytes: [UInt8])] {
    UnsafeBufferPointer(start: table, count: count).map { file in
      (String(cString: file.name), Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
    }
  }

  @Test func modulesAreTheFoldersModules() {
    let modules = Self.table(stdlib_modules, stdlib_module_count)
    #expect(modules.map(\.name) == Self.names(in: Self.folder, ending: ".nb"))
    for module in modules {
      #expect(module.bytes == Self.contents(of: "\(Self.folder)/\(module.name).nb"))
    }
  }

  @Test func dataAreTheFoldersData() {
    let data = Self.table(stdlib_data, stdlib_data_count)
    #expect(
      data.map(\.name) == Self.names(in: Self.folder + "/data", ending: ".gz").map { $0 + ".gz" })
    for file in data {
      #expect(file.bytes == Self.contents(of: "\(Self.folder)/data/\(file.name)"))
    }
  }
}
