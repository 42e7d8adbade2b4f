import { describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { startSettings } from '#core/schema/schema.ts'
import { builtIns } from '#share/built-ins.ts'
import { createReader } from './link-reader.ts'
import { recordingOf } from './settings.ts'
import type * as linkCodec from './link-codec.ts'
import { openPage, settled } from './visit.test-support.ts'

describe('a link to one service', () => {
  it('[L6] shows that service first, and tells of one that the run does not have', async () => {
    const page = await openPage('s=surge')
    await page.endReading(0)
    await page.type('service=checkout&s=shop')
    await page.endReading(1)
    expect(page.watched()).toBe(1)
    expect(page.now().notices).toEqual([])
    await page.type('service=cellar&s=shop')
    await page.endReading(2)
    expect(page.watched()).toBe(0)
    expect(page.now().notices).toEqual([expect.stringContaining('“cellar”')])
  })
})

describe('what is no link', () => {
  it('[L11] [L41] is told where it has the form of an address as well', async () => {
    const page = await openPage('code/MYewdgzgLgBAllApgWwjAvDA')
    await page.endReading(0)
    expect(page.now().notices).toEqual([expect.stringContaining('holds no run')])
    await page.type('s=surge')
    await page.endReading(1)
    expect(page.now().notices).toEqual([])
    await page.type('/url/vega-lite/N4IgJAzgxgFgpgWwIYgFwhgF0')
    await page.endReading(2)
    expect(page.now().notices).toEqual([expect.stringContaining('holds no run')])
  })
})

describe('links that follow one another', () => {
  it('[U16] the first reading of an address is not the newest when the same one comes again', async () => {
    const page = await openPage('')
    for (const text of ['s=surge', 's=nix', 's=surge']) await page.type(text)
    expect(page.readings.map(({ signal }) => signal.aborted)).toEqual([true, true, false])
    await page.endReading(0)
    page.session.change('slots', 7)
    await page.pass()
    expect(page.address.text).toBe('s=surge')
    await page.endReading(1)
    expect(page.now().damaged).toBeNull()
    const { recording } = page.session.store.getState()
    await page.endReading(2)
    expect(page.session.store.getState().recording).not.toBe(recording)
    page.session.change('slots', 9)
    await page.pass()
    expect(page.address.text).toContain('slots=9')
  })

  it('[U24] what was told last is not told beside a damaged link', async () => {
    const page = await openPage('')
    page.session.say('This was told before.')
    await page.type('s=nix')
    expect(page.session.store.getState().notice).not.toBeNull()
    await page.endReading(0)
    expect(page.now().damaged).not.toBeNull()
    expect(page.session.store.getState().notice).toBeNull()
  })

  it('[U16] [U24] of an address that was taken back nothing is told', async () => {
    const page = await openPage('')
    await page.type('s=nix')
    page.address.text = ''
    await page.endReading(0)
    expect(page.now().damaged).toBeNull()
    await page.type('s=nix')
    await page.endReading(1)
    expect(page.now().damaged).not.toBeNull()
  })

  it('[U24] a reading that was ended tells nothing, though its reader cannot be had', async () => {
    let fail: (reason: Error) => void = () => undefined
    const load = (): Promise<typeof linkCodec> => new Promise((_, refuse) => (fail = refuse))
    const reader = createReader(builtIns, load)
    const ended = reader.read('s=surge')
    reader.end()
    fail(new Error('no network'))
    await expect(ended).resolves.toBeNull()
    const wanted = reader.read('s=surge')
    fail(new Error('no network'))
    await expect(wanted).resolves.toMatchObject({ ok: false })
  })

  it('[U68] a first link is being read until it is, or something else is read in its place', async () => {
    expect((await openPage('')).now().reading).toBe(false)
    for (const text of ['s=surge', 's=nix', 'theme=dark']) {
      const page = await openPage(text)
      expect(page.now().reading).toBe(true)
      await page.endReading(0)
      expect(page.now().reading).toBe(false)
    }

    const typed = await openPage('s=surge')
    await typed.type('s=nix')
    expect(typed.now().reading).toBe(false)
    await typed.endReading(1)
    expect(typed.now()).toMatchObject({ reading: false, damaged: expect.any(String) })

    const takenBack = await openPage('s=nix')
    takenBack.address.text = ''
    await takenBack.endReading(0)
    expect(takenBack.now()).toMatchObject({ reading: false, damaged: null })
  })

  it('[U16] the link of the address is read after all when the one given meanwhile cannot be', async () => {
    const page = await openPage('s=surge')
    const given = page.visit.openLink('s=nix')
    await settled()
    expect(page.readings[0]?.signal.aborted).toBe(true)
    expect(page.now().reading).toBe(false)
    await page.endReading(1)
    await expect(given).resolves.toMatchObject({ ok: false })
    expect(page.readings.map(({ text }) => text)).toEqual(['s=surge', 's=nix', 's=surge'])
    // It is the first link of the visit still.
    expect(page.now().reading).toBe(true)
    await page.endReading(2)
    expect(page.session.store.getState().opened).toBe(1)
    expect(page.now()).toMatchObject({ reading: false, damaged: null })

    // One without a run leaves it to be read too.
    const dark = await openPage('s=surge')
    const looks = dark.visit.openLink('theme=dark')
    await settled()
    await dark.endReading(1)
    await looks
    expect(dark.readings.map(({ text }) => text)).toEqual(['s=surge', 'theme=dark', 's=surge'])
    await dark.endReading(2)
    expect(dark.session.store.getState().opened).toBe(1)

    // The link is not written over either, though the first of two that put it aside has ended.
    const patient = await openPage('s=surge')
    const unreadable = [patient.visit.openLink('s=nix'), patient.visit.openLink('s=nix')]
    patient.session.change('slots', 7)
    await patient.endReading(0)
    await patient.pass()
    expect(patient.address.text).toBe('s=surge')
    await patient.endReading(1)
    await Promise.all(unreadable)
    await patient.endReading(2)
    expect(patient.session.store.getState().opened).toBe(1)

    // Where nothing was put aside a link that cannot be read leaves everything as it is.
    const again = page.visit.openLink('s=nix')
    await settled()
    await page.endReading(3)
    await expect(again).resolves.toMatchObject({ ok: false })
    expect(page.readings).toHaveLength(4)
  })

  it('[U16] [U24] a run that is given while the address is read stands in it', async () => {
    const page = await openPage('s=nix')
    const given = page.visit.openLink('s=surge')
    await settled()
    await page.endReading(1)
    await given
    await page.endReading(0)
    await page.pass()
    expect(page.address.text).toContain('s=surge')
    expect(page.now().damaged).toBeNull()
    // An address that has been put aside for good is not read again.
    void page.visit.openLink('s=nix')
    await settled()
    await page.endReading(2)
    expect(page.readings).toHaveLength(3)
  })

  it('[U8] [U24] what was edited or chosen while the first link was read comes back with Undo', async () => {
    const edited = await openPage('s=surge')
    edited.session.change('slots', 7)
    await edited.endReading(0)
    expect(edited.session.store.getState()).toMatchObject({ opened: 1, canUndo: true })
    expect(edited.session.store.getState().settings.slots).not.toBe(7)
    edited.session.undo()
    expect(edited.session.store.getState()).toMatchObject({ opened: 0, settings: { slots: 7 } })

    // A scenario chosen from the menu is one of those runs too.
    const chosen = await openPage('s=surge')
    chosen.session.open(recordingOf({ ...startSettings(parameters), slots: 9 }, 7))
    await chosen.endReading(0)
    expect(chosen.session.store.getState().settings.slots).not.toBe(9)
    chosen.session.undo()
    expect(chosen.session.store.getState()).toMatchObject({ opened: 1, settings: { slots: 9 } })
    chosen.session.redo()
    expect(chosen.session.store.getState().opened).toBe(2)
  })

  it('[U16] nothing is written any more once the page is gone', async () => {
    const page = await openPage('theme=dark')
    page.session.change('slots', 7)
    page.visit.destroy()
    await page.endReading(0)
    await page.pass()
    expect(page.address.text).toBe('theme=dark')
  })

  it('[U16] [U24] who goes on with the run leaves a link alone that has arrived meanwhile', async () => {
    const page = await openPage('')
    await page.type('s=nix')
    await page.endReading(0)
    expect(page.now().damaged).not.toBeNull()
    await page.type('s=surge')
    page.visit.dismiss()
    await page.pass()
    expect(page.address.text).toBe('s=surge')
    await page.endReading(1)
    expect(page.session.store.getState().opened).toBe(1)
  })

  it('[U24] a link without a run, given over a damaged one, has the run’s address again', async () => {
    const page = await openPage('')
    page.session.change('slots', 7)
    await page.type('s=nix')
    await page.endReading(0)
    const given = page.visit.openLink('theme=dark')
    await settled()
    await page.endReading(1)
    await given
    expect(page.now().damaged).toBeNull()
    await page.pass()
    expect(page.address.text).toContain('slots=7')
  })
})

describe('a run from outside', () => {
  const arrived = { time: 0, digest: null, notices: [] }
  const start = startSettings(parameters)
  const slow = recordingOf({ ...start, timeout: 20 }, 7)

  it('[U23] is judged by its own digest, and the verdict goes with it', async () => {
    const { session, visit, digests, now } = await openPage('')
    const stand = () => session.store.setState({ status: 'paused' })
    visit.open({ ...arrived, recording: slow, digest: 'one' })
    stand()
    visit.open({ ...arrived, recording: recordingOf(start, 8), digest: 'other' })
    expect(digests).toHaveLength(1)
    digests[0]?.('one')
    await settled()
    expect(now().verdict).toBe('checking')
    stand()
    digests[1]?.('one')
    await settled()
    expect(now().verdict).toBe('different')
    session.reset()
    expect(now().verdict).toBe('different')
    session.open(slow)
    expect(now().verdict).toBe('none')
  })

  it('[L6] is shown at its end where another moment was asked for behind it, and says so', async () => {
    const { visit, now } = await openPage('')
    const load = { form: 'steps', every: 100, rates: [5] } as const
    const short = recordingOf({ ...start, load }, 7)
    visit.open({ ...arrived, recording: short, time: 100 })
    expect(now().notices).toEqual([])
    visit.open({ ...arrived, recording: short, time: 4000 })
    expect(now().notices).toEqual([
      'The moment asked for, 4000 s, lies behind the end of the run, which is at 100 s; that is taken instead.',
    ])
  })

  it('[U60] that was held back is not begun after it has become another one', async () => {
    const { session, visit, now } = await openPage('')
    const load = { form: 'steps', every: 900, rates: [60_000] } as const
    const heavy = recordingOf({ ...start, load }, 7)
    visit.open({ ...arrived, recording: heavy, time: 60 })
    expect(now().held).not.toBeNull()
    session.change('load', { form: 'steps', every: 100, rates: [5] })
    expect(now().held).toBeNull()
    visit.begin()
    expect(session.store.getState()).toMatchObject({ status: 'loading', seekTarget: null })
  })
})
