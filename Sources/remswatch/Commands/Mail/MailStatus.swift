internal import ArgumentParser
internal import Delivery
internal import Monitoring

/// `remswatch mail status`: how far the mails came.
struct MailStatus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say which mails wait, and which were not delivered.",
    discussion: """
      Lists every mail that nobody took, the oldest first; with --all those that were taken too. \
      Ends with 69 while a mail waits.

      \(ExitStatus.table)
      """)

  @OptionGroup var folder: OutputOption

  @Flag(help: "List the mails that were accepted too.")
  var all = false

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let outbox = Outbox(try folder.settings().output)
    let (items, damaged) = (outbox.items(), outbox.damaged())
    let listed = items.filter { all || $0.state != .accepted }
    print(json ? try JSONText.of(Report(items, listed)) : Self.text(items, listed))
    for path in damaged { Messages.remark("\(path) is damaged, and its mail is not sent.") }
    if !damaged.isEmpty || items.contains(where: { !$0.state.isFinal }) {
      throw ExitCode(ExitStatus.notDelivered.rawValue)
    }
  }

  private static func text(_ items: [OutboxItem], _ listed: [OutboxItem]) -> String {
    ([counts(items)] + listed.map(line)).joined(separator: "\n")
  }

  private static func counts(_ items: [OutboxItem]) -> String {
    let counts = OutboxItem.State.allCases.map { state in
      "\(items.count { $0.state == state }) \(state.rawValue)"
    }
    return counts.joined(separator: ", ")
  }

  private static func line(_ item: OutboxItem) -> String {
    var words = [
      "\(item.queuedAt)", item.state.rawValue, item.run ?? "-",
      "\(LetterPlace(item))",
      item.recipient, item.attempts == 1 ? "1 attempt" : "\(item.attempts) attempts",
    ]
    if item.possibleDuplicate == true { words.append("possible_duplicate") }
    if !item.state.isFinal, let next = item.nextAttemptAt { words.append("next \(next)") }
    return (words + [item.lastReply ?? ""]).joined(separator: "  ")
  }

  private struct Report: Encodable {
    let counts: [String: Int]
    let mails: [OutboxItem]

    init(_ items: [OutboxItem], _ listed: [OutboxItem]) {
      counts = Dictionary(
        uniqueKeysWithValues: OutboxItem.State.allCases.map { state in
          (state.rawValue, items.count { $0.state == state })
        })
      mails = listed
    }
  }
}
