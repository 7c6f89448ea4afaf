// How pictures look. Their units are wider than a phone, so that words in them are set larger there.

extension Stylesheet {
  static let pictures: StaticString = """
    .picture{display:block;width:100%;max-width:42rem;height:auto;margin:.5rem 0}
    .picture text{fill:var(--ink);font-size:11px;font-variant-numeric:tabular-nums}
    .picture .strong{font-weight:700}
    .picture .grid{stroke:var(--rule);stroke-width:1}
    .picture .axis-line{stroke:var(--muted);stroke-width:1}
    .picture .curve{fill:none;stroke:var(--mark);stroke-width:2;stroke-linejoin:round}
    .picture .dot{fill:var(--mark);stroke:var(--paper);stroke-width:1}
    .picture .bar{fill:var(--mark)}
    .picture .target{stroke:var(--ink);stroke-width:1.5}
    #run-chart-name~.target{stroke-dasharray:7 4}
    .picture .limit-alert{fill:none;stroke:var(--muted);stroke-width:1.5;stroke-dasharray:7 4}
    .picture .limit-alarm{fill:none;stroke:var(--muted);stroke-width:1.5;stroke-dasharray:2 3}
    @media screen and (max-width:40rem){.picture text{font-size:15px}}
    @media (forced-colors:active){.picture text{fill:CanvasText}
    .picture .curve,.picture .target,.picture .limit-alert,.picture .limit-alarm,
    .picture .axis-line{stroke:CanvasText}
    .picture .dot,.picture .bar{fill:CanvasText}}
    @media print{.picture{max-width:150mm;break-inside:avoid;-webkit-print-color-adjust:exact;
    print-color-adjust:exact}}

    """
}
