import { describe, expect, it } from 'vitest'
import { policyDefaults } from '#core/policies/policy-defaults.ts'
import { startSettings } from '#core/schema/schema.ts'
import { organismOf } from '#core/organisms/models.ts'
import {
  parameters,
  type AutoscaledServiceSettings,
} from '#core/organisms/autoscaled-service/parameters.ts'
import { scenarios, shapes } from '#core/organisms/autoscaled-service/scenarios.ts'
import type { RunStatus } from '#app/store/session-state.ts'
import { fieldsText } from '#text/en/fields.ts'
import { policyPanelText } from '#text/en/policy-panel.ts'
import { summaryText } from '#text/en/summary.ts'
import { voiceText } from '#text/en/voice.ts'
import { english } from '#text/words.ts'
import { editOf } from '#app/store/setting-edit.ts'
import { shop } from '#core/organisms/microservices/graph-settings.ts'
import { changeResponse } from './responses.ts'
import { summaryOf } from './summary.ts'

/** What the summary says at some moments of a built-in run with seed 1. */
function transcript(
  scenario: keyof typeof scenarios,
  moments: readonly (readonly [number, RunStatus])[],
) {
  const { settings } = scenarios[scenario]
  const run = organismOf('autoscaled-service')?.begin(settings, 1)
  if (run?.ok !== true) throw new Error('a built-in scenario can be run')
  return moments.map(([time, status]) => {
    while (!run.value.advanceTo(time, 100_000));
    const facts = {
      view: 'culture',
      services: 1,
      service: null,
      speed: 1,
      seekTarget: null,
      isApproximate: false,
    } as const
    const figures = run.value.figures()
    const all = { ...facts, status, duration: run.value.duration(), figures }
    const { state, hint } = summaryOf(all, summaryText.english)
    return `${state} ${hint}`
  })
}

describe('the summary', () => {
  it('[U32] tells how the run of a surge stands, and what there is to do', () => {
    expect(
      transcript('surge', [
        [0, 'paused'],
        [210, 'playing'],
        [900, 'finished'],
      ]),
    ).toMatchInlineSnapshot(`
      [
        "0 seconds of 15 minutes, standing still at 1×. 2 cells ready, 0 dividing. The load is 60 requests per second, the ready cells can serve 80; none waits. Next: press Play, or first draw the load under Load. A question mark lists the keys.",
        "3 minutes 30 seconds of 15 minutes, playing at 1×. 5 cells ready, 4 dividing. The load is 330 requests per second, the ready cells can serve 200; 500 wait. p99 is 2.9 s; the objective is missed. Next: change the load or the rules while it runs, or pause and walk the cells.",
        "15 minutes of 15 minutes, standing still at 1×. 4 cells ready, 0 dividing. The load is 60 requests per second, the ready cells can serve 160; none waits. p99 is 449 ms; the objective is met. Next: play it again, change a rule and compare, or share it.",
      ]
    `)
  })

  it('[U32] tells how the run of a flash crowd stands', () => {
    expect(
      transcript('flash', [
        [200, 'playing'],
        [330, 'paused'],
      ]),
    ).toMatchInlineSnapshot(`
      [
        "3 minutes 20 seconds of 15 minutes, playing at 1×. 3 cells ready, 1 dividing. The load is 598 requests per second, the ready cells can serve 120; 300 wait. p99 is 3 s; the objective is missed. Next: change the load or the rules while it runs, or pause and walk the cells.",
        "5 minutes 30 seconds of 15 minutes, standing still at 1×. 12 cells ready, 0 dividing. The load is 325 requests per second, the ready cells can serve 480; 246 wait. p99 is 2 s; the objective is missed. Next: go on with Play, step to the next decision, or walk the cells with the arrow keys.",
      ]
    `)
  })

  it('[U32] tells what keeps the page from telling anything', () => {
    const facts = {
      view: 'lineage',
      services: 1,
      service: null,
      speed: 8,
      duration: 900,
      isApproximate: false,
      figures: null,
    } as const
    const text = summaryText.english
    expect(summaryOf({ ...facts, status: 'loading', seekTarget: null }, text)).toMatchObject({
      place: text.place.lineage,
      state: text.loading,
    })
    expect(summaryOf({ ...facts, status: 'seeking', seekTarget: 90 }, text).state).toBe(
      'The run is replayed up to 1 minute 30 seconds.',
    )
    expect(summaryOf({ ...facts, status: 'broken', seekTarget: null }, text)).toMatchObject({
      state: text.stopped,
      hint: text.hintStopped,
    })
  })
})

