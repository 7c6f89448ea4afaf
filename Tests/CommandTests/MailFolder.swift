import Foundation
import PatientStore
import Testing

/// A folder with a clinic and a mail configuration, for the commands that look at mail.
enum MailFolder {
  /// Runs `body` with a folder that holds `patients.db`, `mail.yaml` of that text and
  /// `settings.yaml`, which names both.
  static func with(_ mail: String, _ body: (String) throws -> Void) throws {
    try Small.withFile("database: patients.db\noutput: out\nmail-file: mail.yaml\n") { file in
      let folder = (file as NSString).deletingLastPathComponent
      try SmallClinic.write(to: folder + "/patients.db")
      try write(mail, to: folder + "/mail.yaml")
      try body(folder)
    }
  }

  static func write(_ text: String, to file: String, mode: Int = 0o600) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    try Small.chmod(file, mode)
  }

  /// Checks the configuration, with a view of one row in place of table `site` if one is given.
  static func check(_ folder: String, _ more: String..., views site: String? = nil) throws
    -> Command.Outcome
  {
    var environment: [String: String] = [:]
    if let site {
      let views = Table.allCases.map { table in
        let row = table == .site ? site : "* FROM main.\(table.rawValue)"
        return "CREATE TEMP VIEW \(table.rawValue) AS SELECT \(row);\n"
      }
      try write(views.joined(), to: folder + "/views.sql")
      environment["REMSWATCH_VIEWS"] = folder + "/views.sql"
    }
    return try Command.run(
      ["config", "check", "--config", folder + "/settings.yaml"] + more, environment: environment)
  }
}
