import type { stageText } from '#text/en/stage.ts'
import type { TextsOf } from '#text/messages.ts'
import { at } from './at.ts'
import { type Camera, screenX, screenY } from './camera.ts'
import { type Block, createBlock, fadeBlock, stepBlock } from './caption-block.ts'
import { type Ground, type Rect, meetsRim } from './caption-places.ts'
import {
  laySpotsOfColony,
  laySpotsOfCounts,
  laySpotsOfRate,
  laySpotsOfScales,
  spots,
} from './caption-spots.ts'
import { type Flow, flowCapacity } from './scene/comets.ts'
import { requestsPerDot } from './scene/crowd.ts'
import type { Label } from './canvas2d/labels.ts'
import type { Scene } from './scene/scene.ts'

type StageTexts = TextsOf<typeof stageText>
type Colony = Scene['colonies'][number]
type Slot = { -readonly [Name in keyof Label]: Label[Name] }

/** Words that are made anew only when what they say changes. */
interface Phrase {
  key: number
  by: StageTexts | null
  /** The name that the words tell, where they tell one. */
  name: string
  text: string
}

/** A part of a line that comes and goes, and for how long it has been so, s of view time. */
interface Held {
  isThere: boolean
  since: number
}

function notHeld(): Held {
  return { isThere: false, since: Infinity }
}

/** What is remembered of one colony's words from picture to picture. */
interface Caption {
  readonly note: Phrase
  readonly named: Phrase
  readonly waiting: Phrase
  readonly refused: Phrase
  readonly rate: Phrase
  readonly waits: Held
  readonly refuses: Held
  readonly name: Block
  readonly counts: Block
  readonly flow: Block
}

/** The words of a stage. Labels and phrases are kept, so that a picture like the last makes nothing. */
export interface Captions {
  readonly labels: Slot[]
  readonly colonies: Caption[]
  readonly still: Phrase
  readonly moving: Phrase
  readonly flows: Held
  readonly waits: Held
  readonly scales: Block
  ground: Ground | null
  /** Buttons that the page lays over the stage. */
  areas: readonly Rect[]
  shown: number
  /** The next words stand at their places at once: the picture is of another moment than the last. */
  isFresh: boolean
  /** Some words are coming or going. */
  isFading: boolean
}

/** No words yet. */
export function createCaptions(): Captions {
  return {
    labels: [],
    colonies: [],
    still: phrase(),
    moving: phrase(),
    flows: notHeld(),
    waits: notHeld(),
    scales: createBlock(0),
    ground: null,
    areas: [],
    shown: 0,
    isFresh: true,
    isFading: false,
  }
}

function noWords() {
  return { taken: [], takenCount: 0, anchorX: 0, anchorY: 0 }
}

function phrase(): Phrase {
  return { key: Number.NaN, by: null, name: '', text: '' }
}

function createCaption(): Caption {
  return {
    note: phrase(),
    named: phrase(),
    waiting: phrase(),
    refused: phrase(),
    rate: phrase(),
    waits: notHeld(),
    refuses: notHeld(),
    name: createBlock(0.5),
    counts: createBlock(1),
    flow: createBlock(0.5),
  }
}

/** How words are to be shown. */
export interface Telling {
  readonly names: readonly string[]
  /** Nothing moves: an arrow stands for the stream, and words are at their places at once. */
  readonly still: boolean
  readonly text: StageTexts
}

/** All words on the stage, placed for a camera, `dt` seconds of view time after the last. */
export function captionsFor(
  captions: Captions,
  scene: Scene,
  camera: Camera,
  telling: Telling,
  dt: number,
): readonly Label[] {
  const { areas } = captions
  const ground = (captions.ground ??= { scene, camera, areas, ...noWords() })
  ground.scene = scene
  ground.camera = camera
  ground.areas = areas
  ground.takenCount = 0
  captions.shown = 0
  captions.isFading = false
  const passed = captions.isFresh || telling.still ? Infinity : dt
  captions.isFresh = false
  // Names first, then the scales, which stand in a corner; numbers that come and go give way to both.
  for (let service = 0; service < scene.colonies.length; service++) {
    const colony = anchoredTo(ground, service)
    if (!colony) continue
    const caption = (captions.colonies[service] ??= createCaption())
    const name = telling.names[service] ?? telling.text.service(service + 1)
    addColony(captions, caption, ground, colony, name, telling.text, passed)
  }
  ground.anchorX = 0
  ground.anchorY = 0
  addScales(captions, ground, telling, passed)
  for (let service = 0; service < scene.colonies.length; service++) {
    const colony = anchoredTo(ground, service)
    const caption = captions.colonies[service]
    if (!colony || !caption) continue
    if (!isNarrow(ground)) addCounts(captions, caption, ground, colony, telling.text, passed)
    if (telling.still) addRate(captions, caption, ground, colony, telling.text)
  }
  captions.labels.length = captions.shown
  return captions.labels
}

