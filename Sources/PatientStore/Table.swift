package import PatientSchema

/// The tables of the contract, under the name that the store and its users know; GRDB has another
/// `Table`.
package typealias Table = PatientSchema.Table

/// A cell to be written.
package typealias Cell = PatientSchema.Cell
