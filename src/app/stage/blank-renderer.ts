import type { Renderer } from './renderer.ts'

/** Draws nothing: it stands in until the renderer that draws has arrived. */
export function createBlankRenderer(canvas: HTMLCanvasElement): Renderer {
  const nothing = () => undefined
  return {
    canvas,
    setPalette: nothing,
    setSize: nothing,
    setBackground: nothing,
    setCells: nothing,
    setParticles: nothing,
    setLabels: nothing,
    setVeil: nothing,
    setEffort: nothing,
    render: nothing,
    picture: () => canvas,
    destroy: nothing,
  }
}
