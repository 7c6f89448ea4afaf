import CommandHarness
import Foundation
import Testing

/// A night of six sites, delivered by a real server.
@Suite struct SixSitesTests {
  @Test(arguments: ["link", "attach"])
  func `Each coordinator gets one sound mail about the site's own patients`(content: String) throws
  {
    try MailedClinic.with { clinic in
      var clinic = clinic
      clinic.more = ["content: \(content)", "administrator: [admin@clinic.example]"]
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      let night = try clinic.night()
      #expect(night.code == 0, "\(night.errors)")
      #expect(night.output + night.errors == "")
      let mails = try server.messages()
      let expected = MailedClinic.sites.map(MailedClinic.coordinator) + ["admin@clinic.example"]
      #expect(mails.map(\.rcpts).sorted { $0[0] < $1[0] } == expected.sorted().map { [$0] })
      for site in MailedClinic.sites {
        let own = try #require(mails.first { $0.rcpts == [MailedClinic.coordinator(of: site)] })
        try expectSound(own, of: site, in: clinic, isAttached: content == "attach")
      }
      let all = MailedClinic.sites.flatMap(MailedClinic.canaries)
      let admin = try #require(mails.first { $0.rcpts == ["admin@clinic.example"] })
      #expect(try MailCheck(canaries: all).problems([admin]) == "")
      #expect(try clinic.states() == ["accepted": 7])
    }
  }

  private func expectSound(
    _ mail: ReceivedMail, of site: String, in clinic: MailedClinic, isAttached: Bool
  ) throws {
    let others = MailedClinic.sites.filter { $0 != site }.flatMap(MailedClinic.canaries)
    var check = MailCheck(canaries: others, canariesOutside: MailedClinic.canaries(of: site))
    if isAttached {
      check.attachments = try clinic.siteFolder(site)
    } else {
      check.canaries += MailedClinic.canaries(of: site)
    }
    #expect(try check.problems([mail]) == "", "\(site)")
    let text = String(decoding: try mail.bytes(), as: UTF8.self)
    #expect(text.contains("missed-tests.xlsx") == isAttached)
  }

  @Test func `A second run of the same night mails nothing`() throws {
    try MailedClinic.with(2) { clinic in
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      #expect(try clinic.night().code == 0)
      #expect(try clinic.night().code == 0)
      #expect(try clinic.flush().code == 0)
      #expect(try server.messages().count == 2)
    }
  }

  @Test func `A corrected night is mailed to the sites it is news to`() throws {
    try MailedClinic.with(2) { clinic in
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      #expect(try clinic.night().code == 0)
      let insert = "UPDATE patient SET mrn = '00042' WHERE patient_id = 1;"
      let sql = try RunningProgram(["/usr/bin/sqlite3", clinic.database, insert]).wait()
      #expect(sql.code == 0, "\(sql.errors)")
      #expect(try clinic.night().code == 0)
      let rcpts = try server.messages().map { $0.rcpts[0] }
      #expect(rcpts.sorted() == ["s1@clinic.example", "s1@clinic.example", "s2@clinic.example"])
      let ids = try server.messages().map { try $0.messageID() }
      #expect(Set(ids).count == 3)
    }
  }

  @Test func `Neither --no-mail nor a rehearsal nor a look back mails anything`() throws {
    try MailedClinic.with(2) { clinic in
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      let rehearsal = try clinic.night("--dry-run")
      #expect(rehearsal.code == 0)
      #expect(rehearsal.output.contains("2 mails would be sent.\n"))
      let past = try clinic.remswatch(["run", "--as-of", "2026-10-01"])
      #expect(past.code == 0, "\(past.errors)")
      let known = try clinic.remswatch(["run", "--known-at", "2026-10-01"])
      #expect(known.code == 0, "\(known.errors)")
      let without = try clinic.remswatch(["run", "--no-mail"])
      #expect(without.code == 0, "\(without.errors)")
      #expect(try clinic.states() == [:])
      #expect(try server.messages().isEmpty)
    }
  }

  @Test func `Mails that a run leaves in the outbox are sent by a flush`() throws {
    try MailedClinic.with(2) { clinic in
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      #expect(try clinic.night("--no-send").code == 0)
      #expect(try clinic.states() == ["pending": 2])
      #expect(try clinic.remswatchStatus().code == 69)
      let flush = try clinic.remswatch(["mail", "flush", "--quiet"])
      #expect(flush.code == 0)
      #expect(flush.output + flush.errors == "")
      #expect(try server.messages().count == 2)
      #expect(try clinic.remswatchStatus().code == 0)
    }
  }

  @Test func `A resent mail has an id of its own and goes to that site alone`() throws {
    try MailedClinic.with(3) { clinic in
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      #expect(try clinic.night().code == 0)
      let resend = try clinic.remswatch(["mail", "resend", "--run", "latest", "--site", "S2"])
      #expect(resend.code == 0, "\(resend.errors)")
      let mails = try server.messages()
      #expect(mails.count == 4)
      #expect(mails.last?.rcpts == ["s2@clinic.example"])
      #expect(Set(try mails.map { try $0.messageID() }).count == 4)
      #expect(try clinic.remswatch(["mail", "resend", "--site", "S9"]).code == 66)
      #expect(try clinic.remswatch(["mail", "resend", "--run", "latest"]).code == 64)
      #expect(try clinic.remswatch(["mail", "resend", "--run", "none", "--all"]).code == 66)
    }
  }

  @Test func `A preview is what would be sent, and is sent to nobody`() throws {
    try MailedClinic.with(2) { clinic in
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      #expect(try clinic.night().code == 0)
      let folder = clinic.folder + "/preview"
      let preview = try clinic.remswatch(["mail", "preview", "--folder", folder])
      #expect(preview.code == 0, "\(preview.errors)")
      let files = try Command.tree(folder).map { folder + "/" + $0 }
      #expect(files.count == 2)
      #expect(try MailCheck().problems(files) == "")
      #expect(try server.messages().count == 2)
      let again = try clinic.remswatch(["mail", "preview", "--folder", folder])
      #expect(again.code == 73)
    }
  }
}
