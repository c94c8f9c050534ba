import QuireSyntax

/// Everything that programs can name, as one document: the records of built-ins and the docstrings of
/// the standard library, by module.
package struct Reference {
  /// The names of one module, or of one part of the language.
  struct Chapter {
    var title: String
    var summary: String
    var entries: [Entry] = []
    /// Names that say no more than a line: constants, modules, and what is explained elsewhere.
    var rows: [Row] = []
    /// The module whose names these are.
    var original: String?
  }

  struct Entry {
    /// What a program writes: `np.zeros`, `Dense.units`.
    var path: String
    var page: HelpPage
    /// The methods that take some explaining.
    var methods: [Entry] = []
    /// The type that this one refines.
    var base: TypeRecord?
  }

  struct Row {
    var name: String
    var text: String
    /// The path under which it is explained.
    var target: String?
  }

  private let pages: HelpPages
  private var interpreter: Interpreter { pages.interpreter }
  private(set) var chapters: [Chapter] = []
  /// Where each type, function and module is explained.
  private var places: [String: String] = [:]

  /// The short names under which modules are commonly imported.
  private static let shortNames = ["numpy": "np", "matplotlib.pyplot": "plt"]

  /// Collects what `interpreter` offers.
  /// - Parameter files: The modules of the standard library that are written in Quire.
  package init(_ interpreter: Interpreter, files: [String]) throws {
    pages = HelpPages(interpreter)
    let core = CoreLibrary.members
    add(
      "The language", "Functions that are always there.",
      core.filter { if case .function = $0 { true } else { false } })
    let types = CoreType.allCases.filter { $0 != .host && $0 != .undefined }
      .map { interpreter.type($0).object.record }
    add("Types of the language", "What values are, and what they can do.", types.map { .type($0) })
    add(
      "Errors", "The kinds of errors, for `except` and `raise`.",
      core.filter { $0.name.hasSuffix("Error") })
    let modules = interpreter.nativeModules.values.sorted { $0.name < $1.name }
    // A module's own names come before those of a front that repeats them.
    let own = modules.filter { !$0.name.hasPrefix(Self.front) }
    for module in own { places[key(of: .module(module))] = module.name }
    for module in own { add(module) }
    for module in modules where module.name.hasPrefix(Self.front) {
      if let original = own.first(where: { repeats($0, as: module) }) {
        chapters.append(
          Chapter(title: module.name, summary: module.summary, original: original.name))
      } else {
        add(module)
      }
    }
    for file in files { try addFile(file) }
    add(
      "Types of the library", "What the functions of the library take and give.",
      pages.types.values.filter { place(of: $0) == nil }.map { .type($0) })
    addNamesInScope(core)
  }

  // MARK: Chapters

  private static let front = "tensorflow"

  /// Whether a module of the front is another under a longer name.
  private func repeats(_ module: NativeModule, as copy: NativeModule) -> Bool {
    copy.name == "\(Self.front).\(module.name)"
      && Set(copy.members.map(\.name)) == Set(module.members.map(\.name))
  }

  private mutating func add(_ module: NativeModule) {
    let short = Self.shortNames[module.name]
    add(
      module.name, module.summary + (short.map { " Imported as `\($0)` here." } ?? ""),
      module.members, prefix: (short ?? module.name) + ".")
  }

  private mutating func add(
    _ title: String, _ summary: String, _ members: [NativeModule.Member], prefix: String = ""
  ) {
    var chapter = Chapter(title: title, summary: summary)
    for member in members.sorted(by: { ($0.name, $0.summary) < ($1.name, $1.summary) })
    where !member.name.hasPrefix("_") {
      let name = prefix.isEmpty ? publicName(member) : member.name
      add(member, as: prefix + name, to: &chapter)
    }
    chapters.append(chapter)
  }

  private mutating func add(
    _ member: NativeModule.Member, as path: String, to chapter: inout Chapter
  ) {
    let long = Self.shortNames.first { $0.value == path }?.key
    let place = places[key(of: member)] ?? long
    if place == nil, let entry = entry(of: member, as: path) {
      places[key(of: member)] = path
      chapter.entries.append(entry)
    } else {
      chapter.rows.append(Row(name: path, text: member.summary, target: place))
    }
  }

  private mutating func addFile(_ name: String) throws {
    guard let source = try interpreter.findModule(name, SourceFile(name: "", text: ""))?.source()
    else {
      return
    }
    var chapter = Chapter(title: name, summary: "Written in Quire: `import \(name)`.")
    chapter.entries = pages.functionPages(of: source, module: name).map { path, page in
      Entry(path: path, page: page)
    }
    chapters.append(chapter)
  }

  /// The names of the library that need no import, with the places where they are explained.
  private mutating func addNamesInScope(_ core: [NativeModule.Member]) {
    let own = Set(core.map(\.name))
    var chapter = Chapter(
      title: "Names in scope", summary: "What of the library needs no import.")
    for name in interpreter.builtinNames.sorted() where !own.contains(name) {
      if let member = interpreter.prelude.member(name) { add(member, as: name, to: &chapter) }
    }
    chapters.insert(chapter, at: 0)
  }

  // MARK: Entries

  private func publicName(_ member: NativeModule.Member) -> String {
    if case .type(let record) = member { interpreter.pythonName(record) } else { member.name }
  }

  /// The page of a function or type; nil for what a line says.
  private func entry(of member: NativeModule.Member, as path: String) -> Entry? {
    switch member {
    case .function(let builtin):
      return Entry(path: path, page: pages.page(of: builtin, as: path))
    case .type(let record):
      var entry = Entry(path: path, page: pages.page(of: record, as: path, withBases: false))
      entry.methods = record.methods.filter(\.needsExplaining).map { method in
        let path = "\(path).\(method.name)"
        return Entry(path: path, page: pages.page(of: method, as: path))
      }
      entry.base = record.base
      return entry
    case .module, .constant: return nil
    }
  }

  /// Where a type is explained, if anywhere.
  func place(of type: TypeRecord) -> String? { places[key(of: .type(type))] }

  /// Equal for a name and its copies in other modules.
  private func key(of member: NativeModule.Member) -> String {
    switch member {
    case .function(let builtin):
      "\(builtin.signature) \(builtin.returns) \(builtin.summary) "
        + builtin.parameters.map(\.type.name).joined(separator: " ")
    case .type(let record): "type \(record.name) \(record.summary)"
    case .module(let module): "module \(module.name)"
    case .constant(let name, let summary, _): "constant \(name) \(summary)"
    }
  }
}

extension Builtin {
  /// Whether more can be said than its signature and summary.
  fileprivate var needsExplaining: Bool {
    !examples.isEmpty || parameters.contains { $0.name != "self" && !$0.summary.isEmpty }
  }
}
