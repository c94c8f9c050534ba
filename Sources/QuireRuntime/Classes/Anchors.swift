/// Values that Swift closures hold on to.
final class Anchors {
  private(set) var values: [ObjectIdentifier: Value] = [:]

  final class Anchor {
    private let anchors: Anchors

    init(_ value: Value, in anchors: Anchors) {
      self.anchors = anchors
      anchors.values[ObjectIdentifier(self)] = value
    }

    deinit { anchors.values[ObjectIdentifier(self)] = nil }
  }
}
