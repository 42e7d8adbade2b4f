import { type Rgb, blendEvenly, rgbOf } from './colour.ts'

/** Fluorescence, carmine plate, or system colours for a visitor who forces them. */
type Stain = 'dark' | 'light' | 'plain'

/** Load is drawn in this many steps from idle to full. */
export const loadSteps = 15

/** Every colour the stage uses under one stain. */
export interface Palette {
  readonly stain: Stain
  readonly ground: Rgb
  readonly groundLit: Rgb
  readonly ink: Rgb
  readonly text: Rgb
  readonly textSoft: Rgb
  /** Load from 0 to 1 in `loadSteps` equal steps. */
  readonly load: readonly Rgb[]
  readonly genome: readonly Rgb[]
  readonly membrane: Rgb
  readonly danger: Rgb
  readonly leaving: Rgb
  readonly request: Rgb
  readonly matrix: Rgb
  readonly paper: Rgb
}

const dark: Palette = {
  stain: 'dark',
  ground: rgbOf('#04070d'),
  groundLit: rgbOf('#0a1620'),
  ink: rgbOf('#e8eef6'),
  text: rgbOf('#e8eef6'),
  textSoft: rgbOf('#aebccd'),
  load: ramp('#0d3158 #0d5577 #0d7d8c #1fa387 #62c46c #b4da55 #f6d94f #fff0ae'),
  genome: colours('#93c5ff #d1588f #d39f45 #8a6fd6 #3df0a0 #f6f3ea #ff5470 #9fb1c6'),
  membrane: rgbOf('#6fe0dc'),
  danger: rgbOf('#ff6b57'),
  leaving: rgbOf('#4c5563'),
  request: rgbOf('#ffe2a0'),
  matrix: rgbOf('#123f47'),
  paper: rgbOf('#060c14'),
}

const light: Palette = {
  stain: 'light',
  ground: rgbOf('#f4eddc'),
  groundLit: rgbOf('#f8f3e6'),
  ink: rgbOf('#2b2119'),
  text: rgbOf('#2b2119'),
  textSoft: rgbOf('#5a4c3d'),
  load: ramp('#efe3c4 #ecd3a0 #e6bd7c #dc9f5f #cc7a4c #b5533f #913535 #6a1f2b'),
  genome: colours('#123f78 #8a2f63 #bd7400 #7a58c0 #23907a #3c3026 #b3202e #77706a'),
  membrane: rgbOf('#2b2119'),
  danger: rgbOf('#b3202e'),
  leaving: rgbOf('#8b8378'),
  request: rgbOf('#2b2119'),
  matrix: rgbOf('#d9c8a2'),
  paper: rgbOf('#faf4e7'),
}

/** The colours of a theme. */
export function paletteOf(theme: 'dark' | 'light'): Palette {
  return theme === 'dark' ? dark : light
}

/** The same palette for a visitor who forces system colours: outlines on a ground, nothing else. */
export function plainPalette(ground: Rgb, ink: Rgb, mark: Rgb): Palette {
  const flat = (colour: Rgb, count: number) => Array.from({ length: count }, () => colour)
  return {
    stain: 'plain',
    ground,
    groundLit: ground,
    ink,
    text: ink,
    textSoft: ink,
    load: flat(ground, loadSteps),
    genome: flat(ink, 8),
    membrane: ink,
    danger: mark,
    leaving: ink,
    request: ink,
    matrix: ground,
    paper: ground,
  }
}

/** Step of the ramp that shows a load of 0 to 1. */
export function loadStep(load: number): number {
  const step = Math.round(load * (loadSteps - 1))
  return step < 0 ? 0 : step >= loadSteps ? loadSteps - 1 : step
}

function colours(list: string): readonly Rgb[] {
  return list.split(' ').map(rgbOf)
}

function ramp(list: string): readonly Rgb[] {
  const anchors = colours(list)
  return Array.from({ length: loadSteps }, (_, step) => {
    const u = (step / (loadSteps - 1)) * (anchors.length - 1)
    const i = Math.min(anchors.length - 2, Math.floor(u))
    const [from, to] = [anchors[i], anchors[i + 1]]
    return from && to ? blendEvenly(from, to, u - i) : rgbOf('#000000')
  })
}
