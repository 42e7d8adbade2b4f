/** The part of D3 that the comparison uses. */
export interface D3 {
  select(element: Element): Selection
  arc(): Arc
}

interface Selection {
  append(name: string): Selection
  attr(name: string, value: unknown): Selection
  select(name: string): Selection
  selectAll(name: string): Selection
  data(rows: readonly unknown[], key: (row: never) => unknown): Selection
  join(enter: (entering: Selection) => Selection): Selection
  remove(): Selection
}

interface Arc {
  innerRadius(radius: number): Arc
  outerRadius(radius: number): Arc
  startAngle(angle: number): Arc
  endAngle(value: (row: never) => number): Arc
}

/** The part of PixiJS that the comparison uses. */
export interface Pixi {
  Application: new () => PixiApplication
  ParticleContainer: new (options: unknown) => PixiContainer
  Particle: new (options: unknown) => PixiParticle
  Texture: { from(source: HTMLCanvasElement): unknown }
}

interface PixiApplication {
  readonly canvas: HTMLCanvasElement
  readonly stage: { addChild(child: unknown): void }
  readonly renderer: { render(stage: unknown): void }
  init(options: unknown): Promise<void>
  destroy(removeView: boolean): void
}

interface PixiContainer {
  addParticle(particle: unknown): void
  update(): void
}

interface PixiParticle {
  x: number
  y: number
  tint: number
}

/** Loads a peer that was bundled into its own file beside the page. */
export async function loadPeer<Peer>(name: string): Promise<Peer> {
  // The bundle of a package that is no dependency of the project: its shape is described above.
  return (await import(
    /* @vite-ignore */ new URL(`./peers/${name}.js`, location.href).href
  )) as Peer
}
