import type { Frame } from '#worker/frame.ts'
import { at } from './at.ts'
import { stageX, stageY } from './camera.ts'
import { stageText } from '#text/en/stage.ts'
import type { Rect } from './caption-places.ts'
import { type Captions, captionsFor, createCaptions, isFlowing } from './captions.ts'
import { type ChosenRenderer, createChosenRenderer } from './chosen-renderer.ts'
import type { RendererReason } from './choice.ts'
import { type Contrast, createContrast } from './contrast.ts'
import { loadAgain } from './load-again.ts'
import { isCut } from './scene/cut.ts'
import { type Dissolve, beginDissolve, createDissolve, stepDissolve } from './scene/dissolve.ts'
import {
  type Effort,
  type Governor,
  type RendererKind,
  createGovernor,
  effortsFor,
  everything,
  measure,
} from './governor.ts'
import type { Key } from './key.ts'
import type { ThemeName } from './palette.ts'
import type { Insets } from './scene/places.ts'
import { type Picture, createPicture, refill } from './picture.ts'
import { roughWords } from './rough-words.ts'
import {
  type Scene,
  createScene,
  fillStreams,
  isOtherSample,
  readScene,
  resizeScene,
  restScene,
  setCalls,
  stepScene,
} from './scene/scene.ts'
import {
  type Viewpoint,
  createViewpoint,
  focusView,
  resizeViewpoint,
  stepViewpoint,
} from './viewpoint.ts'

import type { Hover, StageMeta, StageOptions } from './stage-options.ts'

/** Nothing stands over the stage. */
export const noInsets: Insets = { top: 0, right: 0, bottom: 0, left: 0 }

/** A stage at work: what it shows, to whom, and what it was told. */
export interface Show {
  readonly options: StageOptions
  readonly host: HTMLElement
  readonly canvas: HTMLCanvasElement
  readonly renderer: ChosenRenderer
  readonly scene: Scene
  readonly view: Viewpoint
  readonly contrast: Contrast
  /** Comes after the first picture, unless the page has no room for it. */
  key: Key | null
  isDestroyed: boolean
  readonly selectListeners: Set<(id: number | null) => void>
  readonly hoverListeners: Set<(hover: Hover | null) => void>
  readonly serviceListeners: Set<(service: number) => void>
  readonly picture: Picture
  readonly captions: Captions
  governor: Governor
  efforts: readonly Effort[]
  /** Device px per CSS px that the screen has, and that are drawn. */
  screen: number
  ratio: number
  readonly dissolve: Dissolve
  theme: ThemeName
  still: boolean
  names: readonly string[]
  meta: StageMeta
  insets: Insets
  /** Where buttons, notices and the sentence of the page lie over the stage, and whether the words know of them and of the key. */
  areas: readonly Rect[]
  isMeasured: boolean
  selected: number
  hovered: number
  walked: number
  /** The service whose figures the page shows. */
  watched: number
  /** Cells stand where the key would. */
  keyTaken: boolean
  /** Something changed that no clock brings. */
  stale: boolean
  /** The last picture was drawn with everything, to stay. */
  isWhole: boolean
  lastMs: number
  /** What was said last of what a moving dot and a cell that is drawn stand for. */
  dots: number
  each: number
}

/** A show in a host, with its canvas on the page. */
export function createShow(host: HTMLElement, options: StageOptions): Show {
  const canvas = document.createElement('canvas')
  // Positioned, so that it lies over the canvas of a renderer that has its own.
  canvas.style.cssText =
    'display:block;position:relative;width:100%;height:100%;touch-action:pan-x pan-y'
  canvas.tabIndex = 0
  canvas.setAttribute('role', 'img')
  host.append(canvas)
  const contrast = createContrast(host, () => recolour(show))
  const insets = { ...noInsets, ...options.insets }
  const scene = createScene(insets, options.beside)
  if (options.calls !== undefined) setCalls(scene, options.calls)
  const show: Show = {
    options,
    host,
    canvas,
    renderer: createChosenRenderer(canvas, contrast.paletteFor(options.theme), {
      wish: options.renderer ?? null,
      tell: (kind, reason) => {
        // The first word comes while the show is being made.
        queueMicrotask(() => follow(show, kind, reason))
        options.onRenderer?.(kind, reason)
      },
    }),
    scene,
    view: createViewpoint(),
    contrast,
    key: null,
    isDestroyed: false,
    selectListeners: new Set(),
    hoverListeners: new Set(),
    serviceListeners: new Set(),
    picture: createPicture(scene),
    captions: createCaptions(),
    governor: createGovernor(),
    efforts: effortsFor('canvas', 1),
    screen: 0,
    ratio: 1,
    dissolve: createDissolve(),
    theme: options.theme,
    still: options.reducedMotion,
    names: options.services ?? [],
    meta: { running: false, speed: 1 },
    insets,
    areas: [],
    isMeasured: false,
    selected: 0,
    hovered: 0,
    walked: 0,
    watched: 0,
    keyTaken: false,
    stale: true,
    isWhole: false,
    lastMs: -1,
    dots: 0,
    each: 1,
  }
  if (options.key !== false) void addKey(show)
  return show
}

