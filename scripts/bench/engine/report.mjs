import { arch, cpus, platform } from 'node:os'

/**
 * @typedef {import('../engine.mjs').Part} Part
 * @typedef {import('../engine.mjs').Table} Table
 * @typedef {import('./bounds.mjs').Judged} Judged
 */

/** What ran the benchmark and when; nothing that names the machine itself. */
export function machine() {
  const [cpu] = cpus()
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    platform: `${platform()} (${arch()})`,
    cpu: cpu?.model.trim() ?? 'unknown',
    cores: cpus().length,
  }
}

/** Everything as one object. @param {ReadonlyMap<string, Part>} parts @param {readonly Judged[]} verdicts */
export function asJson(parts, verdicts) {
  return JSON.stringify({
    machine: machine(),
    bounds: verdicts,
    parts: Object.fromEntries([...parts].map(([name, { data }]) => [name, data])),
  })
}

/** Everything for a terminal. @param {ReadonlyMap<string, Part>} parts @param {readonly Judged[]} verdicts */
export function asText(parts, verdicts) {
  const blocks = [...parts.values()].flatMap((part) => [
    part.heading,
    ...(part.table === null ? [] : [inColumns(part.table)]),
    part.notes.join('\n'),
    ...(part.details === undefined ? [] : [part.details.heading, inColumns(part.details.table)]),
  ])
  return [...blocks, inColumns(verdictTable(verdicts))].join('\n\n')
}

/** The page of figures. @param {ReadonlyMap<string, Part>} parts @param {readonly Judged[]} verdicts */
export function asPage(parts, verdicts) {
  const { date, node, platform: system, cpu, cores } = machine()
  const sections = [...parts.values()].map((part) =>
    [
      `## ${part.heading}`,
      part.notes.join('\n'),
      ...(part.table === null ? [] : [asMarkdown(part.table)]),
      ...(part.details === undefined
        ? []
        : [`### ${part.details.heading}`, asMarkdown(part.details.table)]),
    ].join('\n\n'),
  )
  return `${[
    '# Performance',
    `Written by \`npm run bench -- --write\` on ${date}: Node ${node}, ${system}, ${cores} × ${cpu}.`,
    'Times are of this machine and mean something beside those of the C++ heap alone; ratios are of one run in turns.',
    '## Bounds',
    asMarkdown(verdictTable(verdicts)),
    ...sections,
  ].join('\n\n')}\n`
}

/** One row a bound. @param {readonly Judged[]} verdicts @returns {Table} */
export function verdictTable(verdicts) {
  return [
    ['', 'found', 'bound', 'of the bound', 'goal', 'verdict'],
    ...verdicts.map((one) => [
      one.what,
      one.value === null ? '–' : withUnit(rounded(one.value), one.unit),
      'atLeast' in one
        ? `≥ ${withUnit(one.atLeast, one.unit)}`
        : `≤ ${withUnit(one.atMost, one.unit)}`,
      one.ratio === null ? '–' : one.ratio.toFixed(2),
      one.goal === undefined ? '' : withUnit(one.goal, one.unit),
      one.verdict,
    ]),
  ]
}

/** @param {number} value */
const rounded = (value) => Number(value.toPrecision(3))

/** @param {number} value @param {string} unit */
const withUnit = (value, unit) => `${value} ${unit}`.trim()

/** A table as the formatter writes it. @param {Table} rows */
function asMarkdown(rows) {
  const widths = widthsOf(rows, 3)
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}

/** @param {Table} rows */
function inColumns(rows) {
  const widths = widthsOf(rows, 0)
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** @param {Table} rows @param {number} least */
function widthsOf(rows, least) {
  return (rows[0] ?? []).map((_, column) =>
    Math.max(least, ...rows.map((row) => row[column]?.length ?? 0)),
  )
}
