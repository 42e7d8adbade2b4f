import type { stageText } from '#text/en/stage.ts'
import type { TextsOf } from '#text/messages.ts'
import { at } from './at.ts'
import { type Camera, screenX, screenY } from './camera.ts'
import { type Block, createBlock, fadeBlock, stepBlock } from './caption-block.ts'
import { type Phrase, createPhrase, forget, isOther, widthOf } from './caption-phrase.ts'
import { type Ground, type Rect, meetsRim } from './caption-places.ts'
import {
  laySpotsOfCall,
  laySpotsOfColony,
  laySpotsOfCounts,
  laySpotsOfGate,
  laySpotsOfRate,
  laySpotsOfScales,
  spots,
} from './caption-spots.ts'
import { flowCapacity } from './scene/comets.ts'
import { requestsPerDot } from './scene/crowd.ts'
import type { Label } from './canvas2d/labels.ts'
import type { Scene } from './scene/scene.ts'
import type { Stream } from './scene/streams.ts'

type StageTexts = TextsOf<typeof stageText>
type Colony = Scene['colonies'][number]
type Slot = { -readonly [Name in keyof Label]: Label[Name] }

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
  readonly waits: Held
  readonly refuses: Held
  readonly name: Block
  readonly counts: Block
}

/** What is remembered of one stream's words. */
interface StreamCaption {
  readonly rate: Phrase
  readonly kept: Phrase
  readonly flow: Block
  readonly gate: Block
}

