/// What is ordered, what a laboratory reports for it, and what comes back of a wrong order.
struct LaboratoryTest {
  /// The code of the whole; nil where the analyte is ordered by itself.
  var panel: String? = nil
  var analytes: [Analyte]
  /// What is done in its place now and then, and does not satisfy; empty: nothing.
  var mistaken: [Analyte] = []
}

extension LaboratoryTest {
  static let completeBloodCount = LaboratoryTest(
    panel: "57021-8",
    analytes: bloodCells + [
      Analyte("751-8", 19...65, decimals: 1, "10*3/uL"),  // Neutrophils
      Analyte("731-0", 4...24, decimals: 1, "10*3/uL"),  // Lymphocytes
      Analyte("742-7", 2...8, decimals: 1, "10*3/uL"),  // Monocytes
      Analyte("711-2", 0...4, decimals: 1, "10*3/uL"),  // Eosinophils
      Analyte("704-7", 0...1, decimals: 1, "10*3/uL"),  // Basophils
    ],
    mistaken: bloodCells)

  /// A blood count without differential.
  private static let bloodCells = [
    Analyte("6690-2", 38...99, decimals: 1, "10*3/uL"),  // Leukocytes
    Analyte("789-8", 390...560, decimals: 2, "10*6/uL"),  // Erythrocytes
    Analyte("718-7", 116...162, decimals: 1, "g/dL"),  // Hemoglobin
    Analyte("4544-3", 350...480, decimals: 1, "%"),  // Hematocrit
    Analyte("777-3", 150...380, "10*3/uL"),  // Platelets
  ]

  private static let serumCreatinine = Analyte("2160-0", 55...118, decimals: 2, "mg/dL")
  private static let wholeBloodCreatinine = Analyte("38483-4", 55...118, decimals: 2, "mg/dL")

  static let creatinine = LaboratoryTest(
    analytes: [serumCreatinine], mistaken: [wholeBloodCreatinine])

  static let metabolicPanel = LaboratoryTest(
    panel: "24323-8",
    analytes: [
      Analyte("2345-7", 72...118, "mg/dL"),  // Glucose
      Analyte("3094-0", 7...22, "mg/dL"),  // Urea nitrogen
      serumCreatinine,
      Analyte("2951-2", 135...145, "mmol/L"),  // Sodium
      Analyte("2823-3", 35...50, decimals: 1, "mmol/L"),  // Potassium
      Analyte("17861-6", 86...103, decimals: 1, "mg/dL"),  // Calcium
      Analyte("1751-7", 36...50, decimals: 1, "g/dL"),  // Albumin
      Analyte("1975-2", 2...12, decimals: 1, "mg/dL"),  // Bilirubin
      Analyte("6768-6", 40...115, "U/L"),  // Alkaline phosphatase
      Analyte("1742-6", 8...52, "U/L"),  // ALT
      Analyte("1920-8", 10...44, "U/L"),  // AST
    ],
    mistaken: [wholeBloodCreatinine, Analyte("1742-6", 8...52, "U/L")])

  static let urinalysis = LaboratoryTest(
    panel: "24356-8",
    analytes: dipstick + [
      Analyte("13945-1", ["0-2", "3-5", "None seen", "Occasional"]),  // Erythrocytes
      Analyte("5821-4", 0...5, "/[HPF]"),  // Leukocytes
    ],
    mistaken: dipstick)

  private static let dipstick = [
    Analyte("5811-5", 1005...1030, decimals: 3, "1"),  // Specific gravity
    Analyte("5803-2", 50...80, decimals: 1, "[pH]"),
    Analyte("5804-0", ["negative", "negative", "trace", "1+"]),  // Protein
    Analyte("5794-3", ["negative", "negative", "trace"]),  // Hemoglobin
    Analyte("5799-2", ["negative", "negative", "trace"]),  // Leukocyte esterase
  ]

  static let thyroid = LaboratoryTest(
    analytes: [Analyte("3016-3", 40...480, decimals: 2, "m[IU]/L")],
    mistaken: [Analyte("3024-7", 80...170, decimals: 2, "ng/dL")])

  static let proteinCreatinineRatio = LaboratoryTest(
    analytes: [Analyte("2890-2", 30...190, "mg/g{creat}")],
    mistaken: [Analyte("9318-7", 3...29, "mg/g{creat}")])

  /// CD4 cells, after a course and before the immune system has recovered.
  static let fewLymphocytes = LaboratoryTest(analytes: [Analyte("24467-3", 35...188, "/uL")])
  static let manyLymphocytes = LaboratoryTest(analytes: [Analyte("24467-3", 204...520, "/uL")])
  /// A count too low for a number.
  static let hardlyAnyLymphocytes = LaboratoryTest(analytes: [Analyte("24467-3", ["<20"])])
}
