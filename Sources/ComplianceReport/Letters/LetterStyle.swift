/// How a letter looks, without a style sheet: mail programs drop it.
///
/// What has no colour of its own keeps the reader's, light or dark. Where a ground is coloured its
/// ink stands beside it, so that the two are never changed apart; a test computes their contrast.
enum LetterStyle {
  static let body: StaticString = "margin:0;padding:0"
  static let page: StaticString = """
    max-width:600px;margin:0 auto;padding:16px;font-family:system-ui,Roboto,Helvetica,Arial,\
    sans-serif;font-size:16px;line-height:1.5;overflow-wrap:anywhere
    """
  static let banner: StaticString = """
    margin:0 0 16px;padding:8px 12px;background-color:#fff3d6;color:#4d3500
    """
  static let title: StaticString = "margin:0 0 12px;font-size:24px;line-height:1.25"
  static let heading: StaticString = "margin:28px 0 8px;font-size:19px;line-height:1.3"
  static let paragraph: StaticString = "margin:0 0 12px"
  static let warning: StaticString = """
    margin:0 0 16px;padding:10px 12px;background-color:#fff3d6;color:#4d3500;\
    border-left:4px solid #b97800
    """
  static let urgent: StaticString = """
    margin:0 0 16px;padding:12px;background-color:#a81e26;color:#ffffff;font-size:18px;\
    font-weight:600
    """
  static let work: StaticString = """
    margin:0 0 16px;padding:12px;background-color:#f6c667;color:#3b2600;font-size:18px;\
    font-weight:600
    """
  static let calm: StaticString = """
    margin:0 0 16px;padding:12px;background-color:#d6e3f0;color:#173a5c;font-size:18px;\
    font-weight:600
    """
  static let table: StaticString = """
    width:100%;margin:0 0 16px;border-collapse:collapse;font-size:16px;\
    font-variant-numeric:tabular-nums
    """
  static let caption: StaticString = "padding:0 0 6px;text-align:left;font-weight:600"
  static let columnOfNames: StaticString = """
    padding:6px 8px 6px 0;border-bottom:2px solid #7d8791;text-align:left;vertical-align:bottom
    """
  static let columnOfNumbers: StaticString = """
    padding:6px 0 6px 8px;border-bottom:2px solid #7d8791;text-align:right;vertical-align:bottom;\
    white-space:nowrap
    """
  static let name: StaticString = """
    padding:6px 8px 6px 0;border-bottom:1px solid #7d8791;text-align:left;vertical-align:top;\
    font-weight:400
    """
  static let number: StaticString = """
    padding:6px 0 6px 8px;border-bottom:1px solid #7d8791;text-align:right;vertical-align:top;\
    white-space:nowrap;font-weight:600
    """
  static let list: StaticString = "margin:0 0 16px;padding:0 0 0 24px"
  static let item: StaticString = "margin:0 0 8px"

  static let all = [
    body, page, banner, title, heading, paragraph, warning, urgent, work, calm, table, caption,
    columnOfNames, columnOfNumbers, name, number, list, item,
  ]
}
