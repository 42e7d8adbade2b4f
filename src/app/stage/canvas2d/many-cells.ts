import type { Palette } from '../palette.ts'
import { type Sprites, createSprites } from './sprites.ts'
import type { Stains } from './stains.ts'
import { type Tissue, createTissue } from './tissue.ts'

/** What draws colonies too large to draw each line anew: fetched when there is one. */
export interface ManyCells {
  readonly sprites: Sprites
  readonly tissue: Tissue
}

/** Pictures for a palette on a screen of `ratio` device px per CSS px. */
export function createManyCells(palette: Palette, stains: Stains, ratio: number): ManyCells {
  return { sprites: createSprites(palette, stains, ratio), tissue: createTissue() }
}

/** Type of the function that makes them, for those who fetch it. */
export type MakeManyCells = typeof createManyCells
