import Foundation
import Testing

/// Small files for the program, and what its failures must look like.
enum Small {
  /// Runs `body` with the path of a new file of that text.
  static func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    try Command.withFolder { folder in
      let file = folder + "/settings.yaml"
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      try chmod(file, 0o600)
      try body(file)
    }
  }

  static func chmod(_ path: String, _ mode: Int) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  static func expectFailure(
    _ code: Int32, _ outcome: Command.Outcome, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let errors = outcome.errors
    #expect(outcome.code == code, "\(errors)", sourceLocation: sourceLocation)
    #expect(outcome.output == "", sourceLocation: sourceLocation)
    #expect(errors.hasPrefix("remswatch: "), "\(errors)", sourceLocation: sourceLocation)
    #expect(errors.hasSuffix(".\n"), "\(errors)", sourceLocation: sourceLocation)
    #expect(errors.count { $0 == "\n" } == 1, "\(errors)", sourceLocation: sourceLocation)
  }
}
