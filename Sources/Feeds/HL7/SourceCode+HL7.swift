extension SourceCode {
  /// The codes of a CE or CWE in their order: the first three components, then the alternate ones.
  static func coded(_ value: HL7Value) throws(HL7Flaw) -> [SourceCode] {
    [
      SourceCode(code: try value.component(1).code(), system: try value.component(3).code()),
      SourceCode(code: try value.component(4).code(), system: try value.component(6).code()),
    ]
  }
}
