import type { Plain } from '#core/schema/schema.ts'
import { watchedSettings } from '#app/store/service-settings.ts'
import { isAnotherRun, type SessionState } from '#app/store/session-state.ts'
import type { Session } from '#app/store/session.ts'
import { isLive } from '#app/store/setting-edit.ts'
import { isSame } from '#app/store/settings.ts'
import type { RunPort } from './binding.ts'
import type { Values } from './manifests.ts'

/** A value that the run was asked for, and the one it had then. */
interface Asked {
  readonly before: Plain | undefined
  readonly value: Plain
}

/** The settings of the watched service, as a text is bound to them. `onMoved` hears when they may be others. */
export function createRunPort(
  session: Pick<Session, 'store' | 'changeAll'>,
  onMoved: () => void,
): RunPort & { destroy(): void } {
  const { store } = session
  const asked = new Map<string, Asked>()
  // At time 0 a change is made while it is asked for, and moves nothing that the text does not know.
  let isAsking = false
  const told = (state: SessionState): Values => plain(watchedSettings(state))
  const stop = store.subscribe((state, before) => {
    const isMoved = watchedSettings(state) !== watchedSettings(before)
    if (isAnotherRun(state, before)) asked.clear()
    // The worker answers a change that it does not take with a sentence.
    const isRefused = asked.size > 0 && !isMoved && state.noticesTold !== before.noticesTold
    if (isRefused) asked.clear()
    if (!isAsking && (isMoved || isRefused)) onMoved()
  })
  return {
    get() {
      const now: Record<string, Plain> = { ...told(store.getState()) }
      for (const [name, { before, value }] of asked) {
        // Until the worker has answered, the store has the value from before.
        if (isSame(now[name], before)) now[name] = value
        else asked.delete(name)
      }
      return now
    },
    isFixed(name) {
      const { time, status } = store.getState()
      const hasBegun = (time > 0 || status === 'seeking') && status !== 'broken'
      return hasBegun && !isLive(name)
    },
    ask(values) {
      const before = told(store.getState())
      const { noticesTold } = store.getState()
      isAsking = true
      const isTaken = session.changeAll({ ...values })
      isAsking = false
      if (!isTaken) {
        const after = store.getState()
        return (after.noticesTold === noticesTold ? null : after.notice) ?? ''
      }
      const now = told(store.getState())
      for (const [name, value] of Object.entries(values)) {
        if (isSame(now[name], value)) asked.delete(name)
        else asked.set(name, { before: before[name], value })
      }
      return null
    },
    destroy: stop,
  }
}

// Settings have passed the checks of their fields, and every field's values are plain data.
function plain(settings: object): Values {
  return settings as Readonly<Record<string, Plain>>
}
