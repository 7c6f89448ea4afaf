internal import CCurl

/// Tells a watching service that a run has begun and how it ended, so that silence is noticed too.
/// Nothing is sent but the request itself.
package enum Ping {
  /// What is told.
  package enum Event: Sendable {
    case start, success, fail
  }

  /// Milliseconds for everything, from the name to the answer.
  private static let limit = 10_000

  /// Sends a ping to `url`; nil: it arrived.
  ///
  /// It never takes longer than ten seconds. The address is a secret and is in no failure.
  package static func send(_ url: String, _ event: Event) -> PingFailure? {
    send(url, event, milliseconds: limit)
  }

  /// As above, with another limit.
  package static func send(_ url: String, _ event: Event, milliseconds: Int) -> PingFailure? {
    guard url.hasPrefix("https://") || url.hasPrefix("http://") else { return .notWeb }
    var status = 0
    if let problem = remswatch_get(address(url, event), milliseconds, &status) {
      return .notSent(detail: String(cString: problem))
    }
    return (200..<300).contains(status) ? nil : .refused(status: status)
  }

  /// The address of an event: a word behind the path, before a query.
  private static func address(_ url: String, _ event: Event) -> String {
    let path = url.prefix { $0 != "?" && $0 != "#" }
    return path + suffix(event) + url[path.endIndex...]
  }

  private static func suffix(_ event: Event) -> String {
    switch event {
    case .start: "/start"
    case .success: ""
    case .fail: "/fail"
    }
  }
}

/// Why a ping did not arrive; never a reason to end a run.
package enum PingFailure: Error, Hashable, Sendable, CustomStringConvertible {
  case notWeb
  case notSent(detail: String)
  case refused(status: Int)

  /// One sentence, without the address.
  package var description: String {
    switch self {
    case .notWeb: "The ping address begins neither with https:// nor with http://; correct it."
    case .notSent(let detail):
      "The ping could not be sent (\(detail)); the run is not affected, check the address."
    case .refused(let status):
      "The ping was answered with status \(status); the run is not affected, check the address."
    }
  }
}