/** The words of a stage. Labels and phrases are kept, so that a picture like the last makes nothing. */
export interface Captions {
  readonly labels: Slot[]
  readonly colonies: Caption[]
  readonly streams: StreamCaption[]
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
    streams: [],
    still: createPhrase(),
    moving: createPhrase(),
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

function createCaption(): Caption {
  return {
    note: createPhrase(),
    named: createPhrase(),
    waiting: createPhrase(),
    refused: createPhrase(),
    waits: notHeld(),
    refuses: notHeld(),
    name: createBlock(0.5),
    counts: createBlock(1),
  }
}

function createStreamCaption(): StreamCaption {
  const [rate, kept] = [createPhrase(), createPhrase()]
  return { rate, kept, flow: createBlock(0.5), gate: createBlock(0) }
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
    if (!isJoined(ground)) addCounts(captions, caption, ground, colony, telling.text, passed)
  }
  for (let n = 0; n < scene.streams.length; n++) {
    const stream = scene.streams[n]
    if (!stream || !anchoredTo(ground, stream.to)) continue
    const caption = (captions.streams[n] ??= createStreamCaption())
    if (!isNarrow(ground)) addKept(captions, caption, ground, stream, telling.text, passed)
    if (telling.still) addRate(captions, caption, ground, stream, telling.text)
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
  const { ready, starting, draining, load, each } = colony
  const share = ready > 0 ? Math.round(load * 100) : 101
  const key = (ready * 2e6 + starting) * 128 + share
  if (isOther(caption.note, key, text, '', draining * 128 + each)) {
    caption.note.text = text.colony(ready, starting, draining, ready > 0 ? load : null, each)
  }
  const isIn = isJoined(ground)
  const crowd = Math.round(colony.waiting)
  if (isIn && crowd >= 1 && isOther(caption.named, crowd, text, name)) {
    caption.named.text = text.named(name, crowd)
  }
  const isWaitedFor = isIn && isHeld(caption.waits, crowd >= 1, dt)
  const title = isWaitedFor ? caption.named.text : name
  const shed = Math.round(colony.shedRate)
  const isOneOfMany = ground.scene.colonies.length > 1
  if (isIn && shed >= 1) tellRefused(caption, shed, isOneOfMany, text)
  const isRefused = isIn && isHeld(caption.refuses, shed >= 1, dt)
  // Where many colonies share a narrow view, their names are all that there is room for; what is refused comes before what is there.
  const hasNote = !isNarrow(ground) || !(isOneOfMany || isRefused)
  const note = hasNote ? caption.note.text : ''
  const refused = isRefused ? caption.refused.text : ''
  const wide = Math.max(widthOf(note, 12.5), widthOf(refused, 12.5), widthOf(title, 13))
  const high = nameHigh + (hasNote ? lineHigh : 0) + (isRefused ? lineHigh : 0)
  const count = laySpotsOfColony(colony, ground, wide, high)
  if (stepBlock(block, spots, count, ground, dt)) captions.isFading = true
  const { left, right, top } = block.rect
  const middle = (left + right) / 2
  let y = Math.round(top + 12)
  add(captions, block, middle, y, title, 'name', 'center')
  if (hasNote) add(captions, block, middle, (y += lineHigh), note, 'note', 'center')
  if (isRefused) add(captions, block, middle, y + lineHigh, refused, 'alarm', 'center')
}

/** Height of a colony's name, and of each line under it, CSS px. */
const [nameHigh, lineHigh] = [18, 16]

function tellRefused({ refused }: Caption, shed: number, isShort: boolean, text: StageTexts): void {
  if (!isOther(refused, shed, text)) return
  refused.text = shed < 1 ? '' : isShort ? text.refusedShort(shed) : text.refused(shed)
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

/** Whether who waits and who is refused stands with the name: of several colonies numbers alone would not say whose they are. */
function isJoined(ground: Ground): boolean {
  return isNarrow(ground) || ground.scene.colonies.length > 1
}

function tellCounts(caption: Caption, colony: Colony, text: StageTexts): void {
  const { waiting } = caption
  const crowd = Math.round(colony.waiting)
  if (isOther(waiting, crowd, text)) waiting.text = crowd >= 1 ? text.waiting(crowd) : ''
  tellRefused(caption, Math.round(colony.shedRate), false, text)
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

/** At the gate of a call: how much its caller keeps back. */
function addKept(
  captions: Captions,
  { kept, gate: block }: StreamCaption,
  ground: Ground,
  stream: Stream,
  text: StageTexts,
  dt: number,
): void {
  const perSecond = Math.round(stream.refused)
  if (perSecond >= 1 && stream.from >= 0) {
    if (isOther(kept, perSecond, text)) kept.text = text.keptBack(perSecond)
    const count = laySpotsOfGate(stream, ground, widthOf(kept.text, 12.5))
    if (stepBlock(block, spots, count, ground, dt)) captions.isFading = true
  } else if (fadeBlock(block, ground, dt)) captions.isFading = true
  if (kept.text === '') return
  add(captions, block, block.rect.left, Math.round(block.rect.top + 13), kept.text, 'alarm', 'left')
}

function addRate(
  captions: Captions,
  { rate, flow: block }: StreamCaption,
  ground: Ground,
  stream: Stream,
  text: StageTexts,
): void {
  if (stream.rate <= 0) return
  const perSecond = Math.round(stream.rate)
  if (isOther(rate, perSecond, text)) {
    // Many arrows have no room for more than the figure.
    rate.text = stream.from < 0 ? text.perSecond(perSecond) : text.perSecondShort(perSecond)
  }
  const wide = widthOf(rate.text, 12.5)
  const waiting = ground.scene.colonies[stream.to]?.waiting ?? 0
  const count =
    stream.from < 0
      ? laySpotsOfRate({ route: stream.route, waiting }, ground, wide)
      : laySpotsOfCall(stream.route, ground, wide)
  stepBlock(block, spots, count, ground, Infinity)
  const { left, right, top } = block.rect
  add(captions, block, (left + right) / 2, top + 13, rate.text, 'count', 'center')
}

function addScales(captions: Captions, ground: Ground, { still, text }: Telling, dt: number): void {
  const { scales: block } = captions
  const { scene } = ground
  const flowing = isFlowing(scene) ? scene.flow.scale : 0
  let waiting = 0
  for (let service = 0; service < scene.colonies.length; service++) {
    const colony = scene.colonies[service]
    if (!colony) continue
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
export function isFlowing({ flow, streams }: Scene): boolean {
  for (let k = 0; k < flowCapacity; k++) {
    const stream = at(flow.state, k) > 0 ? streams[at(flow.stream, k)] : undefined
    if (stream && stream.rate > 0) return true
  }
  return false
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
