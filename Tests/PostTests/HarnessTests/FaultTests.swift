import CommandHarness
import Testing

/// Each fault of the mail server does what it says.
@Suite struct FaultTests {
  private static let disconnected = #"{"error": "SMTPServerDisconnected"#

  /// The fault; how the first attempt ends; how many of two attempts the server kept.
  private static let faults: [(Fault, String, Int)] = [
    (Fault(stage: .greeting, reply: "421 4.3.2 closed", times: 1), "421 4.3.2 closed", 0),
    (Fault(stage: .greeting, action: .drop, times: 1), disconnected, 0),
    (Fault(stage: .greeting, action: .hang, times: 1), disconnected, 0),
    (Fault(stage: .ehlo, action: .drop, times: 1), disconnected, 1),
    (Fault(stage: .ehlo, reply: "421 4.3.2 closed", times: 1), disconnected, 1),
    (Fault(stage: .mail, reply: "421 4.3.2 closed", times: 1), "421 4.3.2 closed", 1),
    (Fault(stage: .mail, reply: "552 5.2.2 full", times: 1), "552 5.2.2 full", 1),
    (Fault(stage: .mail, action: .hang, times: 1), disconnected, 1),
    (Fault.greylisting, "451 4.7.1 greylisted", 1),
    (Fault.unknown("*@clinic.example"), "550 5.1.1 no such user", 0),
    (Fault(stage: .data, reply: "421 4.3.2 closed", times: 1), "421 4.3.2 closed", 1),
    (Fault(stage: .data, action: .drop, times: 1), disconnected, 1),
    (Fault(stage: .inData, action: .drop, times: 1), disconnected, 1),
    (Fault(stage: .inData, action: .hang, times: 1), disconnected, 1),
    (Fault(stage: .afterData, reply: "552 5.3.4 large", times: 1), "552 5.3.4 large", 1),
    (Fault(stage: .afterData, reply: "451 4.3.0 later", times: 1), "451 4.3.0 later", 1),
    (Fault(stage: .afterData, action: .hang, times: 1), disconnected, 1),
    (Fault(stage: .afterData, action: .dropAfterData, times: 1), disconnected, 2),
    (Fault(stage: .afterData, action: .dropAfterDataUnstored, times: 1), disconnected, 1),
    (Fault(stage: .quit, action: .drop), #"{"accepted": {}}"#, 2),
    (Fault(stage: .quit, action: .hang), #"{"accepted": {}}"#, 2),
    (Fault(stage: .afterData, slow: 0.1), #"{"accepted": {}}"#, 2),
  ]

  @Test(arguments: faults)
  func `A fault ends the first attempt as it says, and the second is as usual`(
    _ fault: Fault, _ first: String, _ kept: Int
  ) throws {
    try Command.withFolder { folder in
      let server = try MailServer(folder)
      try server.fail([fault])
      let ended = try SMTPClient(port: server.port, times: 2, seconds: 2).send()
      #expect(ended.hasPrefix("[" + first) || ended.contains(": \"\(first)"), "\(ended)")
      #expect(try server.messages().count == kept, "\(ended)")
    }
  }

  @Test func `One of three can be refused, and each is greylisted by itself`() throws {
    try Command.withFolder { folder in
      let server = try MailServer(folder)
      let client = SMTPClient(port: server.port)
      let three = ["a@clinic.example", "b@clinic.example", "c@clinic.example"]
      try server.fail([.unknown("B@clinic.example")])
      #expect(
        try client.send(to: three)
          == #"[{"accepted": {"b@clinic.example": "550 5.1.1 no such user"}}]"#)
      try server.fail([.greylisting])
      _ = try client.send(to: [three[0]])
      #expect(
        try client.send(to: three)
          == #"[{"accepted": {"b@clinic.example": "451 4.7.1 greylisted", "#
          + #""c@clinic.example": "451 4.7.1 greylisted"}}]"#)
      let rcpts = try server.messages().map(\.rcpts)
      #expect(rcpts == [[three[0], three[2]], [three[0]]])
    }
  }

  @Test func `A paused server answers nothing until it goes on`() throws {
    try Command.withFolder { folder in
      let server = try MailServer(folder)
      let client = SMTPClient(port: server.port, seconds: 1)
      server.pause()
      #expect(try client.send().contains("timed out"))
      server.resume()
      #expect(try client.send() == #"[{"accepted": {}}]"#)
    }
  }

  @Test func `A fault with a slip in it ends the server`() throws {
    try Command.withFolder { folder in
      let server = try MailServer(folder)
      try server.fail([Fault(stage: .mail, action: .dropAfterData)])
      #expect(try SMTPClient(port: server.port).send().contains("Disconnected"))
      #expect(try SMTPClient(port: server.port).send().contains("ConnectionRefusedError"))
    }
  }
}
