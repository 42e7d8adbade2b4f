/** Made by scripts/vite/fidelity.ts when the page is built. */
declare module 'virtual:fidelity' {
  export const families: readonly {
    readonly name: string
    readonly passed: number
    readonly failed: number
    readonly skipped: number
  }[]
}
