import Mail
import Testing

/// Who gets a site's report.
@Suite struct RecipientPlanTests {
  private func plan(
    _ address: String? = "ana@clinic.example", name: String? = "Ana Núñez",
    change: (inout SiteRecipients) throws -> Void = { _ in },
    policy: (inout RecipientPolicy) throws -> Void = { _ in }
  ) throws -> RecipientPlan {
    var configured = RecipientPolicy()
    try policy(&configured)
    var site = SiteRecipients(site: "S01")
    try change(&site)
    if site != SiteRecipients(site: "S01") { configured.sites.append(site) }
    let contact = SiteContact(site: "S01", coordinatorName: name, coordinatorAddress: address)
    return RecipientPlan(for: contact, by: configured)
  }

  private func mailboxes(_ texts: String...) throws -> [Mailbox] {
    try texts.map { try Mailbox(text: $0) }
  }

  private func addresses(_ plan: RecipientPlan) -> [String] {
    plan.addressees.map(\.mailbox.address.text)
  }

  @Test func `Without configuration the coordinator of the database gets a link`() throws {
    let plan = try plan()
    #expect(plan.site == "S01")
    #expect(
      plan.addressees == [Addressee(try Mailbox(text: "Ana Núñez <ana@clinic.example>"), .link)])
    #expect(plan.problems.isEmpty)
  }

  @Test(arguments: [nil, "", " ", "\t\n", "\u{A0}"])
  func `A coordinator without an address is a problem`(_ address: String?) throws {
    let plan = try plan(address)
    #expect(plan.addressees.isEmpty)
    #expect(plan.problems == [.addressMissing])
  }

  @Test(arguments: [
    ("a@b\r\nBcc: x@y", AddressRefusal.control), ("a@b\n", .control), ("a\0@b", .control),
    ("ana", .malformed), ("a@b, c@d", .malformed), ("A <a@b>", .malformed), (" a@b", .malformed),
    ("é@b", .notASCII), ("a@b\u{2028}", .notASCII),
  ])
  func `A coordinator's address that is none is a problem, and is not repeated`(
    _ address: String, _ refusal: AddressRefusal
  ) throws {
    let plan = try plan(address)
    #expect(plan.addressees.isEmpty)
    #expect(plan.problems == [.addressRefused(refusal)])
    #expect(plan.problems.allSatisfy { !$0.isRemark && !$0.description.contains(address) })
  }

  @Test(arguments: ["A\r\nBcc: x@y", "A\n", "\u{0}", "A\u{202E}", "A\u{2028}B"])
  func `A coordinator's name with a control is left out, and that is a remark`(_ name: String)
    throws
  {
    let plan = try plan(name: name)
    #expect(plan.addressees == [Addressee(Mailbox(try EmailAddress("ana@clinic.example")), .link)])
    #expect(plan.problems == [.nameRefused(.control)])
    #expect(plan.problems.allSatisfy { $0.isRemark && !$0.description.contains(name) })
  }

  @Test func `Who is configured stands in place of the coordinator, whatever the database holds`()
    throws
  {
    for address in ["ana@clinic.example", nil, "a\r\nb@c"] {
      let plan = try plan(address) { $0.to = try mailboxes("b@x", "a@x") }
      #expect(addresses(plan) == ["b@x", "a@x"])
      #expect(plan.problems.isEmpty)
    }
  }

  @Test func `Nobody on purpose is no problem`() throws {
    let plan = try plan(nil) { $0.to = [] }
    #expect(plan.addressees.isEmpty)
    #expect(plan.problems.isEmpty)
    #expect(try addresses(self.plan { ($0.to, $0.also) = ([], try mailboxes("c@x")) }) == ["c@x"])
  }

  @Test func `Others get the report beside the coordinator, also where that is missing`() throws {
    let both = try plan { $0.also = try mailboxes("c@x", "b@x") }
    #expect(addresses(both) == ["ana@clinic.example", "c@x", "b@x"])
    let missing = try plan(nil) { $0.also = try mailboxes("c@x") }
    #expect(addresses(missing) == ["c@x"])
    #expect(missing.problems == [.addressMissing])
  }

  @Test func `An address of the database and the configuration gets one message`() throws {
    let plan = try plan { $0.also = try mailboxes("Desk <ana@Clinic.example>", "c@x") }
    #expect(addresses(plan) == ["ana@clinic.example", "c@x"])
    #expect(plan.addressees.first?.mailbox.name == "Ana Núñez")
    let other = try self.plan {
      ($0.to, $0.also) = (try mailboxes("a@x", "b@x"), try mailboxes("b@x", "a@x"))
    }
    #expect(addresses(other) == ["a@x", "b@x"])
  }

  @Test func `A coordinator outside the allowed domains gets nothing`() throws {
    let allowed = ["lab.example", ".clinic.example"].compactMap(DomainPattern.init)
    for (address, isAllowed) in [
      ("a@lab.example", true), ("a@LAB.example", true), ("a@x.lab.example", false),
      ("a@xlab.example", false), ("a@clinic.example", false), ("a@b.clinic.example", true),
      ("a@clinic.example.net", false),
    ] {
      let plan = try plan(address, policy: { $0.allowedDomains = allowed })
      #expect(plan.addressees.isEmpty == !isAllowed, "\(address)")
      let refused = try EmailAddress(address)
      #expect(plan.problems == (isAllowed ? [] : [.domainNotAllowed(refused)]))
    }
  }

  @Test func `What is to be encrypted goes to nobody without a certificate`() throws {
    let address = try EmailAddress("ana@clinic.example")
    let without = try plan(policy: { $0.content = .encrypted })
    #expect(without.addressees.isEmpty)
    #expect(without.problems == [.certificateMissing(address)])
    let with = try plan(policy: {
      $0.content = .encrypted
      $0.certificates[address] = "/a.pem"
    })
    #expect(with.addressees.map(\.content) == [.encrypted(certificate: "/a.pem")])
    #expect(with.problems.isEmpty)
  }

  @Test func `What a site says of content goes before what holds for all`() throws {
    let site = try plan(
      change: { $0.content = .attach }, policy: { $0.content = .encrypted })
    #expect(site.addressees.map(\.content) == [.attach])
    let all = try plan(policy: { $0.content = .attach })
    #expect(all.addressees.map(\.content) == [.attach])
  }

  @Test func `What is configured for one site holds for no other`() throws {
    var policy = RecipientPolicy()
    for id in ["S02", "", "s01", "S01 "] {
      var site = SiteRecipients(site: id)
      site.to = try mailboxes("x@y")
      policy.sites.append(site)
    }
    let contact = SiteContact(site: "S01", coordinatorName: nil, coordinatorAddress: "a@b")
    #expect(addresses(RecipientPlan(for: contact, by: policy)) == ["a@b"])
    let none = SiteContact(site: "", coordinatorName: nil, coordinatorAddress: nil)
    #expect(addresses(RecipientPlan(for: none, by: policy)) == ["x@y"])
  }

  @Test(arguments: ["", ".", "a@b", "a b", "a..b", "-a", "..a", "a.", "é.example", "a\n", "*.a"])
  func `What is no domain is refused`(_ text: String) {
    #expect(DomainPattern(text) == nil)
  }
}
