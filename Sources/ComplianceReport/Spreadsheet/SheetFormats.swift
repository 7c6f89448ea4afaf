internal import CXLSXWriter
internal import Monitoring

/// How the cells of a workbook look. Formats are shared by all cells: a file may have few of them.
struct SheetFormats {
  let heading: CellFormat
  let id: CellFormat
  let day: CellFormat
  let title: CellFormat
  let banner: CellFormat
  let term: CellFormat
  let wrapped: CellFormat
  /// By number less 1: the number is shown with its word, the colour only repeats them.
  private let priorities: [CellFormat]

  init(_ book: Workbook) throws {
    heading = try book.addFormat {
      format_set_bold($0)
      format_set_text_wrap($0)
      format_set_align($0, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      format_set_bottom($0, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bg_color($0, 0xE2E6EA)
    }
    id = try book.addFormat { format_set_num_format($0, "@") }
    day = try book.addFormat {
      format_set_num_format($0, "yyyy-mm-dd")
      format_set_align($0, UInt8(LXW_ALIGN_LEFT.rawValue))
    }
    title = try book.addFormat {
      format_set_bold($0)
      format_set_font_size($0, 14)
    }
    banner = try book.addFormat {
      format_set_bold($0)
      format_set_bg_color($0, 0xF6C667)
    }
    term = try book.addFormat {
      format_set_bold($0)
      format_set_align($0, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    }
    wrapped = try book.addFormat {
      format_set_text_wrap($0)
      format_set_align($0, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      format_set_align($0, UInt8(LXW_ALIGN_LEFT.rawValue))
    }
    priorities = try Priority.allCases.map { priority in
      try book.addFormat { Self.set(priority, of: $0) }
    }
  }

  subscript(priority number: Int) -> CellFormat? {
    priorities.indices.contains(number - 1) ? priorities[number - 1] : nil
  }

  private static func set(_ priority: Priority, of format: CellFormat) {
    format_set_num_format(format, "0\" \(priority.word)\"")
    format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    switch priority {
    case .urgent:
      format_set_bold(format)
      format_set_bg_color(format, 0xA81E26)
      format_set_font_color(format, 0xFFFFFF)
    case .gap: format_set_bg_color(format, 0xF6C667)
    case .dueNow, .dueSoon, .past: break
    }
  }
}
