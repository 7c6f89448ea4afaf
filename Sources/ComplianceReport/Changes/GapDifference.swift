/// One gap that two reports see differently.
package struct GapDifference: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// To be followed in the second report, not so in the first.
    case opened
    /// The other way round.
    case closed
    /// To be followed in both, in another state.
    case changed
  }

  package let kind: Kind
  /// As the later of the two knows it, or the only one that does.
  package let gap: ReportedGap
  /// Its state in the first report and in the second, in the words of the files; `-`: unknown there.
  package let from: String
  package let to: String

  /// Calls `body` with each difference, in the order of patient, due day and obligation; no more
  /// than one gap of each report is in memory.
  ///
  /// Throws an `EarlierReportError`, what reading the files throws, or what `body` throws.
  package static func each(
    from first: ReportedGapReader, to second: ReportedGapReader,
    _ body: (GapDifference) throws -> Void
  ) throws {
    var (first, second) = (first, second)
    var (old, new) = (try first.next(), try second.next())
    while let gap = Self.earlier(old, new) {
      let (isOfOld, isOfNew) = (old.map { !gap.isBefore($0) }, new.map { !gap.isBefore($0) })
      let difference = GapDifference(
        isOfOld == true ? old : nil, isOfNew == true ? new : nil, gap: gap)
      if let difference { try body(difference) }
      if isOfOld == true { old = try first.next() }
      if isOfNew == true { new = try second.next() }
    }
  }

  private static func earlier(_ old: ReportedGap?, _ new: ReportedGap?) -> ReportedGap? {
    guard let old, let new else { return old ?? new }
    return old.isBefore(new) ? old : new
  }

  /// nil: the two see it alike.
  private init?(_ old: ReportedGap?, _ new: ReportedGap?, gap: ReportedGap) {
    switch (old?.status.isPending ?? false, new?.status.isPending ?? false) {
    case (false, true): kind = .opened
    case (true, false): kind = .closed
    case (true, true) where old?.statusWord != new?.statusWord: kind = .changed
    case (true, true), (false, false): return nil
    }
    self.gap = gap
    from = Self.words(old)
    to = Self.words(new)
  }

  private static func words(_ gap: ReportedGap?) -> String {
    guard let gap else { return "-" }
    let how = gap.status.how
    return gap.statusWord + (how.isEmpty ? "" : " (\(how))")
  }
}
