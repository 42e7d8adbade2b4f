/** @typedef {import('@playwright/test').Page} Page */
/**
 * A time between two drawn frames that a visitor would feel, ms: how long it was without the time in which
 * the page's thread waited for a core, how much of it the page computed, and what computed longest.
 * @typedef {{ ms: number, ownMs: number, scriptMs: number, longest: string }} Gap
 */
/**
 * What became of the frames of a time: how many there were, the hangs, and the number of gaps that were
 * the rasteriser's or the machine's.
 * @typedef {{ frames: number, hangs: Gap[], explained: number }} Frames
 */
/**
 * An event of a thread in Chromium's trace, µs: `dur` by the clock on the wall, `tdur` by the thread's own. Tasks are
 * those of phase X, of which some lack one or the other.
 * @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, args: { data?: { type?: string, functionName?: string } } }} Task
 * @typedef {Task & { dur: number, tdur: number }} Timed a task with both
 */

/** A frame may be late by this much, ms, before it is a gap. */
export const gapMs = 250

/** With less than this computed in it, ms, a gap is the rasteriser's or the machine's. */
const explainedMs = 50

/** What a page makes its thread do; painting and committing are the rasteriser's. */
const scriptNames = new Set([
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'Layout',
  'MajorGC',
  'MinorGC',
  'RunMicrotasks',
  'TimerFire',
  'UpdateLayoutTree',
])

/**
 * Keeps frames coming, because a page at rest draws none; call it before the page is opened.
 * @param {Page} page
 */
export async function keepFramesComing(page) {
  await page.addInitScript(() => {
    const look = () => requestAnimationFrame(look)
    look()
  })
}

/**
 * Looks at the frames while something is done. Chromium's trace has the clock of the thread: on a busy
 * machine a script may take long on the wall that computed next to nothing.
 * @param {Page} page
 * @param {() => Promise<void>} act
 * @returns {Promise<Frames>}
 */
export async function framesDuring(page, act) {
  const browser = page.context().browser()
  if (browser === null) throw new Error('a page without a browser has no trace')
  await browser.startTracing(page, { categories: ['-*', 'devtools.timeline'] })
  /** @type {Buffer} */
  let trace
  try {
    await act()
  } finally {
    // Also after a failure, or the next trace could not begin.
    trace = await browser.stopTracing()
  }
  return judgeFrames(JSON.parse(trace.toString()).traceEvents)
}

/**
 * What the events of a trace say of the frames of a page.
 * @param {readonly Task[]} events
 * @returns {Frames}
 */
export function judgeFrames(events) {
  // A task that lasts when the trace ends, or that saw no clock of its thread, has no such number: nobody waited in it.
  const complete = events
    .filter(({ ph }) => ph === 'X')
    .map(({ dur = 0, tdur = dur, ...task }) => ({ ...task, dur, tdur }))
  const first = complete.find(({ name }) => name === 'FireAnimationFrame')
  const tasks = outermost(
    complete.filter(({ pid, tid }) => pid === first?.pid && tid === first.tid),
  )
  const frames = tasks.filter(({ name }) => name === 'FireAnimationFrame')
  /** @type {Frames} */
  const judged = { frames: frames.length, hangs: [], explained: 0 }
  for (const [index, { ts }] of frames.entries()) {
    const end = frames[index + 1]?.ts ?? ts
    if (end - ts <= gapMs * 1000) continue
    const gap = gapOf(
      tasks.filter((task) => task.ts >= ts && task.ts < end),
      (end - ts) / 1000,
    )
    if (gap.ownMs > gapMs && gap.scriptMs >= explainedMs) judged.hangs.push(gap)
    else judged.explained += 1
  }
  return judged
}

/**
 * Tasks that lie in no other task, in order.
 * @param {readonly Timed[]} tasks
 * @returns {Timed[]}
 */
function outermost(tasks) {
  let end = 0
  return tasks
    .toSorted((a, b) => a.ts - b.ts || b.dur - a.dur)
    .filter((task) => {
      if (task.ts < end) return false
      end = task.ts + task.dur
      return true
    })
}

/**
 * @param {readonly Timed[]} tasks between its two frames
 * @param {number} ms
 * @returns {Gap}
 */
function gapOf(tasks, ms) {
  const waited = tasks.reduce((sum, { dur, tdur }) => sum + dur - tdur, 0)
  const scripts = tasks
    .filter(({ name }) => scriptNames.has(name))
    .toSorted((a, b) => b.tdur - a.tdur)
  const computed = scripts.reduce((sum, { tdur }) => sum + tdur, 0)
  const longest = scripts[0]
  const { type = '', functionName = '' } = longest?.args.data ?? {}
  return {
    ms,
    ownMs: ms - waited / 1000,
    scriptMs: computed / 1000,
    longest: longest === undefined ? '' : `${longest.name} ${type}${functionName}`.trim(),
  }
}
