import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import { createStore } from 'zustand/vanilla'
import { createHost } from '#worker/host.ts'
import { checkDigest } from './check-digest.ts'
import { recording, setUpBetween, type Scene } from './two-threads.ts'
import { quiet } from './visit-state.ts'

const setUp = () => setUpBetween((parts) => createHost({ organismOf, ...parts }))

/** The digest that a sender's page has told at a time. */
async function digestAt(time: number): Promise<string> {
  const sender = setUp()
  sender.session.seek(time)
  sender.turn(30)
  expect(sender.state().time).toBe(time)
  const digest = sender.session.requestDigest()
  sender.turn(5)
  return await digest
}

/** The verdict on a run opened at 30 s, with what is done on the way there. */
async function verdictOn(act: (scene: Scene) => void): Promise<string> {
  const digest = await digestAt(30)
  const scene = setUp()
  const store = createStore(() => quiet)
  scene.session.open({ ...recording }, 30)
  checkDigest(scene.session, store, { recording, time: 30, digest, notices: [] })
  scene.draw()
  act(scene)
  scene.turn(40)
  await Promise.resolve()
  return store.getState().verdict
}

describe('the verdict on a link', () => {
  it('[U23] is that of its moment', async () => {
    await expect(verdictOn(() => undefined)).resolves.toBe('identical')
  })

  it('[U23] [U30] is given before what is wished for on the way changes the run', async () => {
    const lengths: number[] = []
    const verdict = await verdictOn(({ session }) => {
      session.change('retries', 4)
      session.store.subscribe(({ recording: { log } }) => lengths.push(log.length))
    })
    expect(lengths.at(-1)).toBe(1)
    expect(verdict).toBe('identical')
  })

  it('[U23] is none where an edit begins another run on the way', async () => {
    await expect(verdictOn(({ session }) => session.change('slots', 3))).resolves.toBe('none')
  })
})
