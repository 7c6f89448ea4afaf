import Foundation
import Monitoring
import Testing
import ThirdPartyData

@testable import ComplianceReport

/// Texts that a spreadsheet program could refuse, repair or be misled by.
@Suite struct SpreadsheetHostileTests {
  private static func shown(_ text: String) -> String {
    var cell = CellText()
    cell.set(text.utf8)
    return String(decoding: cell.bytes.dropLast(), as: UTF8.self)
  }

  @Test(arguments: [
    ("\0", "[U+0000]"), ("a\u{1}b\u{1F}", "a[U+0001]b[U+001F]"), ("\u{7F}", "[U+007F]"),
    ("\u{FFFE}\u{FFFF}", "[U+FFFE][U+FFFF]"), ("\u{1FFFE}", "[U+1FFFE]"),
    ("\u{202E}abc\u{200B}", "[U+202E]abc[U+200B]"), ("\r\n", "[U+000D]\n"), ("a\tb", "a\tb"),
    ("_x0041_", "_x005F_x0041_"), ("_X00e9_", "_x005F_X00e9_"), ("_x004_", "_x004_"),
    ("_x0041", "_x0041"), ("__x0041__", "__x005F_x0041__"), ("_xGGGG_", "_xGGGG_"),
    ("é😀", "é😀"), ("a_b", "a_b"),
  ])
  func `A character that no cell may hold is shown by its number`(_ text: String, _ cell: String) {
    #expect(Self.shown(text) == cell)
  }

  @Test func `Bytes that are no text become marks of that`() {
    var cell = CellText()
    cell.set([0x41, 0xFF, 0xC0, 0x42, 0xED, 0xA0, 0x80])
    #expect(String(validating: cell.bytes.dropLast(), as: UTF8.self)?.first == "A")
  }

  @Test(arguments: ["a", "é", "😀", "\u{202E}", "_x0041_"])
  func `A text is whole up to 32,767 units, and is cut with a mark beyond`(_ piece: String) {
    let shown = Self.shown(piece)
    let units = shown.utf16.count
    let fitting = String(repeating: piece, count: 32_767 / units)
    #expect(Self.shown(fitting) == String(repeating: shown, count: 32_767 / units))
    let cut = Self.shown(fitting + piece)
    #expect(cut.hasSuffix("… (cut)"))
    #expect(cut.utf16.count <= 32_767)
    #expect(cut.utf16.count > 32_767 - units)
    #expect(String(repeating: shown, count: 32_767 / units).hasPrefix(cut.dropLast(7)))
  }

  @Test func `Hostile texts in every place leave a file that need not be repaired`() throws {
    let texts = [
      "\0a\u{1}\u{B}", "\u{FFFE}x\u{FFFF}", "]]><&'\"", "<row r=\"1\"/>", "_x0000__x0041_",
      " lead and trail ", "\n\n=1", String(repeating: "😀", count: 20_000),
      String(repeating: "_x0041_", count: 9_000), "=cmd|' /C calc'!A0", "\u{202E}\u{2066}",
    ]
    for text in texts {
      let wrong = try SpreadsheetTool.check(try FilesHostileText.report(text))
      #expect(wrong == "", "\(text.prefix(20))")
    }
  }

  @Test func `The big list of naughty strings survives in cells`() throws {
    guard let data = ThirdPartyData.bytes("strings/blns.json") else { return }
    let texts = try JSONDecoder().decode([String].self, from: data)
    #expect(texts.count > 500)
    let patients = texts.enumerated().map { number, text in
      var patient = FilesPatient(Int64(number), mrn: text)
      patient.record.identity.familyName = text
      patient.owe(FilesProgram.monthly, daysAgo: 40, .missed)
      return patient
    }
    let wrong = try SpreadsheetTool.check(try FilesReport(patients))
    #expect(wrong == "")
  }
}
