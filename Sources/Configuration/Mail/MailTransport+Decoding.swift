internal import StrictYAML

extension MailTransport {
  /// What the key `transport` may say, and what its details are called.
  private enum Kind: String, CaseIterable {
    case smtp
    case sendmail
  }

  private static let standardProgram = "/usr/sbin/sendmail"

  /// Reads the keys `transport`, `smtp` and `sendmail`.
  init(_ fields: Fields, folder: String) throws(Refusal) {
    let kind: Kind = try fields.required("transport").word("value of \"transport\"")
    for other in Kind.allCases where other != kind {
      guard let value = fields.optional(other.rawValue) else { continue }
      throw Refusal(
        line: value.line,
        "\(quoted(other.rawValue)) stands here, but the transport is "
          + quoted(kind.rawValue), write: "one of the two alone")
    }
    switch kind {
    case .smtp: self = .smtp(try SMTP(try fields.required("smtp"), folder: folder))
    case .sendmail: self = .sendmail(program: try Self.program(fields.optional("sendmail")))
    }
  }

  private static func program(_ value: YAMLValue?) throws(Refusal) -> String {
    guard let value else { return standardProgram }
    let fields = try Fields.ofMail(value, of: "\"sendmail\"", keys: ["program"])
    let program = try fields.text("program")
    guard program.hasPrefix("/") else {
      throw Refusal(
        line: try fields.required("program").line, "\"program\" is no absolute path",
        write: "the whole path, such as \(standardProgram), instead")
    }
    return program
  }
}

extension MailTransport.SMTP {
  private static let keys = [
    "server", "port", "security", "plain-text", "user", "password-file", "credential",
    "authorities", "timeout-seconds",
  ]

  init(_ value: YAMLValue, folder: String) throws(Refusal) {
    let fields = try Fields.ofMail(value, of: "\"smtp\"", keys: Self.keys)
    let security: MailTransport.Security =
      try fields.optional("security")?.word("value of \"security\"") ?? .starttls
    self.security = security
    server = try fields.required("server").host("server")
    port =
      try fields.optional("port")?.integer("port", in: 1...65_535) ?? security.standardPort
    login = try MailTransport.Login(fields, folder: folder)
    authorities = try fields.optional("authorities")?.path("authorities", in: folder)
    timeoutSeconds =
      try fields.optional("timeout-seconds")?.integer("timeout-seconds", in: 1...600) ?? 60
    try refusePlainText(fields, isAllowed: try fields.flag("plain-text"))
  }

  /// Whoever listens between two machines reads what is not encrypted, a password above all.
  private func refusePlainText(_ fields: Fields, isAllowed: Bool) throws(Refusal) {
    guard security == .none else { return try refuseNeedless(fields, isAllowed: isAllowed) }
    if let authorities = fields.optional("authorities") {
      throw Refusal(
        line: authorities.line, "\"authorities\" mean nothing where \"security\" is none",
        write: "the file without them")
    }
    guard !HostName.isThisMachine(server) else { return }
    guard isAllowed else {
      throw Refusal(
        line: fields.optional("security")?.line, "mail would go to another machine unencrypted",
        write: "\"security: starttls\" instead, or \"plain-text: true\" if that is meant")
    }
    if let user = fields.optional("user") {
      throw Refusal(
        line: user.line, "the password would go to another machine unencrypted",
        write: "\"security: starttls\" or no user instead")
    }
  }

  private func refuseNeedless(_ fields: Fields, isAllowed: Bool) throws(Refusal) {
    guard isAllowed else { return }
    throw Refusal(
      line: fields.optional("plain-text")?.line,
      "\"plain-text\" is true, but \"security\" is \(security.rawValue)",
      write: "\"plain-text: false\" instead")
  }
}

extension MailTransport.Security {
  fileprivate var standardPort: Int {
    switch self {
    case .starttls: 587
    case .tls: 465
    case .none: 25
    }
  }
}

extension MailTransport.Login {
  /// nil: nobody logs in. Throws where the user or the password is missing, or one is there twice.
  fileprivate init?(_ fields: Fields, folder: String) throws(Refusal) {
    let (file, credential) = (fields.optional("password-file"), fields.optional("credential"))
    if let file, let credential {
      throw Refusal(
        line: max(file.line, credential.line),
        "\"password-file\" and \"credential\" both stand here", write: "one of the two alone")
    }
    guard let user = fields.optional("user") else {
      guard let source = file ?? credential else { return nil }
      throw Refusal(line: source.line, "there is a password but no \"user\"", write: "both")
    }
    self.user = try user.text("user")
    if let file {
      password = .file(try file.path("password-file", in: folder))
    } else if let credential {
      password = .credential(try credential.credentialName("credential"))
    } else {
      throw Refusal(
        line: user.line, "there is a \"user\" but no password",
        write: "its \"password-file\" or \"credential\" as well")
    }
  }
}
