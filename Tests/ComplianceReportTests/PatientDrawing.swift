import Foundation
import Monitoring
import Testing

@testable import ComplianceReport

/// The timeline of a page as other eyes than the writer's read it.
struct PatientDrawing {
  struct Mark {
    /// Of the style sheet, such as `t-done-late`.
    var style: String
    var x: Double
    var y: Int
    /// What a pointer that rests on it is told.
    var words: String

    /// The last two days in its words are those of the mark and of the due day.
    var day: String {
      let days = words.matches(of: /\d{4}-\d\d-\d\d/).map { String($0.output) }
      return days.suffix(2).first ?? ""
    }
  }

  let width: Double
  let height: Double
  let description: String
  let marks: [Mark]
  /// Every number that places something across the drawing, and every one that does downwards.
  let across: [Double]
  let down: [Double]

  init(_ page: String) throws {
    let svg = try #require(page.firstMatch(of: /<svg role="img".*?<\/svg>/.dotMatchesNewlines()))
    let text = String(svg.output)
    let box = try #require(text.firstMatch(of: /viewBox="0 0 (\d+) (\d+)" width="(\d+)"/))
    #expect(box.1 == box.3)
    width = Double(box.1) ?? 0
    height = Double(box.2) ?? 0
    description = text.components(between: "<desc id=\"timeline-description\">", and: "</desc>")
    let pattern = /class="t-mark (\S+)" transform="translate\((\S+) (\d+)\)"><title>([^<]*)</
    marks = text.matches(of: pattern).map {
      Mark(style: String($0.1), x: Double($0.2) ?? .nan, y: Int($0.3) ?? -1, words: String($0.4))
    }
    let moved = text.matches(of: /translate\((\S+) (\d+)\)/)
    let boxes = text.matches(of: /<rect [^>]*x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"/)
    across =
      text.matches(of: /\sx[12]?="(\S+)"/).map { Double($0.1) ?? .nan }
      + moved.flatMap { place in [-5, 5].map { (Double(place.1) ?? .nan) + $0 } }
      + boxes.map { (Double($0.1) ?? .nan) + (Double($0.3) ?? .nan) }
    down =
      text.matches(of: /\sy[12]?="(\S+)"/).map { Double($0.1) ?? .nan }
      + moved.flatMap { place in [-5, 5].map { (Double(place.2) ?? .nan) + $0 } }
      + boxes.map { (Double($0.2) ?? .nan) + (Double($0.4) ?? .nan) }
  }

  /// From top to bottom, each from left to right as it is written.
  var lanes: [[Mark]] {
    Dictionary(grouping: marks, by: \.y).sorted { $0.key < $1.key }.map(\.value)
  }
}
