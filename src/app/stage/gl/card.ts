import type { Cast } from '../chosen-renderer.ts'
import { take, tell } from '../chosen-renderer.ts'
import { kindFor } from '../choice.ts'
import type { Renderer } from '../renderer.ts'
import { createGlRenderer } from './gl-renderer.ts'
import { type Recovery, createRecovery, noteLoss } from './recovery.ts'

/**
 * Makes the card ready and lets it draw from then on. Where it is lost, the 2D renderer draws at
 * once and the card is tried again on a new canvas; a run never notices.
 */
export async function prepareCard(cast: Cast, recovery = createRecovery()): Promise<void> {
  const { front, told, wishes } = cast
  const over = front.getContext('2d')
  if (!over || cast.isDestroyed) return
  let isDismissed = false
  cast.dismiss = () => {
    isDismissed = true
  }
  const canvas = document.createElement('canvas')
  canvas.setAttribute('aria-hidden', 'true')
  canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none'
  const made = await createGlRenderer(canvas, over, told.palette, (driver) =>
    kindFor(driver, wishes.wish),
  )
  if (typeof made === 'string') {
    if (!isDismissed) tell(cast, 'canvas', made)
    return
  }
  if (isDismissed) {
    made.destroy()
    return
  }
  front.before(canvas)
  cast.card = made
  cast.dismiss = () => remove(cast, made)
  canvas.addEventListener('webglcontextlost', () => {
    if (cast.card === made) lose(cast, made, recovery)
  })
  take(cast, 'webgl', wishes.wish === 'gl' ? 'asked' : 'chosen')
}

function lose(cast: Cast, card: Renderer, recovery: Recovery): void {
  remove(cast, card)
  take(cast, 'canvas', 'lost')
  // The picture must not be gone for a frame, so the other renderer draws it now.
  if (cast.told.camera) cast.flat.render(cast.told.camera, true)
  const pause = noteLoss(recovery)
  if (pause === null) return
  const retry = window.setTimeout(() => void prepareCard(cast, recovery), pause)
  cast.dismiss = () => window.clearTimeout(retry)
}

function remove(cast: Cast, card: Renderer): void {
  cast.card = null
  cast.dismiss = null
  card.canvas.remove()
  card.destroy()
}
