import { formatClock } from '../clock.ts'
import { area } from '../messages.ts'
import { counted, n, spokenTime } from './grammar.ts'

/** The load curve that can be drawn, and its presets. */
export const loadText = area('load', {
  load: 'Load',
  unit: 'requests per second',
  /** Where several services share what their clients send. */
  unitOfAll: 'requests/s of all clients',
  freehand: 'Draw freehand',
  undo: 'Undo the last change',
  redo: 'Redo',
  presets: 'Presets',
  presetNames: { steady: 'Steady', ramp: 'Ramp', surge: 'Surge', day: 'Day', flash: 'Flash' },
  presetHelp: {
    steady: 'the same load all the time',
    ramp: 'grows evenly, then stays',
    surge: 'rises sevenfold in two minutes',
    day: 'a day of 24 hours in 15 minutes',
    flash: 'ten times the load within 15 seconds',
  },
  presetTitle: (name: string, help: string) => `${name}: ${help}`,
  trace: 'Trace',
  makeDrawable: 'Make it drawable',
  makeDrawableHelp: 'Replace the trace by a curve of at most 24 points',
  traceSize: (name: string, values: number, duration: number) =>
    `${name}: ${counted(values, 'value')} over ${spokenTime(duration)}`,
  /** The invitation over the curve, in two lines. */
  invitation: ['Drag a point to change', 'the load, then press Play'],
  pointOf: (index: number, count: number) => `Point ${n.count(index)} of ${n.count(count)}`,
  pointValue: (rate: number, time: number) =>
    `${counted(rate, 'request')} per second at ${spokenTime(time)}`,
  pointLabel: (rate: number, time: number, duration: number) =>
    `${n.rate(rate)} rps at ${formatClock(time, duration)}`,
  loadWith: (points: number) => `Load, ${counted(points, 'point')}`,
})