async function addKey(show: Show): Promise<void> {
  const isWanted = () => !show.isDestroyed
  const part = await loadAgain(() => import('./key.ts'), isWanted)
  if (part === null) return
  const key = part.createKey(show.host, show.options.words.now().text(stageText))
  key.setPalette(show.contrast.paletteFor(show.theme))
  key.setTaken(show.keyTaken)
  key.setWidth(show.host.clientWidth)
  show.key = key
  show.isMeasured = false
  changed(show)
}

/** Takes over a frame, and shows it without motion when it is of another run or time. */
export function update(show: Show, frame: Frame, meta: StageMeta): void {
  const { scene } = show
  const shown = { time: scene.culture.time, run: scene.run }
  const instantly = isCut(shown, frame.time, meta) || isOtherSample(scene, frame)
  scene.run = meta.run ?? scene.run
  show.meta = meta
  readScene(scene, frame, instantly)
  // Nothing travels on a first picture or after a seek, and neither does the camera.
  if (instantly && show.view.follows) stepViewpoint(show.view, scene, 0, true)
  // What a seek comes to is as full of requests as what would have led there.
  if (instantly && !show.still) fillStreams(scene, meta.speed)
  if (instantly) show.captions.isFresh = true
  if (show.still) {
    restScene(scene)
    beginDissolve(show.dissolve, scene.culture, () => show.renderer.picture())
  }
  changed(show)
}

/** Draws the present moment if anything has changed since the last one. */
export function render(show: Show, nowMs: number): boolean {
  const { scene, view, renderer, meta, still } = show
  if (view.camera.width < 1 || view.camera.height < 1) return false
  // A hidden page comes back after any time; view time goes on as if it had not been away.
  const frameMs = show.lastMs < 0 ? 0 : nowMs - show.lastMs
  const isLive = show.options.picture === undefined
  // A picture of a film comes when it is due, however few there are in a second.
  const dt = Math.min(isLive ? 0.05 : 0.1, Math.max(0, frameMs / 1000))
  show.lastMs = nowMs
  if (isLive && frameMs > 0 && measure(show.governor, Math.min(frameMs, 1000), show.efforts))
    applyEffort(show)
  const runs = meta.running && !still && scene.colonies.length > 0
  const moved = stepScene(scene, still ? 0 : dt, runs, meta.speed)
  const travelled = stepViewpoint(view, scene, dt, still)
  const veil = still ? stepDissolve(show.dissolve, frameMs) : 0
  const isMoving = moved || travelled || veil > 0 || show.captions.isFading
  const { stale } = show
  if (!isMoving && !stale && show.isWhole) {
    show.lastMs = -1
    return false
  }
  show.stale = false
  tellScale(show)
  // On a slow machine what moves is drawn coarser; what stays is as sharp as the screen.
  if (isLive) drawAt(show, ratioFor(show, isMoving ? show.governor.level : 0))
  refill(show.picture, scene, still, show)
  renderer.setCells(show.picture.cells)
  renderer.setParticles(show.picture.particles)
  renderer.setVeil(show.dissolve.sheet?.canvas ?? null, veil)
  renderer.setLabels(labelsOf(show, dt))
  const isTaken = reachesKey(show)
  if (isTaken !== show.keyTaken) show.isMeasured = false
  show.keyTaken = isTaken
  show.key?.setTaken(isTaken)
  // The picture that stays is drawn whole: one more frame after the last that moved or was asked for.
  show.isWhole = !isLive || (!isMoving && !stale && !show.captions.isFading)
  renderer.render(view.camera, show.isWhole)
  return true
}

