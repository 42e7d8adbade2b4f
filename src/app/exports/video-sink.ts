import {
  BufferTarget,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  Quality,
  WebMOutputFormat,
  VideoSample,
  VideoSampleSource,
  type VideoCodec,
} from 'mediabunny'
import type { PictureSize } from './clip-plan.ts'
import type { Sink } from './film.ts'

export type VideoFormat = 'mp4' | 'webm'

// What most players read stands first.
const codecs: Readonly<Record<VideoFormat, VideoCodec[]>> = {
  mp4: ['avc', 'av1'],
  webm: ['vp9', 'av1', 'vp8'],
}

/** What this browser would encode a video of this size with; null where it cannot. */
export function codecFor(format: VideoFormat, size: PictureSize): Promise<VideoCodec | null> {
  return getFirstEncodableVideoCodec(codecs[format], { ...size, quality: new Quality('high') })
}

/** Encodes pictures into a video, each with its exact time. */
export async function createVideoSink(
  format: VideoFormat,
  codec: VideoCodec,
  fps: number,
): Promise<Sink> {
  const target = new BufferTarget()
  const output = new Output({
    format: format === 'mp4' ? new Mp4OutputFormat() : new WebMOutputFormat(),
    target,
  })
  const source = new VideoSampleSource({ codec, quality: new Quality('high') })
  output.addVideoTrack(source, { frameRate: fps })
  await output.start()
  let isFinishing = false
  return {
    async add(picture, k) {
      const sample = new VideoSample(picture, { timestamp: k / fps, duration: 1 / fps })
      try {
        // It waits here while the encoder has enough to do.
        await source.add(sample)
      } finally {
        sample.close()
      }
    },
    async finish() {
      isFinishing = true
      await output.finalize()
      if (target.buffer === null) throw new Error('The encoder gave no file.')
      return new Blob([target.buffer], { type: format === 'mp4' ? 'video/mp4' : 'video/webm' })
    },
    cancel() {
      // A file that is being closed closes by itself.
      if (isFinishing) return
      // Nothing is left to be told about a video that nobody wants any more.
      output.cancel().catch(() => undefined)
    },
  }
}