it('[P27] the summary says of figures that were counted by level that they are approximate', () => {
  const run = organismOf('autoscaled-service')?.begin(scenarios.surge.settings, 1)
  if (run?.ok !== true) throw new Error('a built-in scenario can be run')
  const text = summaryText.english
  const facts = {
    view: 'culture',
    status: 'paused',
    services: 1,
    service: null,
    speed: 1,
    duration: 900,
    seekTarget: null,
    figures: run.value.figures(),
  } as const
  const exact = summaryOf({ ...facts, isApproximate: false }, text).state
  expect(exact).not.toContain('approximate')
  expect(summaryOf({ ...facts, isApproximate: true }, text).state).toBe(
    `${exact} ${text.approximate}`,
  )
})

describe('responses', () => {
  const before: AutoscaledServiceSettings = startSettings(parameters)
  const texts = {
    voice: english.text(voiceText),
    fields: english.text(fieldsText),
    kinds: english.text(policyPanelText).kinds,
    numbers: english.numbers,
  }
  const response = (change: Partial<AutoscaledServiceSettings>) =>
    changeResponse(before, { ...before, ...change }, 240, texts)

  it('[U33] a changed load is told with its peak and what the ready cells can serve', () => {
    expect(response({ load: shapes.ramp })).toBe(
      'Load now peaks at 400 per second; the ready cells can serve 240.',
    )
  })

  it('[U33] changed rules and settings are told by their names and values', () => {
    expect(response({ hpa: { ...before.hpa, maxReplicas: 7 } })).toMatch(
      /^The autoscaler now keeps \d+ to 7 cells at a CPU target of \d+%\.$/,
    )
    expect(response({ policy: { kind: 'manual', replicas: 7 } })).toBe(
      'By hand now decides, between 7 and 7 cells.',
    )
    const { kpa } = policyDefaults
    expect(response({ policy: { ...kpa, minScale: 1 } })).toBe(
      'Knative now decides, with 1 cell or more.',
    )
    expect(response({ slots: 8 })).toMatch(/ is now 8/)
    expect(response({ autoscaling: !before.autoscaling })).toMatch(/ is now (on|off)\.$/)
    for (const option of Object.keys(parameters.routing.options)) {
      if (option === before.routing) continue
      // The names of the options are those of the table.
      const routing = option as AutoscaledServiceSettings['routing']
      expect(response({ routing })).toContain(texts.fields.routing.options[routing])
    }
  })

  it('[U33] [U86] one of several services is told with its name', () => {
    const ofServices = { ...before, graph: shop }
    const edited = (name: string, value: unknown) => {
      const edit = editOf(ofServices, { [name]: value }, 1)
      if (!edit.ok) throw new Error(edit.problem)
      return changeResponse(ofServices, edit.value.settings, 240, texts)
    }
    expect(edited('slots', 2)).toBe('checkout: Slots per cell is now 2.')
    expect(edited('hpa', { ...before.hpa, maxReplicas: 7 })).toMatch(/^checkout: The autoscaler/)
    expect(edited('load', shapes.ramp)).toMatch(/^Load now peaks/)
    expect(changeResponse(ofServices, { ...ofServices, boot: 3 }, 240, texts)).toMatch(/^Boot/)
    expect(changeResponse(before, ofServices, 240, texts)).toBe(null)
  })

  it('[U33] several values are one change, and none is none', () => {
    expect(response({ slots: 8, timeout: 3 })).toBe('2 settings have changed.')
    expect(response({})).toBe(null)
  })
})
