import { type Brush, standAt } from './brush.ts'
import { type Sheet, createSheet } from './canvas.ts'
import { type Detail, detailFor, paintCell } from './cell-painter.ts'
import { type Contacts, createContacts } from '../scene/contacts.ts'
import { parting } from '../scene/division.ts'
import { type Look, createLook, variants } from '../scene/look.ts'
import { type Palette, loadStep, loadSteps } from '../palette.ts'
import { type Stains, sizeFor, sizeOf } from './stains.ts'

/** Ready-made pictures of whole cells, for colonies too large to draw each line anew. */
export interface Sprites {
  paint(brush: Brush, look: Look): void
}

// Cells in sprites stand as round bodies side by side; in a drawn tissue they press together.
const shrink = 0.91
// Half the side of a sprite in radii; a dividing figure is longer.
const reach = 1.2
const reachDividing = 1.95
const divisionSteps = 18
// Pictures lie together on small bitmaps: a large one would be copied whole by the browser whenever
// a picture is added to it. When there are too many, all begin anew.
const sheetSide = 256
const sheetsMax = 90

interface Sprite {
  readonly sheet: HTMLCanvasElement
  readonly left: number
  readonly top: number
  readonly side: number
}

interface Atlas {
  readonly known: Map<number, Sprite>
  readonly sheets: Sheet[]
  /** Where the next picture goes on the last sheet, and how high the present row is. */
  left: number
  top: number
  high: number
}

/** Pictures for a palette on a screen of `ratio` device px per CSS px. */
export function createSprites(palette: Palette, stains: Stains, ratio: number): Sprites {
  const atlas: Atlas = { known: new Map(), sheets: [], left: 0, top: 0, high: 0 }
  const contacts = createContacts()
  const still = createLook()
  return {
    paint: (brush, look) => {
      const device = look.radius * brush.scale
      const detail = detailFor(device / ratio)
      const size = sizeFor(device)
      quantise(still, look, detail)
      const key = keyOf(still, size, detail)
      let sprite = atlas.known.get(key)
      if (!sprite) {
        const half = sizeOf(size) * (look.division > 0 ? reachDividing : reach)
        sprite = place(atlas, Math.ceil(half * 2))
        paintSprite(
          sprite,
          atlas,
          { palette, stains, ratio },
          sizeOf(size),
          still,
          contacts,
          detail,
        )
        atlas.known.set(key, sprite)
      }
      standAt(brush, look.x, look.y)
      const { context } = brush
      if (look.division > 0) context.rotate(look.angle)
      const half = look.radius * (look.division > 0 ? reachDividing : reach)
      const { sheet, left, top, side } = sprite
      context.globalAlpha = look.opacity * (1 - look.rupture)
      context.drawImage(sheet, left, top, side, side, -half, -half, half * 2, half * 2)
      context.globalAlpha = 1
    },
  }
}

function paintSprite(
  sprite: Sprite,
  atlas: Atlas,
  colours: Pick<Brush, 'palette' | 'stains' | 'ratio'>,
  radius: number,
  look: Look,
  contacts: Contacts,
  detail: Detail,
): void {
  const context = atlas.sheets.at(-1)?.context
  if (!context) return
  const { left, top, side } = sprite
  look.radius = radius * shrink
  const [originX, originY] = [left + side / 2, top + side / 2]
  paintCell({ ...colours, context, scale: 1, originX, originY }, look, contacts, detail)
}

// Row by row; one px stays free so that neighbours do not bleed into each other.
function place(atlas: Atlas, side: number): Sprite {
  const room = Math.max(sheetSide, side)
  if (atlas.left + side > room) {
    atlas.left = 0
    atlas.top += atlas.high
    atlas.high = 0
  }
  if (atlas.sheets.length === 0 || atlas.top + side > room) {
    if (atlas.sheets.length >= sheetsMax) {
      atlas.known.clear()
      atlas.sheets.length = 0
    }
    atlas.sheets.push(createSheet(room, room))
    atlas.left = atlas.top = atlas.high = 0
  }
  const sheet = atlas.sheets.at(-1)?.canvas
  const sprite = { left: atlas.left, top: atlas.top, side }
  atlas.left += side + 1
  atlas.high = Math.max(atlas.high, side + 1)
  if (!sheet) throw new Error('A sheet has just been added.')
  return { sheet, ...sprite }
}

// What differs less than this cannot be told apart at the size of a sprite.
function quantise(still: Look, look: Look, detail: Detail): void {
  Object.assign(still, look)
  const isRich = detail === 'full'
  const shows = detail === 'full' || detail === 'middle'
  still.x = 0
  still.y = 0
  still.time = 0
  still.figure = -1
  still.flash = 0
  still.rupture = 0
  still.opacity = 1
  still.variant = shows ? look.variant : 0
  still.seed = (still.variant + 0.5) / variants
  still.angle = 0
  // A dividing cell has many forms already; where it is small its load is told in fewer steps.
  const coarse = look.division > 0 && !isRich ? 2 : 1
  still.load = (Math.round(loadStep(look.load) / coarse) * coarse) / (loadSteps - 1)
  still.daughterLoad = 0
  still.division = look.division > 0 ? Math.ceil(look.division * divisionSteps) / divisionSteps : 0
  still.pulled = look.division > 0 && look.division < parting ? Math.round(look.pulled * 3) / 3 : 1
  still.overload = look.overload > 0.5 ? 1 : 0
  still.ready = look.ready > 0.5 ? 1 : 0
  still.wither = Math.round(look.wither * 8) / 8
  still.vesicles = isRich ? Math.ceil(look.vesicles / 2) * 2 : 0
}

// Mixed radix: every digit has more room than its quantity has values.
function keyOf(look: Look, size: number, detail: Detail): number {
  let key = size * 4 + details.indexOf(detail)
  key = key * 16 + Math.round(look.load * (loadSteps - 1))
  key = key * 8 + (look.genome % 8)
  key = key * 24 + look.variant * 8 + look.overload * 4 + look.ready * 2 + (look.starting ? 1 : 0)
  key = key * 9 + look.wither * 8
  key = key * 5 + look.vesicles / 2
  key = key * 19 + look.division * divisionSteps
  return Math.round(key * 4 + look.pulled * 3)
}

const details: readonly Detail[] = ['full', 'middle', 'small', 'dot']
