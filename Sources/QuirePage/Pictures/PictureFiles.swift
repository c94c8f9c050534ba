import QuireDocument

/// Where the pictures come from that prose names.
package struct PictureFiles: Sendable {
  /// Reads the file of a relative path, or says in a few words why there is none.
  package var read: @Sendable (String) -> Result<[UInt8], Failure>

  package struct Failure: Error, Hashable, Sendable {
    package var reason: String
    package init(_ reason: String) { self.reason = reason }
  }

  package init(read: @escaping @Sendable (String) -> Result<[UInt8], Failure>) { self.read = read }

  /// No files at all.
  package static let none = PictureFiles { _ in .failure(Failure("no such file")) }

  /// The largest file that goes into a page.
  static let limit = 16 << 20

  /// Those beside a notebook's file.
  package static func beside(_ path: String) -> PictureFiles {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return PictureFiles { name in
      guard !name.hasPrefix("/") else {
        return .failure(Failure("is not beside the notebook"))
      }
      do throws(FileError) {
        return .success(try PictureFile.read(folder + name, limit: limit))
      } catch {
        return .failure(Failure(error.problem))
      }
    }
  }
}
