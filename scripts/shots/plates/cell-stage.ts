import {
  filmInsets,
  openFilmStage,
  type FilmStage,
  type PictureTheme,
} from '#app/exports/film-stage.ts'
import { placesFor } from '#app/stage/scene/places.ts'
import { fixedWords } from '#text/words.ts'
import { cellColumn, cellValue, frameLength, type CellColumn, type Frame } from '#worker/frame.ts'
import { cellColumns } from '#core/organisms/observation.ts'

const size = { width: 640, height: 480 }
// Where the only colony of such a stage stands.
const [place = { x: 320, y: 240 }] = placesFor(1, size.width, size.height, filmInsets(false, size))
/** View time between two pictures, ms. */
export const stepMs = 50

/** A stage for a few cells alone, without the stream that serves them, and its pictures. */
export interface CellStage {
  /** Shows a frame one step of view time after the last one. */
  show(frame: Frame): void
  /** Lets the cells come to rest on a frame. */
  rest(frame: Frame): void
  /** A copy of the middle of the stage, shown so that a cell of that stage radius gets that many px. */
  crop(cut: {
    readonly width: number
    readonly height: number
    readonly scale: number
  }): HTMLCanvasElement
  destroy(): void
}

export async function openCellStage(theme: PictureTheme): Promise<CellStage> {
  const look = { size, ratio: 2, theme, words: false }
  const stage: FilmStage = await openFilmStage(look, fixedWords(), new AbortController().signal)
  let ms = 0
  const show = (frame: Frame) => {
    const moment = { frame, notes: [], services: ['web'], edges: [] }
    stage.show(moment, { running: true, speed: 1, run: 1 }, (ms += stepMs))
  }
  return {
    show,
    rest(frame) {
      for (let step = 0; step < 40; step++) show(frame)
    },
    crop({ width, height, scale }) {
      const picture = stage.picture(null)
      const copy = document.createElement('canvas')
      copy.width = 2 * width
      copy.height = 2 * height
      copy.style.width = `${width}px`
      copy.style.height = `${height}px`
      const [w, h] = [(2 * width) / scale, (2 * height) / scale]
      const context = copy.getContext('2d')
      if (context === null) throw new Error('there is no canvas')
      context.drawImage(
        picture,
        2 * place.x - w / 2,
        2 * place.y - h / 2,
        w,
        h,
        0,
        0,
        copy.width,
        copy.height,
      )
      return copy
    },
    destroy: () => stage.destroy(),
  }
}

/** The same frame with these cells alone, and without requests on their way. */
export function onlyCells(frame: Frame, ids: ReadonlySet<number>): Frame {
  const rows: number[] = []
  for (let row = 0; row < frame.cellCount; row++) {
    if (ids.has(cellValue(frame, 'id', row))) rows.push(row)
  }
  const cellCapacity = rows.length + 1
  const values = new Float32Array(frameLength(cellCapacity, 1, 0))
  const alone: Frame = {
    time: frame.time,
    cellCount: rows.length,
    cellCapacity,
    serviceCount: 1,
    serviceCapacity: 1,
    edgeCount: 0,
    edgeCapacity: 0,
    values,
  }
  for (const column of cellColumns satisfies readonly CellColumn[]) {
    const start = cellColumn(alone, column)
    rows.forEach((row, place) => (values[start + place] = cellValue(frame, column, row)))
  }
  return alone
}
