import {
  type Ground,
  type Rect,
  copyRect,
  cover,
  emptyRect,
  isCovering,
  isTaken,
  moveInside,
  shift,
  take,
} from './caption-places.ts'
import { clamp } from './curves.ts'

/** Words that stand together and keep one of several places from picture to picture. */
export interface Block {
  /** Which of its places it has; −1 before the first. */
  place: number
  /** How long a better place has been free, s of view time. */
  patience: number
  /** Since its places were last compared, s of view time, and which was found the best. */
  looked: number
  wanted: number
  /** Not even its best place is clear of cells: it is left out. */
  isLeftOut: boolean
  opacity: number
  readonly rect: Rect
  /** Which point of their width holds when they grow longer: 0 the left end, 1 the right one. */
  readonly hold: number
  /** Where the point of the picture that they belong to was on the screen. */
  anchorX: number
  anchorY: number
}

/** Words that have no place yet. */
export function createBlock(hold: number): Block {
  return {
    place: -1,
    patience: 0,
    looked: 0,
    wanted: -1,
    isLeftOut: false,
    opacity: 0,
    rect: emptyRect(),
    hold,
    anchorX: 0,
    anchorY: 0,
  }
}

/** Words go and come within this time, s; they never travel over the picture. */
const fading = 0.16
/** Words follow their place no faster than this, CSS px per second; with the camera they go at once. */
const paceMax = 240
/** So far words glide along a row, and so far they may leave it, CSS px; farther they fade. */
const beside = 110
const aside = 20
/** A better place must have been free for so long, s, with so much room around it, CSS px. */
const patienceMin = 3
const ease = 10

/**
 * Gives words the first of `count` spots that is free. They keep theirs while it is, fade before
 * they stand elsewhere, and are hidden rather than laid over cells, other words or a button. With `dt`
 * Infinity they stand at their best place at once. Answers whether they are still fading.
 */
export function stepBlock(
  block: Block,
  spots: readonly Rect[],
  count: number,
  ground: Ground,
  dt: number,
): boolean {
  for (let n = 0; n < count; n++) {
    const spot = spots[n]
    if (spot) moveInside(spot, ground)
  }
  const isFirst = block.place < 0 || block.place >= count || dt === Infinity
  if (isFirst) {
    block.place = freest(spots, count, ground, 0, 1)
    block.wanted = block.place
    block.isLeftOut = isNowhereClear(block, spots, ground)
    if (dt === Infinity) block.opacity = block.isLeftOut ? 0 : 1
  } else look(block, spots, count, ground, dt)
  const { wanted, isLeftOut } = block
  if (!isLeftOut && isBeside(spots[wanted], block.rect)) block.place = wanted
  const goes = wanted !== block.place
  block.opacity = clamp(block.opacity + (goes || isLeftOut ? -dt : dt) / fading, 0, 1)
  const isAway = block.opacity === 0 || isTaken(block.rect, ground, 0)
  if (goes && isAway) {
    block.place = wanted
    block.opacity = 0
    block.patience = 0
  }
  const spot = spots[block.place]
  const passed = isFirst || (goes && isAway) ? Infinity : dt
  const glides = spot !== undefined && follow(block, spot, ground, passed)
  if (isTaken(block.rect, ground, 0)) block.opacity = 0
  // What is not there takes no room.
  const isGone = block.opacity === 0 && isLeftOut
  if (isGone || isTaken(block.rect, ground, 0)) return false
  take(ground, block.rect)
  return glides || block.opacity < 1
}

// Words glide to a place in the same row or column, where nothing but free places can lie between.
function isBeside(spot: Rect | undefined, rect: Rect): boolean {
  if (spot === undefined) return false
  const across = Math.abs(spot.left + spot.right - rect.left - rect.right) / 2
  const along = Math.abs(spot.top - rect.top)
  return (across <= beside && along <= aside) || (across <= aside && along <= beside)
}

function isNowhereClear({ wanted }: Block, spots: readonly Rect[], ground: Ground): boolean {
  const spot = spots[wanted]
  return spot !== undefined && isCovering(spot, ground)
}

// Words go with the point of the picture that they belong to; the rest of the way they glide.
function follow(block: Block, spot: Rect, { anchorX, anchorY }: Ground, dt: number): boolean {
  const { rect, hold } = block
  const x = rect.left + hold * (rect.right - rect.left) + anchorX - block.anchorX
  const dx = x - (spot.left + hold * (spot.right - spot.left))
  const dy = rect.top + anchorY - block.anchorY - spot.top
  const away = Math.hypot(dx, dy)
  const share = away === 0 ? 0 : Math.max(0, away - paceMax * dt) / away
  copyRect(rect, spot)
  shift(rect, dx * share, dy * share)
  block.anchorX = anchorX
  block.anchorY = anchorY
  return share > 0
}

/** Lets words that have nothing to say any more go. Answers whether they are still fading. */
export function fadeBlock(block: Block, ground: Ground, dt: number): boolean {
  block.opacity = Math.max(0, block.opacity - dt / (2 * fading))
  if (block.opacity === 0 || isTaken(block.rect, ground, 0)) {
    block.opacity = 0
    block.place = -1
    return false
  }
  take(ground, block.rect)
  return true
}

/** Places are compared so often, s: what stands under words changes slowly, and comparing costs. */
const lookEvery = 0.2

function look(
  block: Block,
  spots: readonly Rect[],
  count: number,
  ground: Ground,
  dt: number,
): void {
  block.looked += dt
  const present = spots[block.place]
  if (block.looked < lookEvery && present && !isTaken(present, ground, 0)) return
  block.wanted = wantedPlace(block, spots, count, ground, block.looked)
  block.isLeftOut = isNowhereClear(block, spots, ground)
  block.looked = 0
}

function wantedPlace(
  block: Block,
  spots: readonly Rect[],
  count: number,
  ground: Ground,
  dt: number,
): number {
  const present = spots[block.place]
  const covered = present ? cover(present, ground) : Infinity
  if (covered > 0) {
    block.patience = 0
    const place = freest(spots, count, ground, block.place, 0.7)
    return place
  }
  for (let n = 0; n < block.place; n++) {
    const spot = spots[n]
    if (!spot || cover(spot, ground, ease) > 0) continue
    block.patience += dt
    return block.patience >= patienceMin ? n : block.place
  }
  block.patience = 0
  return block.place
}

// The first free spot, else the least covered one; another than `first` must be covered by less than
// a share of what it is.
function freest(
  spots: readonly Rect[],
  count: number,
  ground: Ground,
  first: number,
  share: number,
): number {
  let best = first
  const start = spots[first]
  let least = start ? cover(start, ground) * share : Infinity
  for (let n = 0; n < count; n++) {
    const spot = spots[n]
    if (!spot) continue
    const covered = cover(spot, ground)
    if (covered === 0) return n
    if (covered < least) {
      least = covered
      best = n
    }
  }
  return best
}
