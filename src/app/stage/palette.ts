import { type Rgb, blendEvenly, rgbOf } from './colour.ts'

/** Fluorescence, carmine plate, white for a projector, and black with strong lines. */
export type ThemeName = 'dark' | 'light' | 'projector' | 'contrast'

/** How a cell is painted: glowing, inked, or in system colours for a visitor who forces them. */
type Stain = 'dark' | 'light' | 'plain'

/** Load is drawn in this many steps from idle to full. */
export const loadSteps = 15

/** Every colour the stage uses under one stain. */
export interface Palette {
  readonly stain: Stain
  /** The ground is one colour: no paper, no grain. */
  readonly isFlat: boolean
  /** No line that means something is thinner than this, CSS px. */
  readonly lineMin: number
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
  isFlat: false,
  lineMin: 0,
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
  isFlat: false,
  lineMin: 0,
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

// A projector washes pale colours out, so the ink is black and every line at least 3 px at 1080p,
// where the page is drawn at twice its size.
const projector: Palette = {
  stain: 'light',
  isFlat: true,
  lineMin: 1.5,
  ground: rgbOf('#ffffff'),
  groundLit: rgbOf('#ffffff'),
  ink: rgbOf('#0c0c0c'),
  text: rgbOf('#0c0c0c'),
  textSoft: rgbOf('#2c2c2c'),
  load: ramp('#f3ead0 #f2d59a #f0b85f #e8943a #d06a2c #ab4632 #7a2b39 #451634'),
  genome: colours('#123f78 #8a2f63 #bd7400 #7a58c0 #23907a #3c3026 #b3202e #77706a'),
  membrane: rgbOf('#0c0c0c'),
  danger: rgbOf('#b00d20'),
  leaving: rgbOf('#767676'),
  request: rgbOf('#111111'),
  matrix: rgbOf('#c9c9c9'),
  paper: rgbOf('#ffffff'),
}

const contrast: Palette = {
  stain: 'dark',
  isFlat: true,
  lineMin: 2,
  ground: rgbOf('#000000'),
  groundLit: rgbOf('#000000'),
  ink: rgbOf('#ffffff'),
  text: rgbOf('#ffffff'),
  textSoft: rgbOf('#f2f2f2'),
  load: ramp('#0a3a80 #0d659c #128fae #24b89c #6ed67f #b2e668 #ffdc4f #fff7d6'),
  genome: colours('#8fc7ff #ff6fb0 #ffb84d #a98bff #2bf5a0 #ffffff #ff5470 #b9c8da'),
  membrane: rgbOf('#ffffff'),
  danger: rgbOf('#ff8674'),
  leaving: rgbOf('#6f7a88'),
  request: rgbOf('#ffe9b3'),
  matrix: rgbOf('#1d5560'),
  paper: rgbOf('#000000'),
}

const palettes: Readonly<Record<ThemeName, Palette>> = { dark, light, projector, contrast }

/** The colours of a theme. */
export function paletteOf(theme: ThemeName): Palette {
  return palettes[theme]
}

/** The same palette for a visitor who forces system colours: outlines on a ground, nothing else. */
export function plainPalette(ground: Rgb, ink: Rgb, mark: Rgb): Palette {
  const flat = (colour: Rgb, count: number) => Array.from({ length: count }, () => colour)
  return {
    stain: 'plain',
    isFlat: true,
    lineMin: 0,
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
