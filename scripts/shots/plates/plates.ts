import '#app/ui/styles.ts'
import './plates.css'
import type { PictureTheme } from '#app/exports/film-stage.ts'
import { drawCellStates } from './cell-states.ts'
import { drawLiveFilm } from './live.ts'
import { drawDeath, drawDivision } from './strips.ts'

// Plates are drawn when scripts/shots asks for one; nobody else opens this page.
const plates: Readonly<Record<string, (theme: PictureTheme) => void | Promise<void>>> = {
  'cell-states': drawCellStates,
  'mitosis-strip': drawDivision,
  'apoptosis-strip': drawDeath,
  'live-filmstrip': drawLiveFilm,
}

/** Draws a plate on the page, which is empty before; ready when the promise is kept. */
async function drawPlate(name: string, theme: PictureTheme): Promise<void> {
  document.documentElement.dataset.theme = theme
  const faces = ['400 34px Newsreader', 'italic 400 15px Newsreader', '600 14px "Instrument Sans"']
  await Promise.all(faces.map((face) => document.fonts.load(face)))
  await plates[name]?.(theme)
}

Reflect.set(window, 'drawPlate', drawPlate)
