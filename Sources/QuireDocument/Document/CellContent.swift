/// What a cell says in any form: what must be there again when it is written and read.
struct CellContent {
  var kind: Cell.Kind
  var title: String?
  /// Without the facts of the form that is written or read.
  var metadata: [MetadataValue.Member]
  var attachments: MetadataValue?
  var source: String

  /// Equal exactly when two contents say the same, to the byte; the order of metadata says nothing.
  var signature: [UInt8] {
    JSONWriter(sortsKeys: true).bytes(
      .array([
        .string(kind.rawValue), title.map { .string($0) } ?? .null, .object(metadata),
        attachments ?? .null, .string(source),
      ]))
  }

  init(
    _ kind: Cell.Kind, title: String? = nil, metadata: [MetadataValue.Member] = [],
    attachments: MetadataValue? = nil, source: String
  ) {
    self.kind = kind
    self.title = title
    self.metadata = metadata
    self.attachments = attachments
    self.source = source
  }

  /// What a cell says beyond the facts of a form.
  init(_ cell: Cell, in form: TextForm) {
    self.init(
      cell.kind, title: cell.title, metadata: cell.metadata, attachments: cell.attachments,
      source: cell.source)
    metadata.removeFacts(of: form)
  }

  /// The metadata with the attachments, as text forms hold them.
  var written: [MetadataValue.Member] {
    guard let attachments else { return metadata }
    return metadata + [.init(Self.attachmentsKey, attachments)]
  }

  /// The written metadata with the title among it.
  var named: [MetadataValue.Member] { written.named(title) }

  /// Takes the title out of the metadata, where it stands among it.
  mutating func takeTitle(_ escapes: [MetadataValue.Member]) {
    let escape = escapes[Escape.title.rawValue]
    if escape != nil || title == nil { title = metadata.takeTitle(escape) }
  }

  /// jupytext's member for the files inside a cell.
  static let attachmentsKey = "attachments"
}

extension [MetadataValue.Member] {
  /// With a cell's title among them; beside another `title` it is a member of `quire`.
  func named(_ title: String?) -> Self {
    var members = self
    switch (title, members["title"]) {
    case (let title?, nil): members.insert(.init("title", .string(title)), at: 0)
    case (nil, nil): break
    case (nil, let other?) where other.text == nil: break
    case (_, .some):
      members.quire.append(.init(Escape.title.rawValue, title.map { .string($0) } ?? .null))
    }
    return members
  }

  /// Takes out a cell's title that stands among them; `escape` is what `quire` has of it.
  mutating func takeTitle(_ escape: MetadataValue?) -> String? {
    if let escape { return escape.text }
    let title = self["title"]?.text
    if title != nil { self["title"] = nil }
    return title
  }

  /// Takes out what only says how a form is laid out.
  mutating func removeFacts(of form: TextForm) {
    self[form: form] = []
    if case .int = self[TextForm.blankLinesKey] { self[TextForm.blankLinesKey] = nil }
    // Nothing can be kept beside a `quire` that holds no members.
    if quire.isEmpty { self[TextForm.key] = nil }
  }

  /// Takes out and gives the members of `quire` that a form writes where it has no other way.
  mutating func takeEscapes() -> [MetadataValue.Member] {
    let escapes = quire.filter { Escape(rawValue: $0.key) != nil }
    if !escapes.isEmpty { quire.removeAll { Escape(rawValue: $0.key) != nil } }
    return escapes
  }
}

/// Members of `quire` on a marker or an info string that belong to the text, not to the cell.
enum Escape: String {
  /// The whole source, which then does not stand below.
  case source
  /// The title of a cell whose metadata has a `title` too.
  case title
  /// How many of the blank lines around the source belong to it.
  case top, bottom
}
