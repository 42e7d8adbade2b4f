/** Draws at most once per animation frame, and only after something asked for it. */
export interface Redraw {
  request(): void
  destroy(): void
}

/** Gathers requests to draw into one call before the next picture. */
export function createRedraw(draw: () => void): Redraw {
  let pending = 0
  return {
    request() {
      if (pending !== 0) return
      pending = requestAnimationFrame(() => {
        pending = 0
        draw()
      })
    },
    destroy() {
      cancelAnimationFrame(pending)
    },
  }
}
