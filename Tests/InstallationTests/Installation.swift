import CommandHarness
import Foundation
import Testing

/// An installation below a folder of its own, as a package would be built.
struct Installation {
  let folder: String

  /// The words that install a kind of job here.
  func install(_ kind: String, _ more: [String] = []) throws -> Shell.Outcome {
    try Shell.run(
      [Shell.project + "/cron/install", kind, "--destdir", folder, "--binary", try Command.path]
        + more)
  }

  func uninstall(_ more: [String] = []) throws -> Shell.Outcome {
    try Shell.run([Shell.project + "/cron/uninstall", "--destdir", folder] + more)
  }

  func text(_ path: String) throws -> String {
    try String(contentsOfFile: folder + path, encoding: .utf8)
  }

  /// Every file and folder with its mode and a checksum of what is in it, in order.
  func contents() throws -> [String] {
    let script = """
      cd "$1" && find . -printf '%m %p ' '(' -type f -exec cksum {} ';' -o -printf '\\n' ')' |
        sort -k 2
      """
    let listed = try Shell.run(["sh", "-c", script, "sh", folder])
    #expect(listed.code == 0)
    return listed.text.split(separator: "\n").map(String.init)
  }

  /// The paths of all files.
  func files() throws -> Set<String> {
    let listed = try Shell.run(["find", folder, "-type", "f", "-printf", "/%P\\n"])
    return Set(listed.text.split(separator: "\n").map(String.init))
  }

  /// The modes of everything that is there, by path.
  func modes() throws -> [String: String] {
    let listed = try Shell.run(["find", folder, "-mindepth", "1", "-printf", "/%P %m\\n"])
    let pairs = listed.text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    return Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })
  }
}
