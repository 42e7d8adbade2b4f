/** What we use of gifenc 1.0.3, which brings no types. */
declare module 'gifenc' {
  type Palette = readonly (readonly number[])[]

  interface FrameOptions {
    readonly palette: Palette
    /** Time that the picture is shown, ms; the file keeps hundredths of a second. */
    readonly delay: number
    readonly first: boolean
    /** 0 repeats for ever. */
    readonly repeat: number
  }

  interface Encoder {
    writeHeader(): void
    writeFrame(index: Uint8Array, width: number, height: number, options: FrameOptions): void
    finish(): void
    bytes(): Uint8Array<ArrayBuffer>
    reset(): void
  }

  export function GIFEncoder(options: { readonly auto: boolean }): Encoder
  export function quantize(rgba: Uint8ClampedArray, colours: number): Palette
  export function applyPalette(rgba: Uint8ClampedArray, palette: Palette): Uint8Array
}