/** The colony whose words are in hand; they go with it when the camera moves. */
function anchoredTo(ground: Ground, service: number): Colony | undefined {
  const colony = ground.scene.colonies[service]
  if (!colony) return undefined
  ground.anchorX = screenX(ground.camera, colony.hull.place.x)
  ground.anchorY = screenY(ground.camera, colony.hull.place.y)
  return colony
}

function addColony(
  captions: Captions,
  caption: Caption,
  ground: Ground,
  colony: Colony,
  name: string,
  text: StageTexts,
  dt: number,
): void {
  const { name: block } = caption
  const { ready, starting, draining, load } = colony
  const share = ready > 0 ? Math.round(load * 100) : 101
  const key = ((ready * 2e4 + starting) * 2e4 + draining) * 128 + share
  if (isOther(caption.note, key, text)) {
    caption.note.text = text.colony(ready, starting, draining, ready > 0 ? load : null)
  }
  const isJoined = isNarrow(ground)
  const crowd = Math.round(colony.waiting)
  if (isJoined && crowd >= 1 && isOther(caption.named, crowd, text, name)) {
    caption.named.text = text.named(name, crowd)
  }
  const isWaitedFor = isJoined && isHeld(caption.waits, crowd >= 1, dt)
  const title = isWaitedFor ? caption.named.text : name
  const shed = Math.round(colony.shedRate)
  if (isJoined && shed >= 1 && isOther(caption.refused, shed, text)) {
    caption.refused.text = text.refused(shed)
  }
  const isRefused = isJoined && isHeld(caption.refuses, shed >= 1, dt)
  const under = isRefused ? caption.refused.text : caption.note.text
  const wide = Math.max(widthOf(under, 12.5), widthOf(title, 13))
  const count = laySpotsOfColony(colony, ground, wide)
  if (stepBlock(block, spots, count, ground, dt)) captions.isFading = true
  const { left, right, top } = block.rect
  const middle = (left + right) / 2
  add(captions, block, middle, Math.round(top + 12), title, 'name', 'center')
  const kind = isRefused ? 'alarm' : 'note'
  add(captions, block, middle, Math.round(top + 28), under, kind, 'center')
}

/** How long words that stand in a line of others stay or stay away at least, s of view time. */
const lineHeld = 0.7

/** Whether a part of a line is there: as long as it is wished for, but it never blinks. */
function isHeld(part: Held, isWished: boolean, dt: number): boolean {
  part.since += dt
  if (part.isThere !== isWished && part.since >= lineHeld) {
    part.isThere = isWished
    part.since = 0
  }
  return part.isThere
}

/** A narrow view has one place for words: those who wait stand behind the name, the refused under it. */
function isNarrow({ camera }: Ground): boolean {
  return camera.width < 500
}

function tellCounts({ waiting, refused }: Caption, colony: Colony, text: StageTexts): void {
  const crowd = Math.round(colony.waiting)
  const shed = Math.round(colony.shedRate)
  if (isOther(waiting, crowd, text)) waiting.text = crowd >= 1 ? text.waiting(crowd) : ''
  if (isOther(refused, shed, text)) refused.text = shed >= 1 ? text.refused(shed) : ''
}

function addCounts(
  captions: Captions,
  caption: Caption,
  ground: Ground,
  colony: Colony,
  text: StageTexts,
  dt: number,
): void {
  const { counts: block } = caption
  const refused = Math.round(colony.shedRate)
  if (Math.round(colony.waiting) + refused >= 1) {
    // Words that go keep saying what they said last.
    tellCounts(caption, colony, text)
    const wide = Math.max(widthOf(caption.waiting.text, 12.5), widthOf(caption.refused.text, 12.5))
    // What is refused keeps its line also while nobody waits: it must not hop.
    const high = refused >= 1 ? 36 : 20
    const count = laySpotsOfCounts(colony, ground, wide, high)
    if (stepBlock(block, spots, count, ground, dt)) captions.isFading = true
  } else if (fadeBlock(block, ground, dt)) captions.isFading = true
  const { right, top } = block.rect
  const y = Math.round(top + 13)
  if (caption.waiting.text !== '') {
    add(captions, block, right, y, caption.waiting.text, 'count', 'right')
  }
  if (caption.refused.text !== '') {
    add(captions, block, right, y + 16, caption.refused.text, 'alarm', 'right')
  }
}

