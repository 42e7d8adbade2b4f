import type { stageText } from '#text/en/stage.ts'
import type { TextsOf } from '#text/messages.ts'
import { at } from './at.ts'
import { type Camera, screenX, screenY } from './camera.ts'
import { type Rect, cover, moveInside } from './caption-places.ts'
import { requestsPerDot } from './scene/crowd.ts'
import { reachToward } from './scene/edge.ts'
import type { Label } from './canvas2d/labels.ts'
import { arrowEnd, arrowStart } from './scene/route.ts'
import type { Scene } from './scene/scene.ts'

type StageTexts = TextsOf<typeof stageText>
type Colony = Scene['colonies'][number]
type Slot = { -readonly [Name in keyof Label]: Label[Name] }

/** Words that are made anew only when what they say changes. */
interface Phrase {
  key: number
  by: StageTexts | null
  text: string
}

/** What is remembered of one colony's words from picture to picture. */
interface Caption {
  readonly note: Phrase
  readonly waiting: Phrase
  readonly refused: Phrase
  readonly rate: Phrase
  /** Which of its places each block of words took. */
  colonyPlace: number
  countPlace: number
}

/** The words of a stage. Labels and phrases are kept, so that a picture like the last makes nothing. */
export interface Captions {
  readonly labels: Slot[]
  readonly colonies: Caption[]
  readonly still: Phrase
  readonly moving: Phrase
  /** Where words stand already. */
  readonly taken: Rect[]
  takenCount: number
  scalePlace: number
  shown: number
}

/** No words yet. */
export function createCaptions(): Captions {
  return {
    labels: [],
    colonies: [],
    still: phrase(),
    moving: phrase(),
    taken: [],
    takenCount: 0,
    scalePlace: 0,
    shown: 0,
  }
}

function phrase(): Phrase {
  return { key: Number.NaN, by: null, text: '' }
}

/** All words on the stage for the present moment, placed for a camera. */
export function captionsFor(
  captions: Captions,
  scene: Scene,
  names: readonly string[],
  camera: Camera,
  still: boolean,
  text: StageTexts,
): readonly Label[] {
  captions.shown = 0
  addScales(captions, scene, camera, still, text)
  for (let service = 0; service < scene.colonies.length; service++) {
    const colony = scene.colonies[service]
    if (!colony) continue
    const caption = (captions.colonies[service] ??= {
      note: phrase(),
      waiting: phrase(),
      refused: phrase(),
      rate: phrase(),
      colonyPlace: 0,
      countPlace: 0,
    })
    addColony(
      captions,
      caption,
      scene,
      colony,
      camera,
      names[service] ?? text.service(service + 1),
      text,
    )
    addCounts(captions, caption, scene, colony, camera, text)
    if (colony.attemptRate > 0 && still) addRate(captions, caption, colony, camera, text)
  }
  captions.labels.length = captions.shown
  return captions.labels
}

// Above the colony; where that is taken a little aside or higher, below, to the right, to the left.
function addColony(
  captions: Captions,
  caption: Caption,
  scene: Scene,
  colony: Colony,
  camera: Camera,
  name: string,
  text: StageTexts,
): void {
  const { ready, starting, draining, load, edge } = colony
  const { note } = caption
  const share = ready > 0 ? Math.round(load * 100) : 101
  const key = ((ready * 2e4 + starting) * 2e4 + draining) * 128 + share
  if (isOther(note, key, text)) {
    note.text = text.colony(ready, starting, draining, ready > 0 ? load : null)
  }
  const wide = Math.max(widthOf(note.text, 12), widthOf(name, 13))
  const x = screenX(camera, (edge.left + edge.right) / 2)
  const y = screenY(camera, (edge.top + edge.bottom) / 2) - 18
  const aside = 26 + wide / 2
  const highest = scene.insets.top + 2
  // The matrix ends a little outside the cells, the farther the larger they are.
  const outside = 16 + 0.3 * (screenY(camera, edge.bottom) - screenY(camera, edge.top)) ** 0.6
  const above = screenY(camera, edge.top) - outside
  const shifted = screenX(camera, edge.left + 0.68 * (edge.right - edge.left))
  layAt(0, x, Math.max(above - 38, highest), wide, 34)
  layAt(1, shifted, Math.max(above - 38, highest), wide, 34)
  layAt(2, x, Math.max(above - 58, highest), wide, 34)
  layAt(3, x, screenY(camera, edge.bottom) + outside, wide, 34)
  layAt(4, screenX(camera, edge.right) + aside, y, wide, 34)
  layAt(5, screenX(camera, edge.left) - aside, y, wide, 34)
  caption.colonyPlace = choose(captions, scene, camera, caption.colonyPlace, 6)
  const { left, right, top } = take(captions, caption.colonyPlace)
  const middle = (left + right) / 2
  add(captions, middle, Math.round(top + 12), name, 'name', 'center')
  add(captions, middle, Math.round(top + 28), note.text, 'note', 'center')
}

