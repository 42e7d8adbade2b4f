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

/** What is known of a run opened at 30 s with such a digest, once it is there. */
async function certified(sent: { readonly digest: string | null; readonly sentDigest: string }) {
  const scene = setUp()
  const store = createStore(() => quiet)
  scene.session.open({ ...recording }, 30)
  checkDigest(scene.session, store, { recording, time: 30, notices: [], madeWith: 7, ...sent })
  scene.turn(40)
  await Promise.resolve()
  const { opened } = scene.state()
  return { ...store.getState(), opened }
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

  it('[L27] leaves a certificate of what was compared, which stays', async () => {
    const digest = await digestAt(30)
    const { certificate, opened } = await certified({ digest, sentDigest: digest })
    const engine = recording.engine
    const same = { madeWith: 7, engine, time: 30, sent: digest, found: digest, opened }
    expect(certificate).toEqual(same)
    const other = await certified({ digest: '0'.repeat(16), sentDigest: '0'.repeat(16) })
    expect(other.verdict).toBe('different')
    expect(other.certificate).toEqual({ ...same, sent: '0'.repeat(16) })
  })

  it('[L7] [L27] is none where another engine ran it, and the certificate says so', async () => {
    const { certificate, verdict } = await certified({ digest: null, sentDigest: 'ab'.repeat(8) })
    expect(verdict).toBe('none')
    expect(certificate).toMatchObject({ madeWith: 7, sent: 'ab'.repeat(8), found: null })
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
