import { sizesOf } from './snapshot.mjs'

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').CDPSession} CDPSession */
/** @typedef {import('./snapshot.mjs').Sizes} Sizes */
/** @typedef {Sizes & { heap: number }} Heap what V8 says is in use without optimised code, bytes, and what it is */
/**
 * What is kept after everything unreachable was collected; nodes and listeners are those of the document.
 * @typedef {{ page: Heap, worker: Heap, nodes: number, listeners: number }} Kept
 */
/**
 * Speaks with one thread of the browser.
 * @typedef {{ ask(method: string, params?: object): Promise<any>, hear(method: string, listener: (params: any) => void): void }} Line
 */

/**
 * Opens a line to the browser that measures what the page and its worker keep.
 * @param {Page} page
 * @returns {Promise<{ kept(): Promise<Kept> }>}
 */
export async function openGauges(page) {
  const session = await page.context().newCDPSession(page)
  /** @type {Line} */
  const own = {
    ask: (/** @type {any} */ method, params) => session.send(method, params),
    hear: (/** @type {any} */ method, listener) => session.on(method, listener),
  }
  const pageHeap = await openHeap(own)
  const workerHeap = await openHeap(await workerLine(session))
  return {
    kept: async () => {
      const heaps = { page: await pageHeap(), worker: await workerHeap() }
      const { nodes, jsEventListeners: listeners } = await own.ask('Memory.getDOMCounters')
      return { ...heaps, nodes, listeners }
    },
  }
}

/**
 * @param {Line} line
 * @returns {Promise<() => Promise<Heap>>}
 */
async function openHeap(line) {
  /** @type {string[]} */
  const chunks = []
  line.hear('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await line.ask('HeapProfiler.enable')
  await line.ask('Profiler.enable')
  return async () => {
    await dropOptimisedCode(line)
    // What one collection frees may hold on to more: the second one finds it.
    for (let pass = 0; pass < 3; pass++) await line.ask('HeapProfiler.collectGarbage')
    const { usedSize } = await line.ask('Runtime.getHeapUsage')
    await line.ask('HeapProfiler.takeHeapSnapshot')
    return { heap: usedSize, ...sizesOf(chunks.splice(0).join('')) }
  }
}

/**
 * Lets a thread give up the code that its engine has optimised, which it makes anew when that is needed: for half
 * an hour and longer there is ever more of it, and what a page keeps would hide behind it. Exact counts of calls are
 * only had from code that is not optimised, so that asking for them is enough.
 * @param {Line} line
 */
async function dropOptimisedCode(line) {
  await line.ask('Profiler.startPreciseCoverage', { callCount: true })
  await line.ask('Profiler.stopPreciseCoverage')
}

/**
 * The line to the simulation's worker.
 * @param {CDPSession} session
 * @returns {Promise<Line>}
 */
async function workerLine(session) {
  /** @type {string | null} */
  let worker = null
  /** @type {Map<number, (result: any) => void>} */
  const waiting = new Map()
  /** @type {Map<string, (params: any) => void>} */
  const listeners = new Map()
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') worker = sessionId
  })
  session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    if (sessionId !== worker) return
    const { id, result, method, params } = JSON.parse(message)
    listeners.get(method)?.(params)
    waiting.get(id)?.(result)
    waiting.delete(id)
  })
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  })
  const sessionId = worker
  if (sessionId === null) throw new Error('the page has no worker, or its browser does not show it')
  let last = 0
  return {
    ask: async (method, params) => {
      const id = ++last
      const answer = new Promise((done) => waiting.set(id, done))
      const message = JSON.stringify({ id, method, params })
      await session.send('Target.sendMessageToTarget', { message, sessionId })
      return answer
    },
    hear: (method, listener) => void listeners.set(method, listener),
  }
}