// The crowd curves round the colony: its lower corner is the best place for its number, then others
// around it.
function addCounts(
  captions: Captions,
  caption: Caption,
  scene: Scene,
  colony: Colony,
  camera: Camera,
  text: StageTexts,
): void {
  const waiting = Math.round(colony.waiting)
  const refused = Math.round(colony.shedRate)
  const lines = (waiting >= 1 ? 1 : 0) + (refused >= 1 ? 1 : 0)
  if (lines === 0) return
  if (isOther(caption.waiting, waiting, text)) caption.waiting.text = text.waiting(waiting)
  if (isOther(caption.refused, refused, text)) caption.refused.text = text.refused(refused)
  const wide = Math.max(
    waiting >= 1 ? widthOf(caption.waiting.text, 12.5) : 0,
    refused >= 1 ? widthOf(caption.refused.text, 12.5) : 0,
  )
  const high = 4 + 16 * lines
  for (let place = 0; place < turns.length; place++) {
    const turn = Math.PI * (turns[place] ?? 0)
    const away = colony.crowd.count > 0 ? (depths[place] ?? 0) : 14
    const reach = reachToward(colony.hull, turn) + away
    const right = screenX(camera, colony.hull.place.x + Math.cos(turn) * reach)
    const y = screenY(camera, colony.hull.place.y + Math.sin(turn) * reach)
    layAt(place, right - wide / 2, turn > Math.PI ? y - high : y, wide, high)
  }
  caption.countPlace = choose(captions, scene, camera, caption.countPlace, turns.length)
  const { right, top } = take(captions, caption.countPlace)
  const y = Math.round(top + 13)
  if (waiting >= 1) add(captions, right, y, caption.waiting.text, 'count', 'right')
  const below = waiting >= 1 ? 16 : 0
  if (refused >= 1) add(captions, right, y + below, caption.refused.text, 'alarm', 'right')
}

// Directions from the anchor, in half turns, and how far outside the contour the upper right corner of
// the words stands, stage units; over the stream it is the lower one.
const turns = [0.72, 0.66, 0.6, 0.78, 0.84, 1.2, 1.3, 0.5, 0.42, 0.3, 1.5, 1.6]
const depths = [50, 46, 40, 70, 92, 84, 60, 18, 18, 18, 18, 18]

const spots = Array.from({ length: turns.length }, () => emptyRect())

function emptyRect(): Rect {
  return { left: 0, right: 0, top: 0, bottom: 0 }
}

function layAt(place: number, middle: number, top: number, wide: number, high: number): void {
  const spot = spots[place]
  if (!spot) return
  spot.left = middle - wide / 2
  spot.right = middle + wide / 2
  spot.top = top
  spot.bottom = top + high
}

