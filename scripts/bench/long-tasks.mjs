/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ name: string, cat: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, args?: { name?: string, data?: { url?: string, functionName?: string } } }} TraceEvent
 */

/**
 * The longest time that the thread of a page works without a break while something is done there,
 * ms: of the processor, so that what else the machine does is not counted.
 * @param {Browser} browser
 * @param {Page} page
 * @param {() => Promise<void>} act
 */
export async function longestTaskOf(browser, page, act) {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] })
  await act()
  const trace = (await browser.stopTracing()).toString('utf8')
  /** @type {{ traceEvents: TraceEvent[] }} */
  const { traceEvents } = JSON.parse(trace)
  const tasks = traceEvents.filter(({ name }) => name.endsWith('RunTask'))
  // The thread of the page is the one of all main threads of renderers that ran the most tasks.
  const threads = traceEvents
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    .map(({ pid, tid }) => tasks.filter((task) => task.pid === pid && task.tid === tid))
  const mine = threads.toSorted((a, b) => b.length - a.length)[0] ?? []
  if (mine.length === 0) throw new Error('the trace holds no task of the page')
  return Math.max(...mine.map(({ tdur = 0 }) => tdur / 1000))
}
