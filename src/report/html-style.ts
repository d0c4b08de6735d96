/** Light and dark, on screen and on paper; colours never say what words do not. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --paper: #fff; --panel: #f6f8fa; --link: #0550ae;
  --good: #116329; --bad: #a40e26; --warn: #7d4e00; --good-bg: #dafbe1; --bad-bg: #ffebe9; --warn-bg: #fff8c5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9da7b3; --line: #3d444d; --paper: #0d1117; --panel: #161b22; --link: #79c0ff;
  --good: #7ee2a0; --bad: #ffa198; --warn: #f2cc60; --good-bg: #12361f; --bad-bg: #4a1518; --warn-bg: #3b2e00; } }
* { box-sizing: border-box; }
body { font: 16px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; color: var(--ink); background: var(--paper); max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
a { color: var(--link); }
header { border-left: .4rem solid var(--good); background: var(--panel); border-radius: .4rem; padding: 1rem 1.5rem; }
header.conflict { border-color: var(--bad); }
header .title { color: var(--soft); margin: 0; font-size: .9rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .2rem 0 .6rem; }
header p { margin: .4rem 0; overflow-wrap: anywhere; }
dl { display: flex; flex-wrap: wrap; gap: .5rem 2.2rem; margin: .7rem 0; } dt { color: var(--soft); font-size: .85rem; } dd { margin: 0; font-weight: 600; }
nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; list-style: none; padding: 0; font-size: .9rem; }
section { scroll-margin-top: 1rem; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .7rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.3rem 0 .5rem; }
ul { padding-left: 1.3rem; } li { margin: .3rem 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .7rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
th:first-child, td:first-child { min-width: 8rem; }
th { background: var(--panel); font-weight: 600; }
th.amount, td.amount { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tr.sum td { font-weight: 700; border-top: 2px solid var(--soft); }
code { font: .88em ui-monospace, SFMono-Regular, Menlo, monospace; background: var(--panel); border-radius: .2rem; padding: .05em .3em; overflow-wrap: anywhere; }
.result, .verdict { display: inline-block; border-radius: .25rem; padding: 0 .45rem; font-size: .85rem; font-weight: 600; white-space: nowrap; }
.result.yes, .favors .verdict { color: var(--good); background: var(--good-bg); }
.result.no, .excludes .verdict { color: var(--bad); background: var(--bad-bg); }
.result.unknown, .cautions .verdict { color: var(--warn); background: var(--warn-bg); }
.claim { border: 1px solid var(--line); border-radius: .4rem; padding: .6rem 1rem; margin: .7rem 0; }
.claim h3 { margin: 0 0 .3rem; font-size: 1rem; } .claim ul { margin: .3rem 0; } .claim p { margin: .3rem 0; }
.source { color: var(--soft); font-size: .85rem; overflow-wrap: anywhere; } abbr { text-decoration: none; font-weight: 600; }
footer { margin-top: 2.5rem; padding-top: .6rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .85rem; }
@media print { :root { color-scheme: light; } body { max-width: none; padding: 0; font-size: 10pt; } nav { display: none; } .scroll { overflow: visible; }
  h2, h3 { break-after: avoid; } tr, .claim, li { break-inside: avoid; } thead { display: table-header-group; } a { color: inherit; } }
`;
