extension [MetadataValue.Member] {
  /// The member of that name; nil removes it, a new one goes to the end.
  package subscript(key: String) -> MetadataValue? {
    get { first { $0.key == key }?.value }
    set {
      guard let newValue else { return removeAll { $0.key == key } }
      if let place = firstIndex(where: { $0.key == key }) {
        self[place].value = newValue
      } else {
        append(.init(key, newValue))
      }
    }
  }
}
