/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').CDPSession} CDPSession */
/**
 * Memory that is in use after everything unreachable was collected, bytes.
 * @typedef {{ page: number, worker: number | null }} Heap
 */
/**
 * A time between two drawn frames that a visitor would feel, ms, how much of it was script, and
 * which script took longest.
 * @typedef {{ atMs: number, ms: number, scriptMs: number, longest: string }} Gap
 */

/** A frame may be late by this much, ms, before it is a hang. */
export const gapMs = 250

/** With less script in it than this, ms, a gap is the rasteriser's or the machine's. */
export const explainedMs = 50

/**
 * Begins to note hangs; call it before the page is opened.
 * @param {Page} page
 */
export async function watchFrames(page) {
  await page.addInitScript((least) => {
    /** @type {Gap[]} */
    const gaps = []
    /** @type {{ start: number, end: number, scripts: { duration: number, name: string }[] }[]} */
    let busy = []
    const observer = new PerformanceObserver((list) => {
      for (const { startTime, duration, scripts = [] } of /** @type {any[]} */ (
        list.getEntries()
      )) {
        busy.push({
          start: startTime,
          end: startTime + duration,
          scripts: scripts.map((/** @type {any} */ script) => ({
            duration: script.duration,
            name: `${script.invoker} ${script.sourceFunctionName} ${script.duration.toFixed(0)} ms, ${script.forcedStyleAndLayoutDuration.toFixed(0)} of it style`,
          })),
        })
      }
      busy = busy.slice(-200)
    })
    // Without it every hang would seem to have no script in it, and be explained.
    if (!PerformanceObserver.supportedEntryTypes.includes('long-animation-frame')) {
      throw new Error('this browser does not tell what delays its frames')
    }
    observer.observe({ type: 'long-animation-frame' })
    let last = performance.now()
    const look = () => {
      const now = performance.now()
      if (now - last > least && document.visibilityState === 'visible') {
        gaps.push({ atMs: last, ms: now - last, scriptMs: 0, longest: '' })
      }
      last = now
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    Reflect.set(window, 'soak', {
      /** Forgets the gap that the measurement itself makes. */
      resume: () => (last = performance.now()),
      take: () =>
        gaps.splice(0).map((gap) => {
          const scripts = busy
            .filter(({ start, end }) => start < gap.atMs + gap.ms && end > gap.atMs)
            .flatMap((frame) => frame.scripts)
            .toSorted((a, b) => b.duration - a.duration)
          const scriptMs = scripts.reduce((sum, { duration }) => sum + duration, 0)
          return { ...gap, scriptMs, longest: scripts[0]?.name ?? '' }
        }),
    })
  }, gapMs)
}

/**
 * The hangs since it was asked last.
 * @param {Page} page
 * @returns {Promise<Gap[]>}
 */
export async function takeGaps(page) {
  return await page.evaluate(() => {
    /** @type {{ resume(): void, take(): Gap[] }} */
    const soak = Reflect.get(window, 'soak')
    const gaps = soak.take()
    soak.resume()
    return gaps
  })
}

/**
 * Opens a line to the browser that measures the page's heap and that of its worker.
 * @param {Page} page
 * @returns {Promise<{ heap(): Promise<Heap> }>}
 */
export async function openGauges(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  const worker = await attachWorker(session)
  return {
    heap: async () => ({
      page: await settledHeap((method) => session.send(method)),
      worker: worker === null ? null : await settledHeap(worker),
    }),
  }
}

/**
 * @param {(method: 'HeapProfiler.collectGarbage' | 'Runtime.getHeapUsage') => Promise<any>} send
 * @returns {Promise<number>}
 */
async function settledHeap(send) {
  // What one collection frees may hold on to more: the second one finds it.
  for (let pass = 0; pass < 3; pass++) await send('HeapProfiler.collectGarbage')
  const { usedSize } = await send('Runtime.getHeapUsage')
  return usedSize
}

/**
 * Speaks with the simulation's worker; null where the browser does not offer it.
 * @param {CDPSession} session
 * @returns {Promise<((method: string) => Promise<any>) | null>}
 */
async function attachWorker(session) {
  /** @type {string | null} */
  let worker = null
  /** @type {Map<number, (result: any) => void>} */
  const waiting = new Map()
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') worker = sessionId
  })
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message)
    waiting.get(id)?.(result)
    waiting.delete(id)
  })
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  })
  if (worker === null) return null
  let last = 0
  return (method) => {
    const id = ++last
    const answer = new Promise((done) => waiting.set(id, done))
    const sent = session.send('Target.sendMessageToTarget', {
      message: JSON.stringify({ id, method }),
      sessionId: worker ?? '',
    })
    return sent.then(() => answer)
  }
}
