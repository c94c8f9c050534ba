import CQuireMarkdown
import Glibc

/// A library of the system, as the loader finds it.
struct SystemLibrary: Sendable {
  let title: String
  /// The name it is opened by.
  let file: String
  /// Debian's package, and what Quire needs it for.
  let package: String
  let purpose: String
  /// A function or variable of the library.
  let symbol: String
  /// Reads the library's version through that symbol; nil where it has none to tell.
  var version: (@Sendable (UnsafeMutableRawPointer) -> String)?

  static let all = [
    SystemLibrary(
      title: "oneDNN", file: "libdnnl.so.2", package: "libdnnl2", purpose: "matrix products",
      symbol: "dnnl_version"
    ) { symbol in
      typealias Function = @convention(c) () -> UnsafePointer<CInt>
      // dnnl_version_t begins with three ints: major, minor, patch.
      let numbers = unsafeBitCast(symbol, to: Function.self)()
      return "\(numbers[0]).\(numbers[1]).\(numbers[2])"
    },
    SystemLibrary(
      title: "OpenMP", file: "libgomp.so.1", package: "libgomp1",
      purpose: "work on several threads",
      symbol: "GOMP_parallel"),
    SystemLibrary(
      title: "PCRE2", file: "libpcre2-8.so.0", package: "libpcre2-8-0",
      purpose: "regular expressions", symbol: "pcre2_match_8"),
    SystemLibrary(
      title: "Cairo", file: "libcairo.so.2", package: "libcairo2", purpose: "pictures",
      symbol: "cairo_version_string", version: text),
    SystemLibrary(
      title: "Pango", file: "libpangocairo-1.0.so.0", package: "libpangocairo-1.0-0",
      purpose: "text in pictures", symbol: "pango_version_string", version: text),
    SystemLibrary(
      title: "fontconfig", file: "libfontconfig.so.1", package: "libfontconfig1",
      purpose: "finding fonts", symbol: "FcGetVersion"
    ) { symbol in
      typealias Function = @convention(c) () -> CInt
      let number = unsafeBitCast(symbol, to: Function.self)()
      return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
    },
    SystemLibrary(
      title: "cmark-gfm", file: String(cString: quire_markdown_file),
      package: String(cString: quire_markdown_packages), purpose: "articles and pages",
      symbol: "cmark_version_string", version: text),
    SystemLibrary(
      title: "libpng", file: "libpng16.so.16", package: "libpng16-16", purpose: "PNG files",
      symbol: "png_get_libpng_ver"
    ) { symbol in
      typealias Function = @convention(c) (UnsafeRawPointer?) -> UnsafePointer<CChar>
      return String(cString: unsafeBitCast(symbol, to: Function.self)(nil))
    },
    SystemLibrary(
      title: "zlib", file: "libz.so.1", package: "zlib1g", purpose: "compressed data sets",
      symbol: "zlibVersion", version: text),
    SystemLibrary(
      title: "readline", file: "libreadline.so.8", package: "libreadline8", purpose: "the prompt",
      symbol: "rl_library_version"
    ) { symbol in
      symbol.load(as: UnsafePointer<CChar>?.self).map { String(cString: $0) } ?? ""
    },
  ]

  /// A function without parameters that returns the version as text.
  @Sendable private static func text(_ symbol: UnsafeMutableRawPointer) -> String {
    typealias Function = @convention(c) () -> UnsafePointer<CChar>
    return String(cString: unsafeBitCast(symbol, to: Function.self)())
  }

  /// Opens the library and asks it.
  var line: DoctorReport.Line {
    guard let handle = dlopen(file, RTLD_NOW | RTLD_LOCAL), let address = dlsym(handle, symbol)
    else {
      return DoctorReport.Line(
        label: title, text: "missing: apt install \(package); needed for \(purpose)",
        state: .missing)
    }
    let number = version.map { $0(address) + "  " } ?? ""
    return DoctorReport.Line(label: title, text: number + Self.path(of: address), state: .good)
  }

  /// The file that a symbol comes from, as the map of the process's memory has it.
  private static func path(of address: UnsafeMutableRawPointer) -> String {
    guard let file = fopen("/proc/self/maps", "r") else { return "" }
    defer { fclose(file) }
    let wanted = UInt(bitPattern: address)
    var buffer = [CChar](repeating: 0, count: 8192)
    while fgets(&buffer, Int32(buffer.count), file) != nil {
      // Each line: start-end permissions offset device inode path.
      let bytes = buffer.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
      let line = String(decoding: bytes, as: UTF8.self)
      let fields = line.split(separator: " ", maxSplits: 5)
      let ends = fields.first?.split(separator: "-").compactMap { UInt($0, radix: 16) } ?? []
      guard ends.count == 2, ends[0] <= wanted, wanted < ends[1], fields.count == 6 else {
        continue
      }
      return String(fields[5].drop { $0 == " " })
    }
    return ""
  }
}
