import type { CellColumn, Frame, Phase, ServiceColumn } from '#worker/frame.ts'
import { cellColumn, frameLength, phases } from '#worker/frame.ts'
import { serviceColumns } from '#core/organisms/observation.ts'

/** What the frames of a case hold. */
export interface Wish {
  readonly cells: number
  readonly services: number
  /** Requests that wait at each service. */
  readonly waiting: number
  /** Attempts per second at each service. */
  readonly rate: number
}

/** Frames of one credit where their transport is measured: so many that the clock of a page can tell their time. */
export const framesPerCredit = 20

const starting: readonly Phase[] = ['scheduled', 'pulling', 'booting', 'probing']
/** Simulated time that one division of the frames takes, s. */
const divisionTime = 24

/**
 * Frames in the worker's format, one for each sixtieth of a second: a fifth of the cells divide at
 * all stages of a division, loads go up and down, and every eleventh cell is overloaded.
 */
export function makeFrames(wish: Wish, count: number): readonly Frame[] {
  return Array.from({ length: count }, (_, n) => makeFrame(wish, n / 60))
}

function makeFrame({ cells, services, waiting, rate }: Wish, time: number): Frame {
  const dividing = Math.floor(cells / 5)
  const rows = cells + dividing
  const frame: Frame = {
    time,
    cellCount: rows,
    cellCapacity: rows,
    serviceCount: services,
    serviceCapacity: services,
    edgeCount: 0,
    edgeCapacity: 0,
    values: new Float32Array(frameLength(rows, services, 0)),
  }
  const set = (column: CellColumn, row: number, value: number) => {
    frame.values[cellColumn(frame, column) + row] = value
  }
  for (let row = 0; row < cells; row++) {
    set('id', row, row + 1)
    set('service', row, row % services)
    set('phase', row, phases.indexOf('serving'))
    set('load', row, 0.55 + 0.4 * Math.sin(row * 1.7 + time))
    set('inService', row, 1 + (row % 8))
    set('waiting', row, row % 11 === 0 ? 12 : 0)
    set('ready', row, 1)
  }
  for (let n = 0; n < dividing; n++) {
    const share = ((n * 0.618 + time / divisionTime) % 1) * starting.length
    const step = Math.floor(share)
    set('id', cells + n, cells + 1 + n)
    set('service', cells + n, (n * 5) % services)
    set('mother', cells + n, 1 + n * 5)
    set('phase', cells + n, phases.indexOf(starting[step] ?? 'probing'))
    set('progress', cells + n, share - step)
  }
  for (let service = 0; service < services; service++) {
    setService(frame, service, { attemptRate: rate, arrivalRate: rate, waiting, ready: cells })
  }
  return frame
}

function setService(frame: Frame, service: number, values: Partial<Record<ServiceColumn, number>>) {
  const start = frameLength(frame.cellCapacity, 0, 0)
  serviceColumns.forEach((name, column) => {
    frame.values[start + column * frame.serviceCapacity + service] = values[name] ?? 0
  })
}
