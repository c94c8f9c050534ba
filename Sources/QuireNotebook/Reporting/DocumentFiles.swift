import QuireDocument

/// The documents of a run and their pictures as files.
struct DocumentFiles {
  private let path: String
  private let name: String
  private var writers: [(form: OutputForm, writer: any DocumentWriter)]
  /// The pictures that were written.
  private var pictures: [String: PictureFile] = [:]
  var pictureNames: Set<String> { Set(pictures.keys) }

  init(path: String, name: String, forms: [OutputForm]) {
    self.path = path
    self.name = name
    writers = forms.map { ($0, $0.writer()) }
  }

  static func path(_ name: String, _ form: OutputForm, in path: String) -> String {
    (path.hasSuffix("/") ? path : path + "/") + "\(name).\(form.name)"
  }

  /// Writes every document that can be written; gives what was in the way of the first one that could not.
  mutating func write(_ notebook: Notebook) -> FileError? {
    var failure: FileError?
    for index in writers.indices {
      let form = writers[index].form
      do {
        try write(try writers[index].writer.write(notebook), form)
      } catch let error as FileError {
        failure = failure ?? error
      } catch {
        failure = failure ?? FileError(path: Self.path(name, form, in: path), problem: "\(error)")
      }
    }
    return failure
  }

  /// Writes a document behind the pictures it links to.
  private mutating func write(_ document: WrittenDocument, _ form: OutputForm) throws(FileError) {
    for picture in document.pictures where pictures[picture.name] != picture {
      guard let bytes = Base64.bytes(picture.base64) else { continue }
      try AtomicFile.write(bytes, to: "\(path)/\(picture.name)")
      pictures[picture.name] = picture
    }
    try AtomicFile.write(document.bytes, to: Self.path(name, form, in: path))
  }
}