function addRate(
  captions: Captions,
  { rate, flow: block }: Caption,
  ground: Ground,
  colony: Colony,
  text: StageTexts,
): void {
  if (colony.attemptRate <= 0) return
  const perSecond = Math.round(colony.attemptRate)
  if (isOther(rate, perSecond, text)) rate.text = text.perSecond(perSecond)
  const count = laySpotsOfRate(colony, ground, widthOf(rate.text, 12.5))
  stepBlock(block, spots, count, ground, Infinity)
  const { left, right, top } = block.rect
  add(captions, block, (left + right) / 2, top + 13, rate.text, 'count', 'center')
}

function addScales(captions: Captions, ground: Ground, { still, text }: Telling, dt: number): void {
  const { scales: block } = captions
  const { scene } = ground
  let flowing = 0
  let waiting = 0
  for (let service = 0; service < scene.colonies.length; service++) {
    const colony = scene.colonies[service]
    if (!colony) continue
    if (colony.attemptRate > 0 && isFlowing(scene.flow, service)) {
      flowing = Math.max(flowing, at(scene.flow.scale, service))
    }
    if (colony.waiting > 0) waiting = Math.max(waiting, requestsPerDot(colony.waiting))
  }
  const isMoving = !still && isHeld(captions.flows, flowing > 0, dt)
  const isWaiting = isHeld(captions.waits, waiting > 1, dt)
  if (isMoving || isWaiting) {
    // A line that is about to go keeps saying what it said last.
    if (waiting > 1 && isOther(captions.still, waiting, text)) {
      captions.still.text = text.stillDot(waiting)
    }
    if (flowing > 0 && isOther(captions.moving, flowing, text)) {
      captions.moving.text = text.movingDot(flowing)
    }
    if (!isWaiting) forget(captions.still)
    if (!isMoving) forget(captions.moving)
    const wide = Math.max(widthOf(captions.still.text, 12), widthOf(captions.moving.text, 12))
    const high = 4 + 16 * ((isWaiting ? 1 : 0) + (isMoving ? 1 : 0))
    const count = laySpotsOfScales(ground, wide, high)
    if (stepBlock(block, spots, count, ground, dt)) captions.isFading = true
  } else if (fadeBlock(block, ground, dt)) captions.isFading = true
  const { left, top } = block.rect
  const kind = meetsRim(block.rect, ground) ? 'scale' : 'note'
  let y = Math.round(top + 13)
  if (captions.moving.text !== '') {
    add(captions, block, left, y, captions.moving.text, kind, 'left')
    y += 16
  }
  if (captions.still.text !== '') {
    add(captions, block, left, y, captions.still.text, kind, 'left')
  }
}

// A run that was opened at rest shows no dot that could move.
function isFlowing(flow: Flow, service: number): boolean {
  for (let k = 0; k < flowCapacity; k++) {
    if (at(flow.state, k) > 0 && at(flow.service, k) === service) return true
  }
  return false
}

function forget(phrase: Phrase): void {
  phrase.text = ''
  phrase.key = Number.NaN
}

function isOther(phrase: Phrase, key: number, text: StageTexts, name = ''): boolean {
  if (phrase.key === key && phrase.by === text && phrase.name === name) return false
  phrase.key = key
  phrase.by = text
  phrase.name = name
  return true
}

function add(
  captions: Captions,
  { opacity }: Block,
  x: number,
  y: number,
  text: string,
  kind: Label['kind'],
  align: Label['align'],
): void {
  if (opacity === 0) return
  const label = (captions.labels[captions.shown] ??= { x, y, text, kind, align, opacity })
  captions.shown++
  label.x = x
  label.y = y
  label.text = text
  label.kind = kind
  label.align = align
  label.opacity = opacity
}

// Advances of Instrument Sans, in parts of its size, by kinds of letters; rather too wide than too narrow.
const advances: readonly (readonly [string, number])[] = [
  [' ', 0.2],
  ['ijlI,.:’', 0.27],
  ['frt1', 0.41],
  ['mwMW%', 0.95],
]
const [ofSmall, ofCapital] = [0.62, 0.77]

/** About how wide words are, CSS px; no canvas is asked. */
function widthOf(text: string, size: number): number {
  if (text === '') return 0
  let wide = 0
  for (let n = 0; n < text.length; n++) wide += advanceOf(text.charAt(n))
  return wide * size + 4
}

function advanceOf(letter: string): number {
  for (const [letters, advance] of advances) if (letters.includes(letter)) return advance
  return letter >= 'A' && letter <= 'Z' ? ofCapital : ofSmall
}
