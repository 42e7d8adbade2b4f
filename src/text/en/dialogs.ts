import { formatClock } from '../clock.ts'
import { area } from '../messages.ts'
import { n } from './grammar.ts'

/** Help and Share. */
export const dialogsText = area('dialogs', {
  help: 'How this works',
  howTrue: 'How true are the autoscalers?',
  keys: 'Keys',
  /** Key, what it does, and where. Names of keys are those on a keyboard of this language. */
  keyRows: [
    {
      key: 'Space',
      what: 'plays and pauses; on a button it presses the button',
      where: 'on the stage and the time bar',
    },
    { key: 'Arrows', what: 'walk from cell to cell', where: 'on the stage' },
    { key: 'Enter', what: 'selects the cell', where: 'on the stage' },
    { key: '+ − 0', what: 'zoom in, out, fit', where: 'on the stage' },
    { key: 'L', what: 'goes to the load', where: 'on the stage' },
    { key: 'P', what: 'goes to the rules of the autoscaler', where: 'on the stage' },
    { key: 'S', what: 'opens Share', where: 'on the stage' },
    { key: 'W', what: 'opens the sweep of many runs', where: 'on the stage' },
    { key: 'T', what: 'changes the theme', where: 'on the stage' },
    { key: 'V', what: 'goes to the next view', where: 'on the stage' },
    {
      key: 'D X M',
      what: 'go to the next division, death, or miss of the objective; with Shift to the one before',
      where: 'on the stage',
    },
    { key: '1 2 3', what: 'play at 1×, 8× and 60×', where: 'on the stage' },
    {
      key: 'Ctrl Z',
      what: 'takes back the last edit; with Shift it comes again',
      where: 'outside of text fields',
    },
    {
      key: 'Arrows',
      what: 'go to the mother, to a daughter, to the rows beside',
      where: 'in the lineage',
    },
    {
      key: '← →',
      what: 'step from event to event; with Shift 10\u00a0s',
      where: 'on the time bar',
    },
    {
      key: 'Arrows',
      what: 'move a point; Shift 10 times as far, Alt moves its time',
      where: 'on a point of the load',
    },
    { key: '?', what: 'shows this list', where: 'on the stage and the time bar' },
  ],
  /** Before and after the link to the licenses. */
  fontsAndPackages: 'Fonts and packages:',
  licenses: 'licenses',
  nothingLeaves: 'Nothing you do here leaves your browser.',
  whereItEnds: (limit: string) => `Where the picture ends: ${limit}`,
  share: 'Share this culture',
  notMeanwhile:
    'Nothing was taken in, so that the export goes on. Bring it in again once the file is saved, or cancel the export first.',
  whatToShare: 'What to share',
  tabs: { link: 'Link', embed: 'Embed', image: 'Image', data: 'Data' },
  slidePreview: 'Slide preview, 960 by 540',
  start: 'Start',
  startNote: 'Slides usually start paused',
  pausedAt: (time: number, duration: number) => `Paused at ${formatClock(time, duration)}`,
  pausedAtStart: 'At the start',
  controls: 'Controls',
  controlChoices: { simple: 'Simple', all: 'All' },
  visitorsTheme: 'As the reader’s',
  wholeRun:
    'The whole scenario is inside the link: load curve, rules, seed and the moment you stopped at. Nothing is uploaded.',
  madeHere: 'Pictures and clips are made in this browser. Nothing is uploaded.',
  verifiable: 'Who opens it sees whether it is identical to yours.',
  theLink: 'The link',
  theEmbedCode: 'The embed code',
  embedNote: 'Starts paused, takes no focus, and costs nothing while it is out of view.',
  runAsFile: 'The run as a file: any load fits in, and dropping it on the page opens it.',
  asManifest: 'The autoscaler in force as a manifest.',
  noManifest:
    'No manifest knows the policy in force; one is written of a HorizontalPodAutoscaler, of Knative, KEDA and AWS.',
  downloadManifest: 'Download the manifest',
  manifestFailed:
    'The manifest could not be written, because a part of the page is missing. Reload the page and try again.',
  /** A long run is being packed. */
  linkIsMade: 'Packing the run and measuring its link…',
  tooLong: (length: number, most: number) =>
    `This run would make a link of ${n.count(length)} characters; ${n.count(most)} are the limit, because the load is too long. Share it as a file instead.`,
  linkOfBoth: 'It opens as this comparison; the simple player shows A alone.',
  fileOfFirst: 'A file holds A alone.',
  tooMuchText: (size: number, most: number) =>
    `This run has ${n.count(Math.ceil(size))} KiB of text; ${n.count(most)} are what a link may unfold to. Share it as a file instead.`,
  download: (ending: string) => `Download ${ending}`,
  characters: (count: number, note: string) => `${n.count(count)} characters: ${note}`,
  /** What a link survives, by its length. */
  budgets: {
    room: 'short enough for a QR code that is read across a room.',
    close: 'short enough for a QR code that is read from close by.',
    everywhere: 'safe everywhere.',
    chats: 'fine in most chats; mail may cut it.',
    risky: 'many programs cut links of this length: a file is safer.',
  },
  copy: 'Copy',
  copied: 'Copied',
})
