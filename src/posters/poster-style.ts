/** The looks of the posters: black on white, two sheets of A4 at most, and the same to read on a screen. */
export const posterStyle = `:root {
  color-scheme: light;
  --ink: #000;
  --soft: #444;
  --hair: #999;
}

* {
  box-sizing: border-box;
}

body {
  margin: 0;
  background: #fff;
  color: var(--ink);
  font: 15px/1.45 Georgia, 'Times New Roman', serif;
}

main {
  max-inline-size: 46rem;
  margin-inline: auto;
  padding: 28px 20px 40px;
}

h1,
h2,
p,
ol,
ul,
figure {
  margin: 0;
  padding: 0;
}

h1 {
  font-size: 34px;
  font-weight: 500;
  line-height: 1.1;
  letter-spacing: -0.01em;
  text-wrap: balance;
}

h2 {
  font-size: 18px;
  font-weight: 600;
  line-height: 1.25;
}

a {
  color: inherit;
}

.micro,
.when,
.ways,
figcaption,
footer,
.truth {
  font: 12px/1.4 system-ui, sans-serif;
}

.micro {
  color: var(--soft);
  letter-spacing: 0.04em;
  text-transform: uppercase;
}

header {
  display: grid;
  gap: 6px;
  border-block-end: 2px solid var(--ink);
  padding-block-end: 10px;
}

.ways {
  display: flex;
  flex-wrap: wrap;
  gap: 2px 14px;
}

.address {
  color: var(--soft);
  overflow-wrap: anywhere;
}

.other {
  margin-inline-start: auto;
}

figure {
  margin-block: 14px 6px;
}

.chart {
  display: block;
  inline-size: 100%;
  block-size: auto;
  font: 10.5px system-ui, sans-serif;
  fill: var(--ink);
}

.chart path {
  fill: none;
  stroke: var(--ink);
}

.chart .axis {
  stroke: var(--hair);
  stroke-width: 0.6;
}

.chart .edge {
  stroke: var(--hair);
  stroke-dasharray: 2 3;
}

.chart .ready {
  stroke-width: 2.2;
}

.chart .asked {
  stroke-dasharray: 5 3;
}

.chart .p99 {
  stroke-width: 1.4;
}

.chart .tick {
  fill: var(--soft);
}

.chart .end {
  text-anchor: end;
}

.chart .title {
  font-weight: 600;
}

.chart .step {
  font-weight: 700;
  text-anchor: middle;
}

ol {
  list-style: none;
  counter-reset: step;
}

ol > li {
  position: relative;
  display: grid;
  gap: 5px;
  padding-block: 11px;
  padding-inline-start: 40px;
  border-block-end: 1px solid var(--hair);
  break-inside: avoid;
  counter-increment: step;
}

ol > li::before {
  position: absolute;
  inset: 11px auto auto 0;
  inline-size: 26px;
  border: 1.5px solid var(--ink);
  border-radius: 13px;
  content: counter(step);
  font: 700 13px/23px system-ui, sans-serif;
  text-align: center;
}

.when {
  margin-inline-start: 6px;
  color: var(--soft);
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
}

.question {
  font-style: italic;
}

.question .micro {
  font-style: normal;
}

.options {
  display: flex;
  flex-wrap: wrap;
  gap: 3px 20px;
  list-style: none;
}

.options > li::before {
  content: '\\25CB\\00A0';
}

.options > .true::before {
  content: '\\25CF\\00A0';
}

.blank {
  display: inline-block;
  inline-size: 7em;
  border-block-end: 1px solid var(--ink);
}

.truth {
  color: var(--soft);
}

.outcome {
  padding-inline-start: 12px;
  border-inline-start: 3px solid var(--ink);
}

u {
  text-decoration-style: dotted;
  text-decoration-thickness: 1px;
  text-underline-offset: 3px;
}

.limit {
  display: grid;
  gap: 4px;
  margin-block: 14px;
  border: 1.5px solid var(--ink);
  padding: 10px 14px;
  break-inside: avoid;
}

footer {
  color: var(--soft);
}

@page {
  size: A4;
  margin: 13mm 15mm;
}

@media print {
  body {
    font-size: 10.2pt;
    line-height: 1.36;
  }

  main {
    max-inline-size: none;
    padding: 0;
  }

  h1 {
    font-size: 23pt;
  }

  h2 {
    font-size: 12pt;
  }

  ol > li {
    padding-block: 6pt;
  }

  .other {
    display: none;
  }
}
`
