// The timeline of a patient. The heights of its rows stand in `TimelineRows` as well.

extension Stylesheet {
  /// Of its marks, each with a contrast of at least 3 to 1 to the paper and to the bands behind
  /// (WCAG 2.2, 1.4.11); a test computes it.
  static let timelineColours: StaticString = """

    :root{--t-done:#1d6a5b;--t-missed:#a81e26;--t-overdue:#8a4b00;--t-due:#1d5f9e;
    --t-other:#52606d;--t-window:#dde4ea;--t-course:#e6dcf2;--t-pregnancy:#fbe3ec}
    @media screen and (prefers-color-scheme:dark){:root{
    --t-done:#74cbb8;--t-missed:#ff9a9e;--t-overdue:#f0b95a;--t-due:#8fc1f2;--t-other:#a3afba;
    --t-window:#2c3945;--t-course:#3c3352;--t-pregnancy:#4a2f3c}}

    """

  static let timeline: StaticString = """
    .timeline{display:flex;overflow-x:auto;border:1px solid var(--rule);border-radius:.3rem}
    .timeline svg{flex:none;display:block}
    .t-names{position:sticky;left:0;z-index:1;flex:none;width:clamp(8rem,24vw,13rem);
    background:var(--paper);border-right:1px solid var(--rule);font-size:.75rem;
    overflow-wrap:normal}
    .t-names div{padding:0 .5rem;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
    .t-row-years{height:22px}
    .t-row-heading{height:22px;line-height:24px;font-weight:600;color:var(--muted)}
    .t-row-tall{height:34px;line-height:34px}
    .t-row-lane{height:18px;line-height:18px}
    .t-label{fill:var(--ink);font-size:12px}
    .t-rule{stroke:var(--rule);stroke-opacity:.6}
    .t-month{stroke:var(--rule);stroke-opacity:.35}
    .t-year{stroke:var(--rule);stroke-width:1.5}
    .t-window{fill:var(--t-window)}
    .t-grace{stroke:var(--t-other);stroke-width:1.5}
    .t-due-day{stroke:var(--t-other);stroke-opacity:.7}
    .t-course{fill:var(--t-course)}
    .t-pregnancy{fill:var(--t-pregnancy)}
    .t-flag,.t-infusion{stroke:var(--ink);stroke-width:2}
    .t-as-of{stroke:var(--ink);stroke-width:2}
    .t-end{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:7 4}
    .t-stop{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:2 3}
    .t-mark,.t-attempt{fill:none;stroke-width:1.75;stroke-linejoin:round}
    .t-done{fill:var(--t-done);stroke:var(--t-done)}
    .t-done-late{fill:var(--paper);stroke:var(--t-done)}
    .t-half{fill:var(--t-done)}
    .t-missed{stroke:var(--t-missed);stroke-width:2.5}
    .t-overdue{fill:var(--t-overdue);stroke:var(--t-overdue)}
    .t-due{fill:var(--paper);stroke:var(--t-due);stroke-width:2}
    .t-upcoming{fill:var(--paper);stroke:var(--t-other)}
    .t-waived{fill:var(--paper);stroke:var(--t-other)}
    .t-cancelled{stroke:var(--t-other);stroke-width:2.5}
    .t-attempt{fill:var(--paper);stroke:var(--t-overdue)}
    .t-legend{display:flex;flex-wrap:wrap;gap:.3rem 1.25rem;margin:0 0 .5rem;padding:0;
    list-style:none;font-size:.8125rem}
    .t-key{display:inline-block;vertical-align:-.15rem;margin-right:.4rem}
    .obligations th[scope=row]{min-width:9rem}
    .months{font-size:.75rem}
    .months .text{min-width:4rem;overflow-wrap:anywhere}
    @media screen and (max-width:70rem){.months td.none,.obligations td.none{display:none}}
    @media (forced-colors:active){.timeline svg{forced-color-adjust:none;background:#fff}}

    """

  static let timelinePrint: StaticString = """
    @media print{
    .timeline{zoom:.72;overflow:hidden;break-inside:avoid}
    .t-long{zoom:.42}
    .t-names{position:static}
    .t-tables{display:none}
    .timeline *{-webkit-print-color-adjust:exact;print-color-adjust:exact}}

    """
}
