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
  certificate: 'Replay certificate',
  /** What became of the comparison, with the engine that made the link and that of this page. */
  outcomes: {
    identical: (): string =>
      'The run was repeated here, and its whole state is identical to the sender’s.',
    older: (madeWith: number) =>
      `The run was repeated here by engine ${madeWith}, as the sender’s, and its whole state is identical.`,
    different: (): string => 'The run was repeated here, and its state differs from the sender’s.',
    notCompared: (madeWith: number, own: number) =>
      `The engine has changed (${madeWith} → ${own}): numbers may differ, and nothing was compared.`,
  },
  moment: 'Compared at',
  senders: 'Sender',
  here: 'Here',
  engine: (version: number | null) => (version === null ? 'engine not named' : `engine ${version}`),
  cite: 'Citation',
  citation: (run: string, engine: number, seed: number) =>
    `Digital Mitosis, ${run}, engine ${engine}, seed ${seed}`,
  citationMoment: (digest: string, time: number) =>
    `state digest ${digest} at ${formatClock(time, time)}`,
  withPreview: 'Address with a preview in chats',
  withPreviewNote: 'Opens this scenario at its start.',
})
