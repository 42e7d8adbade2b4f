import { at } from '../at.ts'
import { figureRadius } from './bodies.ts'
import { chance } from '../chance.ts'
import { type Culture, departures } from './culture.ts'
import type { Shape } from './outline.ts'
import { witheredOpacity } from './withering.ts'

/** Cells differ in this many ways of their substance, so that neighbours do not look printed. */
export const variants = 3

/** Everything that is drawn of one figure; one object is refilled for all of them. */
export interface Look extends Shape {
  id: number
  x: number
  y: number
  load: number
  daughterLoad: number
  genome: number
  daughterGenome: number
  vesicles: number
  ready: number
  pulled: number
  starting: boolean
  /** 0 to 1: how far a killed cell has opened. */
  rupture: number
  opacity: number
  variant: number
  flash: number
}

/** A look of nothing. */
export function createLook(): Look {
  return {
    id: 0,
    x: 0,
    y: 0,
    radius: 1,
    seed: 0,
    time: 0,
    division: 0,
    angle: 0,
    stir: 0,
    overload: 0,
    wither: 0,
    figure: -1,
    load: 0,
    daughterLoad: 0,
    genome: 0,
    daughterGenome: 0,
    vesicles: 0,
    ready: 1,
    pulled: 0,
    starting: false,
    rupture: 0,
    opacity: 1,
    variant: 0,
    flash: 0,
  }
}

/** Reads a figure of a colony whose cells have this radius, at a view time for its breathing. */
export function readLook(
  look: Look,
  culture: Culture,
  row: number,
  colony: number,
  time: number,
): void {
  look.radius = figureRadius(culture, row, colony)
  look.time = time
  readTraits(look, culture, row)
}

/** Reads all of a figure but its radius and its time, which are fractions: handed over they are objects. */
export function readTraits(look: Look, culture: Culture, row: number): void {
  const v = culture.values
  const id = at(v.id, row)
  const going = at(v.going, row)
  const departure = at(v.departure, row)
  look.id = id
  look.figure = row
  look.x = at(v.x, row)
  look.y = at(v.y, row)
  look.seed = chance(id, 3)
  look.variant = Math.floor(chance(id, 4) * variants)
  look.division = at(v.division, row)
  look.angle = at(v.angle, row)
  look.overload = at(v.overload, row) * (1 - at(v.wither, row))
  look.wither = at(v.wither, row)
  look.load = at(v.load, row)
  look.stir = look.load * (1 - look.wither)
  look.daughterLoad = at(v.daughterLoad, row)
  look.genome = at(v.genome, row)
  look.daughterGenome = at(v.daughterGenome, row)
  look.vesicles = at(v.vesicles, row)
  look.ready = at(v.draining, row) > 0 ? 1 : at(v.ready, row)
  look.pulled = at(v.pulled, row)
  look.starting = at(v.starting, row) > 0
  look.rupture = going === departures.killed ? departure : 0
  look.opacity = witheredOpacity(look.wither)
  if (going === departures.faded) look.opacity *= 1 - departure
  look.flash = at(v.flash, row)
}
