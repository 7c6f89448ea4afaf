// Where the pages are read: cards in place of rows on a narrow screen, and paper.

extension Stylesheet {
  static let cards: StaticString = """
    @media screen and (max-width:66rem){.tiles{grid-template-columns:repeat(3,1fr)}}
    @media screen and (max-width:80rem){
    .figures .mark{display:none}
    .figures th,.figures td{padding-left:.35rem;padding-right:.35rem}
    .figures th[scope=row]{min-width:9rem}}
    @media screen and (max-width:70rem){
    table,tbody,caption{display:block}
    .short{min-width:0}
    thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    thead:has(button){position:static;display:block;width:auto;height:auto;overflow:visible;
    clip-path:none}
    thead:has(button) tr{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;align-items:center;
    padding:0 0 .6rem}
    thead:has(button) tr::before{content:"Sort by";color:var(--muted)}
    thead:has(button) th,.tasks thead:has(button) th:nth-child(n){display:block;width:auto;
    position:static;padding:0;border:0;background:none}
    tbody tr{display:grid;grid-template-columns:1fr 1fr;gap:0 1.5rem;margin:0 0 .75rem;
    padding:.7rem .9rem;border:1px solid var(--rule);border-radius:.4rem;background:var(--paper)}
    tr[data-priority="1"]{border-left:.3rem solid var(--p1-ground)}
    tr[data-priority="2"]{border-left:.3rem solid var(--p2-ground)}
    tr[data-priority="3"]{border-left:.3rem solid var(--p3-ground)}
    tbody tr:hover>*{background:none}
    tbody th,tbody td,.figures td,.rules th,.rules td{display:grid;
    grid-template-columns:minmax(4.5rem,30%) minmax(0,1fr);gap:.75rem;min-width:0;
    max-width:none;padding:.25rem 0;border:0;text-align:left}
    tbody th[scope=row],.figures th[scope=row]{grid-column:1/-1;display:block;
    padding:0 0 .35rem;font-size:1rem;min-width:0}
    tbody .number{text-align:left}
    .tasks tbody td:first-child{grid-column:1/-1;display:block;padding-bottom:.4rem}
    .tasks tbody td:first-child::before{content:none}
    tbody td::before{content:attr(data-label);color:var(--muted);font-size:.8125rem}
    .work td.none{display:none}
    .figures .mark{display:block}
    table{font-size:.9375rem}}
    @media screen and (max-width:40rem){
    body{padding:0 .75rem 2rem}
    .banner{max-width:none;margin:0 -.75rem}
    .eyebrow{margin-top:1rem}
    h1{font-size:1.4rem}
    section{margin:.75rem 0;padding:.9rem}
    .tiles{grid-template-columns:1fr 1fr;gap:.5rem}
    .tile{padding:.6rem .75rem}
    .tile strong{font-size:1.5rem}
    .facts{display:grid;gap:.4rem}
    .facts>div{display:grid;grid-template-columns:7rem minmax(0,1fr);gap:.75rem}
    tbody tr{grid-template-columns:minmax(0,1fr)}
    .rule dl>div{grid-template-columns:1fr;gap:.1rem}
    nav a{padding:.1rem 0}}
    @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
    @media (forced-colors:active){.chip,.tile{border:1px solid}
    .axis,.interval,.point{stroke:CanvasText}}

    """

  static let print: StaticString = """
    @page{size:landscape;margin:12mm 10mm 16mm;
    @bottom-left{content:"Contains patient data: do not leave it lying, shred it after use";
    font:8pt sans-serif;color:#333}
    @bottom-right{content:"Page " counter(page) " of " counter(pages);font:8pt sans-serif;
    color:#333}}
    @media print{
    html,section,.tile{background:#fff}
    body{padding:0;font-size:9pt}
    .banner{margin:0}
    nav,.skip,details[open]>summary,.controls,#filter-shown,.filter .note{display:none}
    .filter{padding:0;background:none}
    thead th:not([aria-sort]) button::after{content:none}
    thead button{display:contents}
    section{margin:0 0 6mm;padding:0;border:0}
    h1{font-size:15pt}
    h2{font-size:12pt;break-after:avoid}
    caption,.rule{break-after:avoid}
    .tiles{grid-template-columns:repeat(6,1fr);gap:2mm}
    .tile{padding:1.5mm 2mm}
    .tile strong{font-size:14pt}
    table{font-size:8pt}
    small,.chip,.flag,thead th{font-size:7.5pt}
    .flag{padding:0 1mm;overflow-wrap:normal}
    th,td{padding:1mm 1.2mm}
    thead{display:table-header-group}
    thead th{position:static}
    tr,.tile,.rule,.glossary>div{break-inside:avoid}
    .rule,.facts dt,.tile .title,.note{font-size:8pt}
    .tasks thead th:nth-child(1){width:25mm}
    .tasks thead th:nth-child(5),.tasks thead th:nth-child(6){width:25.5mm}
    .work th[scope=row],.figures th[scope=row],.text{min-width:0}
    a{color:inherit;text-decoration:none}
    .chip,.tile,.flag,.alert,.mark,thead th{-webkit-print-color-adjust:exact;
    print-color-adjust:exact}
    #work td:first-child>div::before,#due td:first-child>div::before,
    #lost td:first-child>div::before{content:"";display:inline-block;width:3mm;height:3mm;
    margin-right:1mm;border:.3mm solid #333;vertical-align:middle}}

    """
}
