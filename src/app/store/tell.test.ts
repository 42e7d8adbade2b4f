import { expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { SessionState } from './session-state.ts'
import { tell } from './tell.ts'

it('[U73] the same words told twice are two notices', () => {
  // What else a session knows plays no part here.
  const store = createStore(() => ({ notice: null, noticesTold: 0 }) as unknown as SessionState)
  tell(store, 'No.')
  const first = store.getState()
  tell(store, 'No.')
  expect(first).toMatchObject({ notice: 'No.', noticesTold: 1 })
  expect(store.getState()).toMatchObject({ notice: 'No.', noticesTold: 2 })
})
