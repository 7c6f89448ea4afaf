import CommandHarness
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Whatever a server does, no mail is lost, and none comes twice but where SMTP cannot tell.
@Suite struct ServerFaultTests {
  /// Faults that come once; whether the server may have kept the first mail all the same.
  private static let passing: [(Fault, Bool)] = [
    (Fault(stage: .greeting, reply: "421 4.3.2 closed", times: 1), false),
    (Fault(stage: .greeting, reply: "554 5.3.2 no service", times: 1), false),
    (Fault(stage: .ehlo, action: .drop, times: 1), false),
    (Fault(stage: .mail, reply: "421 4.3.2 closed", times: 1), false),
    (Fault(stage: .mail, reply: "530 5.7.0 must log in", times: 1), false),
    (Fault.greylisting, false),
    (Fault(stage: .rcpt, reply: "421 4.3.2 closed", times: 1), false),
    (Fault(stage: .data, reply: "451 4.3.0 later", times: 1), false),
    (Fault(stage: .data, action: .drop, times: 1), false),
    (Fault(stage: .inData, action: .drop, times: 1), false),
    (Fault(stage: .afterData, reply: "451 4.3.0 later", times: 1), false),
    (Fault(stage: .afterData, reply: "421 4.3.0 closed", times: 1), false),
    (Fault(stage: .afterData, action: .dropAfterDataUnstored, times: 1), false),
    (Fault(stage: .afterData, action: .dropAfterData, times: 1), true),
    (Fault(stage: .quit, action: .drop), false),
  ]

  @Test(arguments: passing)
  func `A fault that passes costs no mail`(_ fault: Fault, _ mayDouble: Bool) throws {
    try MailedClinic.with(3) { clinic in
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      try server.fail([fault])
      let night = try clinic.night()
      let isHarmless = fault.stage == .quit
      #expect(night.code == (isHarmless ? 0 : 69), "\(night.errors)")
      for _ in 0..<3 where try clinic.states() != ["accepted": 3] { _ = try clinic.flush() }
      #expect(try clinic.flush().code == 0)
      #expect(try clinic.states() == ["accepted": 3])
      let mails = try server.messages()
      #expect(Set(mails.map { $0.rcpts[0] }).count == 3)
      #expect(mails.count == (mayDouble ? 4 : 3))
      // A copy has the id of the first.
      #expect(Set(try mails.map { try $0.messageID() }).count == 3)
    }
  }