/** The present one of the spots as long as it is free, then the first free one, else the least taken. */
function choose(
  captions: Captions,
  scene: Scene,
  camera: Camera,
  present: number,
  places: number,
): number {
  let best = present
  let least = Infinity
  for (let n = -1; n < places; n++) {
    const place = n < 0 ? present : n
    const spot = spots[place]
    if (!spot) continue
    moveInside(spot, scene, camera)
    const covered = cover(spot, scene, camera, captions.taken, captions.takenCount)
    if (covered === 0) return place
    if (covered < least * 0.8) {
      least = covered
      best = place
    }
  }
  return best
}

function take(captions: Captions, place: number): Rect {
  const rect = (captions.taken[captions.takenCount] ??= emptyRect())
  captions.takenCount++
  Object.assign(rect, spots[place])
  return rect
}

function addRate(
  captions: Captions,
  caption: Caption,
  colony: Colony,
  camera: Camera,
  text: StageTexts,
): void {
  const x = screenX(camera, (arrowEnd(colony) + arrowStart(colony)) / 2)
  const y = screenY(camera, colony.route.dy) - 9
  if (isOther(caption.rate, Math.round(colony.attemptRate), text)) {
    caption.rate.text = text.perSecond(Math.round(colony.attemptRate))
  }
  add(captions, x, y, caption.rate.text, 'count', 'center')
}

// Like the scale of a map, at the bottom left: what the dots stand for, when it is not one request.
// Where cells or a crowd stand there, at the top.
function addScales(
  captions: Captions,
  scene: Scene,
  camera: Camera,
  still: boolean,
  text: StageTexts,
): void {
  captions.takenCount = 0
  let flowing = 0
  let waiting = 0
  for (let service = 0; service < scene.colonies.length; service++) {
    const colony = scene.colonies[service]
    if (!colony) continue
    if (colony.attemptRate > 0) flowing = Math.max(flowing, at(scene.flow.scale, service))
    if (colony.waiting > 0) waiting = Math.max(waiting, requestsPerDot(colony.waiting))
  }
  const isMoving = flowing > 0 && !still
  const lines = (waiting > 1 ? 1 : 0) + (isMoving ? 1 : 0)
  if (lines === 0) return
  if (isOther(captions.still, waiting, text)) captions.still.text = text.stillDot(waiting)
  if (isOther(captions.moving, flowing, text)) captions.moving.text = text.movingDot(flowing)
  const wide = Math.max(
    waiting > 1 ? widthOf(captions.still.text, 12) : 0,
    isMoving ? widthOf(captions.moving.text, 12) : 0,
  )
  const { insets } = scene
  const high = 16 * lines
  const middle = insets.left + 16 + wide / 2
  // They stand in the strip that the page keeps free under the colonies, however high it is.
  layAt(0, middle, camera.height - Math.min(insets.bottom, 16) - 14 - high, wide, high)
  layAt(1, middle, insets.top + 4, wide, high)
  layAt(2, camera.width - insets.right - 16 - wide / 2, insets.top + 4, wide, high)
  captions.scalePlace = choose(captions, scene, camera, captions.scalePlace, 3)
  const { left, top } = take(captions, captions.scalePlace)
  let y = top + 12
  if (isMoving) {
    add(captions, left, y, captions.moving.text, 'note', 'left')
    y += 16
  }
  if (waiting > 1) add(captions, left, y, captions.still.text, 'note', 'left')
}

function isOther(phrase: Phrase, key: number, text: StageTexts): boolean {
  if (phrase.key === key && phrase.by === text) return false
  phrase.key = key
  phrase.by = text
  return true
}

function add(
  captions: Captions,
  x: number,
  y: number,
  text: string,
  kind: Label['kind'],
  align: Label['align'],
): void {
  const label = (captions.labels[captions.shown] ??= { x, y, text, kind, align })
  captions.shown++
  label.x = x
  label.y = y
  label.text = text
  label.kind = kind
  label.align = align
}

// A little more than the words take in the faces of the stage; no canvas is asked.
function widthOf(text: string, size: number): number {
  return text.length * size * 0.56 + 6
}
