internal import Crypto
package import Monitoring
internal import StrictYAML

/// A rule set as it was read, with what proves which text it was.
package struct LoadedProgram: Sendable {
  package let program: Program
  /// SHA-256 of the file's bytes, in lower-case hexadecimal.
  package let sha256: String
  /// The file's text.
  package let source: String
}

/// Reads rule sets: those that are built in, and files of a site's own.
package enum ProgramFiles {
  private static let builtIn: KeyValuePairs = [
    "lemtrada-us": PackageResources.lemtrada_us_yaml
  ]

  /// The rule sets that come with the program.
  package static var builtInIDs: [String] { builtIn.map(\.key) }

  /// Reads a rule set that comes with the program.
  package static func builtIn(_ id: String) throws(ProgramFileError) -> LoadedProgram {
    guard let bytes = builtIn.first(where: { $0.key == id })?.value else {
      let message = "no such rule set is built in; write \(listed(builtInIDs)) instead"
      throw ProgramFileError(file: id, line: nil, message: message)
    }
    return try decode(bytes, file: "\(id).yaml")
  }

  /// Reads the bytes of a rule set file, or refuses them with the line that is wrong.
  ///
  /// `file` is its name for messages: no file is opened here.
  package static func decode(_ bytes: [UInt8], file: String) throws(ProgramFileError)
    -> LoadedProgram
  {
    do {
      let source = try SourceText(bytes, kind: "rule set")
      let program = try ProgramDecoder.program(YAMLTree.read(source))
      return LoadedProgram(program: program, sha256: sha256(bytes), source: source.text)
    } catch {
      throw ProgramFileError(file: file, line: error.line, message: error.message)
    }
  }

  private static func sha256(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    let digits = Array("0123456789abcdef".unicodeScalars)
    var text = String.UnicodeScalarView()
    for byte in hash.finalize() {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(text)
  }
}
