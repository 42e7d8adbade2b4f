import { formatClock } from '../clock.ts'
import { area } from '../messages.ts'
import { n } from './grammar.ts'

/** What can be done with a link: its length, its QR code, a citation, a certificate. */
export const shareText = area('share', {
  lengths: 'What a link of so many characters is good for',
  /** Behind the most characters that are good for it. */
  goodFor: {
    room: 'QR across a room',
    close: 'QR from close by',
    everywhere: 'everywhere',
    chats: 'chats only',
    risky: 'better a file',
  },
  onlyHere:
    'This page runs on this computer only, so its links work on this computer only. Send the file instead, or publish the page.',
  qrName: 'QR code of the link',
  qrOf: (address: string) => `QR code of ${address}`,
  qrReach: {
    room: 'Read across a room, where the code is shown large.',
    close: 'Read from close by. A link of at most 150 characters reaches across a room.',
  },
  qrSize: (modules: number) => `${n.count(modules)} × ${n.count(modules)} squares, with a rim of 4`,
  kinds: { svg: 'SVG', png: 'PNG' },
  saveQr: (kind: string) => `Saves the code as ${kind}`,
  qrLarger: 'Show large',
  qrSmaller: 'Close the large code',
  noQr: 'Too long for a QR code that a phone reads off a screen: 500 characters are the limit.',
  cite: 'Citation',
  citation: (run: string, engine: number, seed: number) =>
    `Digital Mitosis, ${run}, engine ${engine}, seed ${seed}`,
  citationMoment: (digest: string, time: number) =>
    `state digest ${digest} at ${formatClock(time, time)}`,
  withPreview: 'Address with a preview in chats',
  withPreviewNote: 'Opens this scenario at its start.',
})