  @Test func `One refused recipient of three does not stop the others, and the operator is told`()
    throws
  {
    try MailedClinic.with(3) { clinic in
      var clinic = clinic
      clinic.more = ["operator: [ops@clinic.example]"]
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      try server.fail([.unknown("s2@clinic.example")])
      let night = try clinic.night()
      #expect(night.code == 69)
      #expect(
        night.errors.contains("s2@clinic.example was refused for good (550 5.1.1 no such user)"))
      let mails = try server.messages()
      #expect(
        mails.map { $0.rcpts[0] }.sorted()
          == ["ops@clinic.example", "s1@clinic.example", "s3@clinic.example"])
      let alarm = try #require(mails.last)
      #expect(alarm.rcpts == ["ops@clinic.example"])
      #expect(try MailCheck().problems([alarm]) == "")
      #expect(try clinic.states() == ["accepted": 3, "failed": 1])
      #expect(try clinic.flush().code == 0)
      #expect(try server.messages().count == 3)
    }
  }

  @Test func `A server that hangs is left after the time-out, and the mail waits`() throws {
    try MailedClinic.with(2) { clinic in
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server, seconds: 1)
      try server.fail([Fault(stage: .rcpt, action: .hang)])
      let night = try clinic.night()
      #expect(night.code == 69)
      #expect(try clinic.states() == ["pending": 2])
      try server.fail([])
      #expect(try clinic.flush().code == 0)
      #expect(try server.messages().count == 2)
    }
  }

  @Test func `A server that was down for three nights gets what is not too old`() throws {
    try MailedClinic.with(2) { clinic in
      var clinic = clinic
      clinic.more = ["operator: [ops@clinic.example]"]
      let server = try MailServer(clinic.folder + "/server")
      let port = server.port
      try clinic.configure(server)
      server.stop()
      for time in ["25 02:10:00", "26 02:10:00", "27 02:15:00"] {
        let night = try clinic.night(at: "2026-11-\(time)")
        #expect(night.code == 69, "\(night.errors)")
      }
      // The first night is given up at the third, when 48 hours have passed: an alarm waits too.
      #expect(try clinic.states() == ["expired": 2, "pending": 5])
      let up = try MailServer(clinic.folder + "/server", port: port)
      let night = try clinic.night(at: "2026-11-28 02:30:00")
      #expect(night.code == 0, "\(night.errors)")
      #expect(try clinic.states() == ["accepted": 7, "expired": 2])
      let mails = try up.messages()
      #expect(mails.count == 7)
      #expect(Set(try mails.map { try $0.messageID() }).count == 7)
      #expect(mails.filter { $0.rcpts == ["ops@clinic.example"] }.count == 1)
    }
  }

  @Test func `A night that fails is told to the operators, and to nobody else`() throws {
    try MailedClinic.with(2) { clinic in
      var clinic = clinic
      clinic.more = ["operator: [ops@clinic.example]", "administrator: [admin@clinic.example]"]
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      try FileManager.default.removeItem(atPath: clinic.database)
      #expect(try clinic.night().code == 66)
      let mails = try server.messages()
      #expect(mails.map(\.rcpts) == [["ops@clinic.example"]])
      #expect(try MailCheck().problems(mails) == "")
      #expect(try mails[0].field("Subject") == "remswatch: the run of 2026-11-24 failed (exit 66)")
    }
  }

  @Test func `No more mails go out at once than are allowed`() throws {
    try MailedClinic.with(3) { clinic in
      var clinic = clinic
      clinic.more = ["most-messages: 2"]
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      let night = try clinic.night()
      #expect(night.code == 69)
      #expect(
        night.errors.contains(
          "1 of the mails wait for the next attempt (the limit of 2 is reached)"))
      #expect(try clinic.remswatch(["mail", "flush"]).code == 0)
      #expect(try server.messages().count == 3)
    }
  }

  @Test func `A flush that hangs does not keep a night from being published`() throws {
    try MailedClinic.with(2) { clinic in
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server, seconds: 20)
      #expect(try clinic.night("--no-send").code == 0)
      try server.fail([Fault(stage: .rcpt, action: .hang)])
      let words = [
        try Command.path, "mail", "flush", "--output", clinic.output, "--mail-file",
        clinic.mailFile,
      ]
      let flush = try RunningProgram(words)
      _ = try Equipment.wait(for: "the flush to send") {
        try clinic.states()["sending"].map { _ in true }
      }
      let night = try clinic.remswatch(["run", "--as-of", "2026-11-23", "--no-send", "--mail"])
      #expect(night.code == 0, "\(night.errors)")
      #expect(!flush.hasEnded())
      flush.send(SIGKILL)
      try server.fail([])
      #expect(try clinic.flush().code == 0)
      #expect(try server.messages().count == 4)
    }
  }

  @Test func `A run that is not to send does not send when it fails either`() throws {
    try MailedClinic.with(2) { clinic in
      var clinic = clinic
      clinic.more = ["operator: [ops@clinic.example]"]
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      #expect(try clinic.night("--no-send").code == 0)
      let failed = try clinic.night("--no-send", "--program", clinic.folder + "/none.yaml")
      #expect(failed.code == 66)
      #expect(try server.messages().isEmpty)
      #expect(try clinic.states() == ["pending": 3])
    }
  }

  @Test(.onOwnThread) func `A mail program that never ends is ended, with all that it started`()
    throws
  {
    try MailedClinic.with(1) { clinic in
      let program = clinic.folder + "/sendmail"
      let number = clinic.folder + "/number"
      try clinic.write(
        ["#!/bin/sh", "sleep 300 &", "echo $! >\(number)", "sleep 300"], to: program)
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
      try clinic.configure([
        "transport: sendmail", "sendmail:", "  program: \(program)",
      ])
      let night = try clinic.night()
      #expect(night.code == 69, "\(night.errors)")
      #expect(night.errors.contains("was ended before it answered"))
      let text = try String(contentsOfFile: number, encoding: .utf8)
      let started = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
      // One that has ended may wait for somebody to ask how: it has no words any more.
      let words = FileManager.default.contents(atPath: "/proc/\(started)/cmdline") ?? Data()
      #expect(words.isEmpty)
    }
  }
}
