import type { Sink } from './film.ts'

/** Keeps the last picture as a PNG. */
export function createPictureSink(problem: string): Sink {
  let blob: Blob | null = null
  return {
    async add(picture) {
      blob = await new Promise<Blob | null>((done) => picture.toBlob(done, 'image/png'))
    },
    finish() {
      return blob === null ? Promise.reject(new Error(problem)) : Promise.resolve(blob)
    },
    cancel() {
      blob = null
    },
  }
}
