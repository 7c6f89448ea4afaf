/// Writes what variants of a rule set change: first the counts, then each patient that differs.
///
/// The patients are put aside as they come, so that no more than one is in memory.
package struct WhatIfWriter {
  private let file: ReportFile
  private let form: Form
  private var csv: WhatIfCSV?
  private var parts: [WhatIfPart]

  private enum Form {
    case text(WhatIfText)
    case json(WhatIfJSON)
    case csv
  }

  /// - Parameter makeScratch: an empty place for each variant's patients.
  package init(
    _ header: ReportHeader, _ variants: [WhatIfVariant], as format: WhatIfFormat,
    to file: ReportFile, makeScratch: () throws -> ReportScratch
  ) throws {
    self.file = file
    parts = try variants.map { WhatIfPart(variant: $0, scratch: try makeScratch()) }
    switch format {
    case .text: form = .text(WhatIfText(header: header))
    case .json: form = .json(WhatIfJSON(header: header))
    case .csv:
      form = .csv
      csv = WhatIfCSV(file)
    }
  }

  /// By variant, in the order in which they were given.
  package var tallies: [WhatIfTally] { parts.map(\.tally) }

  /// Takes a patient, compared under the variant at `place`.
  package mutating func add(_ difference: WhatIfDifference, to place: Int) throws {
    parts[place].tally.add(difference)
    guard difference.isChange else { return }
    switch form {
    case .text(let text): try parts[place].append(text.lines(difference))
    case .json(let json):
      try parts[place].append(json.row(difference, isFirst: parts[place].isEmpty))
    case .csv: try csv?.add(difference, parts[place].variant)
    }
  }

  package mutating func finish() throws {
    switch form {
    case .csv: try csv?.finish()
    case .text(let text):
      try file.write(text.head(parts))
      for part in parts {
        try file.write(text.head(of: part))
        try part.copy(to: file)
      }
    case .json(let json):
      try file.write(try json.head())
      for (place, part) in parts.enumerated() {
        try file.write(try json.head(of: part, isFirst: place == 0))
        try part.copy(to: file)
        try file.write(WhatIfJSON.endOfPart)
      }
      try file.write(WhatIfJSON.end)
    }
  }
}

/// How a what-if can be written.
package enum WhatIfFormat: String, Sendable, CaseIterable {
  case text
  case csv
  case json
}

/// A variant, what it changes, and the patients that differ as they are to be written.
struct WhatIfPart {
  /// Bytes read at a time.
  private static let pieceSize = 1 << 16

  let variant: WhatIfVariant
  var tally = WhatIfTally()
  private let scratch: ReportScratch
  private(set) var isEmpty = true

  init(variant: WhatIfVariant, scratch: ReportScratch) {
    (self.variant, self.scratch) = (variant, scratch)
  }

  mutating func append(_ bytes: [UInt8]) throws {
    isEmpty = false
    try scratch.append(bytes)
  }

  func copy(to file: ReportFile) throws {
    var offset = 0
    while true {
      let piece = try scratch.read(Self.pieceSize, offset)
      guard !piece.isEmpty else { return }
      try file.write(piece)
      offset += piece.count
    }
  }
}
