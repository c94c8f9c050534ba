import Glibc
import QuireDocument

/// The folder of a run's outputs: `NAME.md`, `NAME.html`, …, and pictures, up to date after every cell.
///
/// Files are replaced in one go, so that at any moment there is a whole version of each. What cannot be
/// written is tried again after the next cell: a disk that is full for a while costs nothing.
package final class OutputFolder: RunObserver {
  package let path: String
  private let name: String
  private let lock: FolderLock
  private var run: RunDocument
  private var writers: [(form: OutputForm, writer: any DocumentWriter)]
  /// The pictures that this run has written.
  private var pictures: [String: PictureFile] = [:]
  /// The pictures of the run before, which its document links to.
  private var oldPictures: Set<String>

  /// Why the files are not up to date, if they are not.
  package private(set) var failure: FileError?
  /// Gets the first failure of several in a row, when it happens.
  package var onFailure: (FileError) -> Void = { _ in }
  package var warnings: [String] { run.warnings }
  /// The paths of the documents, in the order in which they were asked for.
  package var documents: [String] {
    writers.map { Self.document(name, $0.form, in: path) }
  }

  /// Makes the folder, and those above it, if they are not there, and writes documents without outputs.
  /// - Parameter wait: Called again and again while another run writes into the folder; false gives up.
  /// - Throws: `FileError` when the folder cannot be made or written to, is in use, or when a document would
  ///   take the place of the notebook.
  package init(
    path: String, notebook: Notebook, facts: RunFacts, forms: [OutputForm],
    wait: (FolderLock.Holder) -> Bool = { _ in false }
  ) throws {
    self.path = path
    name = notebook.name
    run = RunDocument(notebook, facts: facts)
    writers = forms.map { ($0, $0.writer()) }
    oldPictures = []
    for form in forms {
      try Self.check(Self.document(name, form, in: path), isNot: notebook.path)
    }
    try FileError.makeFolder(path)
    lock = try FolderLock.take(path, wait: wait)
    oldPictures = linkedPictures()
    removeLeftovers()
    try write()
  }

  package func didRun(_ record: RunRecord) throws {
    run.update(record)
    save()
  }

  package func didFinish(_ record: RunRecord) throws {
    run.update(record, isOver: true)
    save()
    guard failure == nil else { return }
    for name in oldPictures where pictures[name] == nil { unlink("\(path)/\(name)") }
  }

  /// Writes what there is; a file that cannot be written does not end the run.
  private func save() {
    do throws(FileError) {
      try write()
      failure = nil
    } catch {
      if failure == nil { onFailure(error) }
      failure = error
    }
  }

  /// Writes every document that can be written; throws what was in the way of the first one that could not.
  private func write() throws(FileError) {
    var failure: FileError?
    for index in writers.indices {
      let form = writers[index].form
      do {
        try write(try writers[index].writer.write(run.notebook), form)
      } catch let error as FileError {
        failure = failure ?? error
      } catch {
        failure =
          failure ?? FileError(path: Self.document(name, form, in: path), problem: "\(error)")
      }
    }
    if let failure { throw failure }
  }

  /// Writes a document behind the pictures it links to.
  private func write(_ document: WrittenDocument, _ form: OutputForm) throws(FileError) {
    for picture in document.pictures where pictures[picture.name] != picture {
      guard let bytes = Base64.bytes(picture.base64) else { continue }
      try AtomicFile.write(bytes, to: "\(path)/\(picture.name)")
      pictures[picture.name] = picture
    }
    try AtomicFile.write(document.bytes, to: Self.document(name, form, in: path))
  }

  private static func document(_ name: String, _ form: OutputForm, in path: String) -> String {
    (path.hasSuffix("/") ? path : path + "/") + "\(name).\(form.name)"
  }

  /// Refuses to write over the notebook that is run.
  private static func check(_ path: String, isNot notebook: String) throws(FileError) {
    if let status = FileStatus(path), let own = FileStatus(notebook), status.isSameFile(as: own) {
      throw FileError(
        path: path,
        problem: "is the notebook itself; choose another folder with -o, or other forms with --to")
    }
  }

  /// Removes what a run left that was killed while it wrote a file: `NAME.md.1234.tmp`.
  private func removeLeftovers() {
    let own = OutputForm.all.map { "\(name).\($0.name)" }
    for file in names() where file.hasSuffix(".tmp") {
      let target = file.dropLast(4)
      let parts = target.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count > 1, let process = parts.last, process.allSatisfy(\.isNumber) else {
        continue
      }
      let base = target.dropLast(process.count + 1)
      if own.contains(String(base)) || PictureFile.isName(base, of: name) {
        unlink("\(path)/\(file)")
      }
    }
  }

  private func names() -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { name in
          name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }

  /// The pictures to which the document links that an earlier run left.
  private func linkedPictures() -> Set<String> {
    // No document, or one that cannot be read, has no pictures to remove.
    guard let bytes = try? SourceBytes.read("\(path)/\(name).md") else { return [] }
    let text = String(decoding: bytes, as: UTF8.self)
    return Set(
      names().filter {
        PictureFile.isName($0, of: name) && text.contains("](\(PictureFile.link(to: $0)))")
      })
  }
}
