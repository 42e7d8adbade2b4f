import { formatClock } from '../clock.ts'
import type { exportsText } from '../en/exports.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

const seconds = (count: number): string =>
  `${n.plain(count)} ${count === 1 ? 'Sekunde' : 'Sekunden'}`

export const exports: TextsOf<typeof exportsText> = {
  intro:
    'Der gezeigte Moment als Bild oder eine Spanne als Film, der aus dem Lauf bildgenau neu gezeichnet wird.',
  size: 'Größe',
  asOnPage: (width, height) => `Wie auf der Seite, ${width} × ${height}`,
  sizes: {
    slide: 'Folie, 1280 × 720',
    embed: 'Rahmen, 960 × 540',
    square: 'Quadrat, 720 × 720',
  },
  theme: 'Design',
  words: 'Mit Satz und Maßstab',
  wordsHelp: 'Der Satz oben, der Name der Kolonie und wofür ein Punkt steht.',
  picture: 'Bild',
  pictureAt: (time, duration) => `Der gezeigte Moment, ${formatClock(time, duration)}.`,
  previewOf: (theme, width, height, time, duration) =>
    `Standbild dessen, was gespeichert wird: ${theme}, ${width} × ${height} Pixel, ${formatClock(time, duration)}.`,
  density: 'Pixel',
  densities: { '1': '1×', '2': '2×, für Druck und scharfe Bildschirme' },
  savePicture: 'PNG speichern',
  clip: 'Film',
  from: 'Von',
  to: 'Bis',
  speed: 'Tempo',
  fps: 'Bilder pro Sekunde',
  format: 'Datei',
  formats: { mp4: 'Video, MP4', webm: 'Video, WebM', gif: 'GIF' },
  noVideo:
    'Dieser Browser kodiert kein Video dieser Größe. Speichern Sie ein GIF oder ein Bild, oder nehmen Sie einen anderen Browser.',
  clipIs: (length, frames) =>
    `${n.rate(length)} ${n.rate(length) === n.rate(1) ? 'Sekunde' : 'Sekunden'} Film, ${n.count(frames)} ${frames === 1 ? 'Bild' : 'Bilder'}.`,
  smallGif: (width) => `Klein, ${n.plain(width)} Pixel breit`,
  smallGifHelp: 'Ein GIF hält jedes Bild ganz fest: Ein großes lädt langsam.',
  aboutSize: (bytes) => `Etwa ${n.plain(Math.max(1, Math.round(bytes / 1e6)))}\u00a0MB.`,
  saveClip: 'Film speichern',
  badSpan: (duration) =>
    `Ein Film beginnt frühestens bei ${formatClock(0, duration)} und endet nach seinem Beginn, spätestens bei ${formatClock(duration)}. Wählen Sie eine andere Spanne.`,
  badSpeed: 'Tempo und Bilder pro Sekunde müssen über 0 liegen.',
  tooLong: (length, most, isGif) =>
    `Das wären ${n.rate(length)} Sekunden Film; ${isGif ? 'ein GIF' : 'ein Film'} fasst höchstens ${n.plain(most)}. Wählen Sie eine kürzere Spanne oder ein höheres Tempo.`,
  gifTooLarge: (fits) =>
    `Ein GIF dieser Größe fasst höchstens ${seconds(fits)}. Wählen Sie eine kleinere Größe, eine kürzere Spanne oder ein Video.`,
  replaying: (share) => `Wiederholung bis zum ersten Bild, ${n.share(share)}`,
  drawing: (share) => `Wird gezeichnet, ${n.share(share)}`,
  left: (rest) => `noch etwa ${seconds(Math.max(1, Math.round(rest)))}`,
  progress: 'Fortschritt',
  cancel: 'Abbrechen',
  saved: (name, bytes) =>
    `${name} ist gespeichert: ${bytes < 1e6 ? `${n.count(Math.max(1, Math.round(bytes / 1e3)))}\u00a0kB` : `${n.rate(bytes / 1e6)}\u00a0MB`}.`,
  stopped: 'Abgebrochen. Nichts wurde gespeichert.',
  stoppedByClosing:
    'Der Export wurde abgebrochen, weil sein Dialog geschlossen wurde. Nichts wurde gespeichert.',
  failed: (problem) =>
    `Das hat nicht geklappt: ${problem} Versuchen Sie eine kleinere Größe oder eine andere Art von Datei.`,
  unreachable:
    'Ein Teil dieser Seite, der die Datei macht, konnte nicht geladen werden. Prüfen Sie, ob Sie online sind, und versuchen Sie es erneut.',
  noPicture: 'Der Browser hat kein Bild erzeugt.',
}
