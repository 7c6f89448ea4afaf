/// What became of an attempt to hand a mail over. The detail is what the server or the system
/// said, in printable ASCII.
package enum SendResult: Hashable, Sendable {
  /// Whoever took it is answerable for it now.
  case accepted(String)
  /// This mail to this recipient, for good.
  case refused(String)
  /// This mail for now; the server takes others.
  case deferred(String)
  /// The server takes none for now, or cannot be trusted.
  case unreachable(String)
  /// The whole mail was sent and the answer did not come: it may have arrived.
  case unsure(String)

  var detail: String {
    switch self {
    case .accepted(let text), .refused(let text), .deferred(let text), .unreachable(let text),
      .unsure(let text):
      text
    }
  }

  /// Whether the next mail would fare no better.
  var isOfServer: Bool {
    switch self {
    case .unreachable, .unsure: true
    case .accepted, .refused, .deferred: false
    }
  }
}

extension SendResult {
  /// Bytes of a reply that are kept.
  private static let mostBytes = 200

  /// What somebody else's program said, fit for a message and a record: one line of ASCII.
  static func printable(_ text: String) -> String {
    let bytes = text.utf8.prefix(mostBytes).map { (0x20...0x7E).contains($0) ? $0 : 0x3F }
    return String(decoding: bytes, as: UTF8.self)
  }
}
