internal import Delivery

/// Why the mails of a report that is published are not on their way, in one sentence.
enum MailFailure: Error, CustomStringConvertible {
  /// They are not in the outbox.
  case notQueued(any Error)
  /// They are, and wait there.
  case notSent(any Error)

  var description: String {
    switch self {
    case .notQueued(let error):
      "The report is published, but its mails could not be put into the outbox "
        + "(\(Self.reason(error))); run again, and the next run of the day mails it."
    case .notSent(let error):
      "The mails could not be sent (\(Self.reason(error))); they wait in the outbox, and "
        + "'remswatch mail flush' sends them."
    }
  }

  /// What a failure of the disk says of a run that is published is not so of its mails.
  private static func reason(_ error: any Error) -> String {
    let text = (error as? DeliveryError)?.reason ?? "\(error)"
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
