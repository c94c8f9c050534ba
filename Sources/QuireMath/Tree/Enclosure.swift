/// What is drawn around, over or instead of a part of a formula.
package enum Enclosure: String, CaseIterable, Sendable {
  case box = "boxed"
  case upwardStrike = "cancel"
  case downwardStrike = "bcancel"
  case crossStrike = "xcancel"
  case horizontalStrike = "sout"
  /// Takes its place unseen.
  case phantom
  /// Unseen, as wide as its content, without height.
  case widthOnly = "hphantom"
  /// Unseen, as tall as its content, without width.
  case heightOnly = "vphantom"
  /// Seen, but taking no height.
  case smashed = "smash"
  /// Seen to the right of its place, taking no width.
  case overlapRight = "rlap"
  /// Seen to the left of its place, taking no width.
  case overlapLeft = "llap"
}
