import type { RendererKind } from './governor.ts'
import type { Palette } from './palette.ts'

/** What an address may ask for: the card whatever it costs, or never the card. */
export type RendererWish = 'gl' | '2d' | null

/** Why a renderer draws. */
export type RendererReason =
  | 'starting' // the card is still being prepared
  | 'chosen' // the card can do it
  | 'asked' // the address asks for it
  | 'colours' // the visitor forces colours, and they are drawn as outlines
  | 'missing' // there is no WebGL 2, or it does not take the shaders
  | 'software' // a processor would have to play the card
  | 'slow' // it was measured
  | 'lost' // the card is gone
  | 'unseen' // nobody looks, and a page may hold few cards

/** Which renderer an address asks for, by `?renderer=gl` or `?renderer=2d`. */
export function rendererWish(search: string): RendererWish {
  const wish = new URLSearchParams(search).get('renderer')
  return wish === 'gl' || wish === '2d' ? wish : null
}

/** Why the card is not even tried, or null when it is worth it. */
export function refusal(
  wish: RendererWish,
  stain: Palette['stain'],
  knowsWebgl: boolean,
): RendererReason | null {
  if (wish === '2d') return 'asked'
  if (stain === 'plain') return 'colours'
  return knowsWebgl ? null : 'missing'
}

// A processor that plays a card needs ten times as long as one that draws by itself.
const software = /swiftshader|llvmpipe|softpipe|basic render|software/i

/** The renderer for a driver of this name, which some browsers hide: then only measuring tells. */
export function kindFor(driver: string, wish: RendererWish): RendererKind {
  return wish === 'gl' || !software.test(driver) ? 'webgl' : 'canvas'
}
