import { expect, type Page } from '@playwright/test'
import { culture, playButton, timeBar } from './playground.ts'

declare global {
  interface Window {
    /** The page's simulation, and the number of its newest run. */
    simulation: { worker: Worker | null; run: number }
    releaseAdvances: () => void
  }
}

/** Keeps hold of the page's simulation, so that a test can let it fail. Before the page is opened. */
export async function holdSimulation(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.simulation = { worker: null, run: 0 }
    window.Worker = class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options)
        window.simulation.worker = this
      }
      override postMessage(
        message: { readonly type: string; readonly run?: number },
        transfer?: unknown,
      ): void {
        if (message.type === 'start') window.simulation.run = message.run ?? 0
        super.postMessage(message, transfer as Transferable[])
      }
    }
  })
}

/** Holds the page's script back until the answer is called. Before the page is opened. */
export async function holdScript(page: Page): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>((done) => {
    release = done
  })
  await page.route('**/assets/index-*.js', async (route) => {
    await held
    await route.continue()
  })
  return release
}

/** Holds back everything the page asks of its simulation but new runs, until the answer is called. */
export async function holdAdvances(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const held: (() => void)[] = []
    let isHeld = true
    window.releaseAdvances = () => {
      isHeld = false
      for (const send of held.splice(0)) send()
    }
    window.Worker = class extends Worker {
      override postMessage(message: { readonly type: string }, transfer?: unknown): void {
        const send = () => super.postMessage(message, transfer as Transferable[])
        if (isHeld && message.type !== 'start') held.push(send)
        else send()
      }
    }
  })
  return () => page.evaluate(() => window.releaseAdvances())
}

/** The worker reports that the run has broken one of its rules at a time, s. */
export async function breakRun(page: Page, time: number): Promise<void> {
  await page.evaluate((at) => {
    const { worker, run } = window.simulation
    const fault = { kind: 'broken-invariant', sentence: 'Two requests are one too many.', time: at }
    worker?.dispatchEvent(new MessageEvent('message', { data: { type: 'fault', run, fault } }))
  }, time)
  await expect(culture(page).getByRole('alert')).toContainText('Two requests are one too many.')
}

/** Opens another link in the page that is there, and waits until its run stands at a time, s. */
export async function openLink(page: Page, fragment: string, time: number): Promise<void> {
  await page.goto(`./#${fragment}`)
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', String(time))
  await expect(playButton(page)).toBeEnabled()
}

/** Hides the page, as another tab in front of it does, or shows it again. */
export async function showPage(page: Page, isShown: boolean): Promise<void> {
  await page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    },
    isShown ? 'visible' : 'hidden',
  )
}

/** Plays, and lets nobody see it for eleven seconds. Needs `page.clock.install()`. */
export async function leaveForLong(page: Page): Promise<void> {
  await playButton(page).click()
  await showPage(page, false)
  await page.clock.fastForward(11_000)
  await showPage(page, true)
}
