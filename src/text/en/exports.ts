import { formatClock } from '../clock.ts'
import { area } from '../messages.ts'
import { counted, n } from './grammar.ts'

/** Pictures and clips of the stage, and what can keep them from being made. */
export const exportsText = area('exports', {
  intro:
    'The moment shown as a picture, or a span as a clip that is drawn anew from the run, exact to the frame.',
  size: 'Size',
  asOnPage: (width: number, height: number) => `As on the page, ${width} × ${height}`,
  sizes: {
    slide: 'Slide, 1280 × 720',
    embed: 'Frame, 960 × 540',
    square: 'Square, 720 × 720',
  },
  theme: 'Theme',
  words: 'With sentence and scale',
  wordsHelp: 'The sentence at the top, the name of the colony and what a dot stands for.',
  picture: 'Picture',
  pictureAt: (time: number, duration: number) =>
    `The moment shown, ${formatClock(time, duration)}.`,
  previewOf: (theme: string, width: number, height: number, time: number, duration: number) =>
    `Still of what will be saved: ${theme}, ${width} × ${height} pixels, ${formatClock(time, duration)}.`,
  density: 'Pixels',
  densities: { '1': '1×', '2': '2×, for print and sharp screens' },
  savePicture: 'Save the PNG',
  clip: 'Clip',
  from: 'From',
  to: 'To',
  speed: 'Speed',
  fps: 'Pictures per second',
  format: 'File',
  formats: { mp4: 'Video, MP4', webm: 'Video, WebM', gif: 'GIF' },
  noVideo:
    'This browser encodes no video of this size. Save a GIF or a picture, or use another browser.',
  clipIs: (seconds: number, frames: number) =>
    `${n.rate(seconds)} ${n.rate(seconds) === n.rate(1) ? 'second' : 'seconds'} of film, ${counted(frames, 'picture')}.`,
  smallGif: (width: number) => `Small, ${n.plain(width)} pixels wide`,
  smallGifHelp: 'A GIF keeps every picture whole: a large one is slow to load.',
  aboutSize: (bytes: number) => `About ${n.plain(Math.max(1, Math.round(bytes / 1e6)))}\u00a0MB.`,
  saveClip: 'Save the clip',
  badSpan: (duration: number) =>
    `A clip begins at ${formatClock(0, duration)} or later and ends after it began, at ${formatClock(duration)} or before. Choose another span.`,
  badSpeed: 'Speed and pictures per second must be above 0.',
  tooLong: (seconds: number, most: number, isGif: boolean) =>
    `That would be ${n.rate(seconds)} seconds of film; ${isGif ? 'a GIF' : 'a clip'} holds at most ${n.plain(most)}. Choose a shorter span or a higher speed.`,
  gifTooLarge: (fits: number) =>
    `A GIF of this size holds at most ${n.plain(fits)} seconds. Choose a smaller size, a shorter span or a video.`,
  replaying: (share: number) => `Replaying to the first picture, ${n.share(share)}`,
  drawing: (share: number) => `Drawing, ${n.share(share)}`,
  left: (seconds: number) => `about ${counted(Math.max(1, Math.round(seconds)), 'second')} left`,
  progress: 'Progress of the export',
  cancel: 'Cancel',
  saved: (name: string, bytes: number) =>
    `${name} is saved: ${bytes < 1e6 ? `${n.count(Math.max(1, Math.round(bytes / 1e3)))}\u00a0kB` : `${n.rate(bytes / 1e6)}\u00a0MB`}.`,
  stopped: 'Stopped. Nothing was saved.',
  stoppedByClosing: 'The export was stopped, because its dialog was closed. Nothing was saved.',
  failed: (problem: string) =>
    `The export did not work: ${problem} Try a smaller size, or another kind of file.`,
  unreachable:
    'A part of this page that makes the file could not be loaded. Look whether you are online, then try again.',
  noPicture: 'The browser gave no picture.',
})
