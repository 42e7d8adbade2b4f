import type { Page } from '@playwright/test'

/** An event of a trace of Chromium, µs; `tdur` by the clock of the thread, which stands while others have its core. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args: {
    readonly name?: string
    readonly chrome_mojo_event_info?: { readonly mojo_interface_tag?: string }
  }
}

/** The tasks of a page's main thread: how many, and how long those were that keep a visitor waiting, ms. */
export interface Tasks {
  readonly tasks: number
  /** What all of them computed, ms. */
  readonly computed: number
  readonly long: readonly number[]
}

/**
 * The browser's own message that a worker's script is there: in its task it makes the thread, for which it
 * needed up to 80 ms in one of fifty runs. No line of the page runs in it.
 */
const threadBegins = 'blink.mojom.DedicatedWorkerHostFactoryClient'

/** From here on a task is a long one, ms that the thread itself computed. */
const longMs = 50

/** Looks at the tasks of the page's own thread while something is done. */
export async function tasksDuring(page: Page, act: () => Promise<void>): Promise<Tasks> {
  const browser = page.context().browser()
  if (browser === null) throw new Error('a page without a browser has no trace')
  const categories = ['-*', 'disabled-by-default-devtools.timeline', 'mojom']
  await browser.startTracing(page, { categories })
  let trace: Buffer
  try {
    await act()
    // An answer is sent from within its task, and a task is told when it has ended: the next one knows it has.
    await page.evaluate(() => 0)
  } finally {
    // Also after a failure, or the next trace could not begin.
    trace = await browser.stopTracing()
  }
  // Chromium's own format, of which no more is read than what is declared above.
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: TraceEvent[] }
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && threads.has(`${pid} ${tid}`),
  )
  const begun = traceEvents.filter(
    ({ args }) => args.chrome_mojo_event_info?.mojo_interface_tag === threadBegins,
  )
  const long = tasks
    .filter((task) => !begun.some((message) => isWithin(message, task)))
    .map(({ tdur = 0 }) => Math.round(tdur / 1000))
    .filter((ms) => ms >= longMs)
  const computed = tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000
  return { tasks: tasks.length, computed, long }
}

function isWithin(inner: TraceEvent, outer: TraceEvent): boolean {
  const isOfItsThread = inner.pid === outer.pid && inner.tid === outer.tid
  return isOfItsThread && inner.ts >= outer.ts && inner.ts < outer.ts + (outer.dur ?? 0)
}
