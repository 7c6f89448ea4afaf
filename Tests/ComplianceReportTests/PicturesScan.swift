import Foundation

/// A picture of a page as its numbers, read from the page's text.
struct PicturesScan {
  struct Shape {
    let name: String
    let attributes: [String: String]
    /// What stands in it, of words.
    let words: String

    func number(_ attribute: String) -> Double { Double(attributes[attribute] ?? "") ?? .nan }

    /// The corners of a polyline.
    var points: [(x: Double, y: Double)] {
      (attributes["points"] ?? "").split(separator: " ").map { pair in
        let numbers = pair.split(separator: ",").compactMap { Double($0) }
        return (numbers[0], numbers[1])
      }
    }
  }

  /// Of every picture on the page, in order.
  let pictures: [[Shape]]

  init(_ page: String) {
    pictures = page.components(separatedBy: "<svg class=\"picture\"").dropFirst().map { rest in
      let picture = "<svg class=\"picture\"" + rest.components(separatedBy: "</svg>")[0]
      return picture.matches(of: /<([a-z]+)((?: [A-Za-z0-9-]+="[^"]*")*)>([^<]*)/).map { match in
        var attributes: [String: String] = [:]
        for attribute in match.2.matches(of: /\s([A-Za-z0-9-]+)="([^"]*)"/) {
          attributes[String(attribute.1)] = String(attribute.2)
        }
        return Shape(name: String(match.1), attributes: attributes, words: String(match.3))
      }
    }
  }

  /// The shapes of one class in the picture with this id.
  func shapes(_ style: String, of id: String) -> [Shape] {
    let picture = pictures.first { shapes in
      shapes.contains { $0.attributes["id"] == "\(id)-name" }
    }
    return (picture ?? []).filter { $0.attributes["class"] == style }
  }
}
