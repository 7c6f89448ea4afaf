import Configuration
import Testing

/// A whole file, broken at every byte: it is read or refused in one sentence, and nothing crashes.
struct MutationTests {
  private static let bytes: [UInt8] = Array(
    Setting.allCases.map { "\($0.name): \($0.example)\n" }.joined().utf8)

  @Test func `A file that is cut off anywhere is read or refused in one sentence`() {
    for count in 0..<Self.bytes.count { Self.check(Array(Self.bytes.prefix(count))) }
  }

  @Test func `A file without one of its bytes is read or refused in one sentence`() {
    for place in Self.bytes.indices {
      var bytes = Self.bytes
      bytes.remove(at: place)
      Self.check(bytes)
    }
  }

  @Test(arguments: Array("\u{0}\t\n\r #'\"*&!|>%@`{}[],:?-~0x<=".utf8) + [0x80, 0xC3, 0xFF])
  func `A file with a wrong byte anywhere is read or refused in one sentence`(_ byte: UInt8) {
    for place in Self.bytes.indices {
      var bytes = Self.bytes
      bytes[place] = byte
      Self.check(bytes)
    }
  }

  @Test(arguments: Setting.allCases)
  func `A misspelt key is refused at its line`(_ setting: Setting) throws {
    let text = String(decoding: Self.bytes, as: UTF8.self)
    let line = try #require(Setting.allCases.firstIndex(of: setting)) + 1
    let broken = text.split(separator: "\n").map { row in
      row.hasPrefix("\(setting.name):") ? "x\(row)" : String(row)
    }
    let refusal = Given.refusal(file: broken.joined(separator: "\n"))
    #expect(
      refusal?.hasPrefix("/srv/config.yaml:\(line): \"x\(setting.name)\" is no setting; write \"")
        == true)
  }

  private static func check(_ bytes: [UInt8]) {
    do {
      _ = try ConfigurationFile.decode(bytes, file: "config.yaml")
    } catch {
      let sentence = error.description
      #expect(sentence.hasPrefix("config.yaml"))
      #expect(sentence.hasSuffix(".") && !sentence.contains("\n"), "\(sentence)")
    }
  }
}
