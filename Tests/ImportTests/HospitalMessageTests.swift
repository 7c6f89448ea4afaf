import CommandHarness
import Foundation
import HostileClinic
import Testing
import ThirdPartyData

/// The messages of a simulated hospital, which others wrote and another program read.
@Suite struct HospitalMessageTests {
  private static let codes = """
    codes:
      - {code: tt-0003-01, system: WinPath, loinc: 2160-0}
    """

  @Test func `Every message is loaded or counted, and the last creatinine is the one expected`()
    throws
  {
    guard let messages = ThirdPartyData.path("hl7v2/simhospital/messages.out"),
      let expected = ThirdPartyData.path("hl7v2/simhospital/expected_oru.csv")
    else { return }
    try ImportedClinic.with { clinic in
      let mapping = try clinic.file("mapping.yaml", Self.codes)
      let said = try clinic.load(["--mapping", mapping, messages])
      #expect(
        said.output.contains("messages.out  hl7     1013     610     0          403      0"),
        "\(said.output)")
      #expect(
        try clinic.rows(
          """
          SELECT mrn, value FROM (
            SELECT mrn, value, row_number() OVER (
              PARTITION BY mrn ORDER BY collected_on DESC, specimen DESC) AS place
            FROM patient NATURAL JOIN observation
            WHERE code = '2160-0' AND (value IS NOT NULL OR value_text IS NOT NULL))
          WHERE place = 1 ORDER BY mrn
          """
        ).map { $0.components(separatedBy: "|")[0] }
          == Self.lastCreatinine(expected).keys.sorted())
      for (mrn, last) in try Self.lastCreatinine(expected) {
        let rows = try clinic.rows(
          """
          SELECT coalesce(value_text, value) FROM patient NATURAL JOIN observation
          WHERE code = '2160-0' AND mrn = '\(mrn)' AND collected_on = '\(last.day)'
          """)
        let values = last.values.map { Double($0).map { "\($0)" } ?? $0 }
        #expect(rows.contains { values.contains($0) }, "\(last) \(rows)")
      }
    }
  }

  @Test func `Loaded twice, or as ten shuffled files, the database is the same`() throws {
    guard let path = ThirdPartyData.path("hl7v2/simhospital/messages.out") else { return }
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    var messages = text.components(separatedBy: "MSH|").dropFirst().map { "MSH|" + $0 }
    #expect(messages.count == 1013)
    try ImportedClinic.with { whole in
      let mapping = try whole.file("mapping.yaml", Self.codes)
      let arguments = ["--mapping", mapping, "--recorded-at", "message"]
      try whole.load(arguments + [path])
      let once = try whole.dump()
      try whole.load(arguments + [path])
      #expect(try whole.dump() == once)
      for seed in [UInt64(1), 2] {
        var random = SplitMix64(seed: seed)
        messages.shuffle(using: &random)
        try ImportedClinic.with { parts in
          let files = try (0..<10).map { place in
            try parts.file(
              "\(place).hl7",
              messages[(place * 101)..<min(1013, place * 101 + 101 + (place == 9 ? 3 : 0))].joined()
            )
          }
          try parts.load(arguments + files.shuffled(using: &random))
          #expect(try parts.dump() == once)
        }
      }
    }
  }

  /// Per record number the last day with a creatinine that has a value, and the values of that day.
  private static func lastCreatinine(_ path: String) throws
    -> [String: (day: String, values: Set<String>)]
  {
    var last: [String: (day: String, values: Set<String>)] = [:]
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells[9] == "True", !cells[12].isEmpty else { continue }
      let digits = Array(cells[6])
      let day = "\(String(digits[0..<4]))-\(String(digits[4..<6]))-\(String(digits[6..<8]))"
      if let known = last[cells[1]], known.day > day { continue }
      let values = last[cells[1]].map { $0.day == day ? $0.values : [] } ?? []
      last[cells[1]] = (day, values.union([cells[12]]))
    }
    return last
  }
}