function tellScale(show: Show): void {
  const { scene, still, options } = show
  const dots = !still && isFlowing(scene) ? scene.flow.scale : 0
  let each = 1
  for (const colony of scene.colonies) each = Math.max(each, colony.each)
  if (dots === show.dots && each === show.each) return
  show.dots = dots
  show.each = each
  options.onScale?.(dots, each)
}

function labelsOf(show: Show, dt: number) {
  const { options, captions, scene, view, names, still } = show
  if (options.picture?.captions === false) return []
  if (!show.isMeasured) {
    show.isMeasured = true
    const key = show.key?.area()
    captions.areas = key ? [...show.areas, key] : show.areas
  }
  const plain = options.words.now().text(stageText)
  const text = show.meta.rough === true ? roughWords(plain) : plain
  return captionsFor(captions, scene, view.camera, { names, still, text }, dt)
}

/** Takes the size of the host and the density of the screen. */
export function resize(show: Show): void {
  const width = show.host.clientWidth
  const height = show.host.clientHeight
  resizeViewpoint(show.view, width, height)
  resizeScene(show.scene, width, height, show.insets)
  show.captions.isFresh = true
  show.isMeasured = false
  if (show.screen !== screenRatio(show)) setEfforts(show, show.efforts[0]?.kind ?? 'canvas')
  show.ratio = ratioFor(show)
  show.renderer.setSize(width, height, show.ratio)
  show.renderer.setBackground(show.scene.dish)
  show.key?.setWidth(width)
  changed(show)
}

// The key steps aside while cells stand in its corner, and comes back when they are well clear.
function reachesKey(show: Show): boolean {
  const { camera } = show.view
  const { bodies } = show.scene.layout
  const margin = show.keyTaken ? 40 : 0
  const left = stageX(camera, camera.width - 306 - margin)
  const top = stageY(camera, camera.height - 104 - margin)
  for (let k = 0; k < bodies.count; k++) {
    const r = at(bodies.radius, k)
    if (at(bodies.x, k) + r > left && at(bodies.y, k) + r > top) return true
  }
  return false
}

function ratioFor(show: Show, level = show.governor.level): number {
  const { ratioMax } = show.efforts[level] ?? everything
  return Math.min(ratioMax, show.screen)
}

function screenRatio({ options, host }: Show): number {
  if (options.picture !== undefined) return options.picture.ratio
  // A page that is drawn larger has more of the screen's px for each of its own.
  return Math.max(1, (window.devicePixelRatio || 1) * (Number(host.currentCSSZoom) || 1))
}

// Another renderer has steps of its own; one that the governor chose is a step of the present ones.
function follow(show: Show, kind: RendererKind, reason: RendererReason): void {
  changed(show)
  if (reason !== 'slow' && show.efforts[0]?.kind !== kind) setEfforts(show, kind)
}

function setEfforts(show: Show, kind: RendererKind): void {
  show.screen = screenRatio(show)
  show.efforts = effortsFor(kind, show.screen, show.options.renderer === 'gl')
  show.governor = createGovernor()
  applyEffort(show)
}

// A step down is felt at once; the picture keeps its size on the page.
function applyEffort(show: Show): void {
  show.renderer.setEffort(show.efforts[show.governor.level] ?? everything)
  drawAt(show, ratioFor(show))
}

function drawAt(show: Show, ratio: number): void {
  if (ratio === show.ratio) return
  show.ratio = ratio
  show.renderer.setSize(show.host.clientWidth, show.host.clientHeight, ratio)
}

/** Takes the colours of the theme, or those that the visitor forces. */
export function recolour(show: Show): void {
  const palette = show.contrast.paletteFor(show.theme)
  show.renderer.setPalette(palette)
  show.key?.setPalette(palette)
  changed(show)
}

/** Notes that something must be drawn, and asks for it. */
export function changed(show: Show): void {
  show.stale = true
  show.options.wake?.()
}

/** Shows the whole culture and follows it again. */
export function fit(show: Show): void {
  focus(show, null)
}

/** Brings the tissue of a service close and follows it; the whole culture with null. */
export function focus(show: Show, service: number | null): void {
  focusView(show.view, service ?? -1)
  show.canvas.style.touchAction = 'pan-x pan-y'
  changed(show)
}

/** Marks a cell as chosen; `tell` says whether those who listen hear of it, also if it was chosen before. */
export function choose(show: Show, id: number, tell: boolean): void {
  if (id === show.selected && !(tell && id > 0)) return
  show.selected = id
  changed(show)
  if (tell) for (const listener of show.selectListeners) listener(id > 0 ? id : null)
}
