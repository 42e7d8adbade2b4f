import { arch, cpus, platform } from 'node:os'

/** @typedef {import('./engine.mjs').EngineCase} EngineCase */

/** What the cases are; utilisation 0.7 in each. @type {Record<string, string>} */
const whats = {
  a: 'M/M/1',
  b: 'M/M/100',
  c: '1,000 cells, power of two',
  d: '10,000 cells, power of two',
}

/** @param {number} ns */
const rounded = (ns) => Math.round(ns * 100) / 100

/** How many times faster the engine is. @param {EngineCase} one @param {number} peer */
const times = ({ ours }, peer) => rounded(peer / ours)

/** @param {readonly EngineCase[]} cases */
export function asJson(cases) {
  return JSON.stringify({
    cases: cases.map((one) => ({
      name: one.name,
      ns: rounded(one.ours),
      requests: one.requests,
      peers: Object.entries(one.peers).map(([name, ns]) => ({
        name,
        ns: rounded(ns),
        times: times(one, ns),
      })),
    })),
  })
}

/** @param {readonly EngineCase[]} cases @param {number} rounds */
export function asTable(cases, rounds) {
  const rows = cases.map((one) => {
    const peers = Object.entries(one.peers)
      .map(([name, ns]) => `${times(one, ns).toFixed(2)} × ${name} (${ns.toFixed(1)} ns)`)
      .join(', ')
    return `${one.name}  ${(whats[one.name] ?? '').padEnd(28)}${one.ours.toFixed(1).padStart(8)} ns  ${peers}`
  })
  return [
    `Nanoseconds per request, histogram included; best of ${rounds} turns.`,
    '',
    ...rows,
  ].join('\n')
}

/** The page of figures, with machine and date. @param {readonly EngineCase[]} cases @param {number} rounds */
export function asPage(cases, rounds) {
  const names = [...new Set(cases.flatMap((one) => Object.keys(one.peers)))]
  const head = ['case', '', 'ns per request', ...names.flatMap((name) => [name, 'ours is'])]
  const rows = cases.map((one) => [
    one.name,
    whats[one.name] ?? '',
    one.ours.toFixed(1),
    ...names.flatMap((name) => {
      const ns = one.peers[name]
      return ns === undefined ? ['–', '–'] : [ns.toFixed(1), `${times(one, ns).toFixed(2)} ×`]
    }),
  ])
  const [cpu] = cpus()
  return `# Performance

Written by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}: Node ${process.version}, ${platform()} (${arch()}), ${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}.

The engine serves the cases with its production path, the histogram of latencies included, timeouts and retries off as in its peers;
utilisation 0.7. All take turns in one run, and the best of ${rounds} turns counts. The peers choose two cells with replacement, the engine
without.

${table([head, ...rows])}
`
}

/** A table as the formatter writes it. @param {readonly (readonly string[])[]} rows */
function table(rows) {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}
