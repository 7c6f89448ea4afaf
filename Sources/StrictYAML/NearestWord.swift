/// Suggests the word that was probably meant.
package enum NearestWord {
  /// More words than these are not listed in a message: only the nearest is named.
  private static let longestList = 24

  /// What to write in place of `word`: the nearest of `known` if one is near, and the whole
  /// list if it is short.
  package static func advice(for word: String, among known: [String]) -> String {
    let near = nearest(to: word, among: known)
    let list = known.count <= longestList ? known : []
    guard let near else {
      return list.isEmpty
        ? "one that is defined instead, or add it there" : "\(listed(list)) instead"
    }
    if list.isEmpty { return "\(quoted(near)) instead, or add it there" }
    let others = list.count == 1 ? "" : " (known: \(list.joined(separator: ", ")))"
    return "\(quoted(near)) instead\(others)"
  }

  /// The first of the words with the fewest edits away; nil where that is more than a third of
  /// the word.
  package static func nearest(to word: String, among known: [String]) -> String? {
    let length = word.unicodeScalars.count
    let most = length <= 3 ? 1 : max(2, length / 3)
    var best: (word: String, edits: Int)?
    for candidate in known {
      let count = edits(word, candidate)
      if count <= most, count < best?.edits ?? .max { best = (candidate, count) }
    }
    return best?.word
  }

  /// Letters to add, drop or change to make one word of the other (Levenshtein's distance).
  private static func edits(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.unicodeScalars.prefix(64)), Array(right.unicodeScalars))
    var previous = Array(0...right.count)
    for (row, leftLetter) in left.enumerated() {
      var current = [row + 1]
      for (column, rightLetter) in right.enumerated() {
        let change = previous[column] + (leftLetter == rightLetter ? 0 : 1)
        current.append(min(change, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
