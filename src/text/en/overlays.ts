import { formatClock } from '../clock.ts'
import { area } from '../messages.ts'
import { counted, n, spokenTime } from './grammar.ts'

/** What is laid over the stage: notices, a replay, a damaged link, a simulation that has stopped. */
export const overlaysText = area('overlays', {
  brokenRule: 'The simulation broke one of its own rules',
  stopped: 'The simulation has stopped',
  stoppedAt: (time: number, duration: number) =>
    `At ${formatClock(time, duration)} of simulated time. Nothing of your settings is lost.`,
  restart: 'Restart',
  goBefore: (time: number, duration: number) => `Back to ${formatClock(time, duration)}`,
  copyLink: 'Copy the link to it',
  linkCopied: 'The link to the fault is in the clipboard.',
  copyReport: 'Copy report',
  reportCopied: 'The report is in the clipboard.',
  nothingGrows: 'Nothing is growing yet',
  nothingGrowsHelp: 'No request comes. Draw some load and watch what it does.',
  drawLoad: 'Draw load',
  asleep: (time: number, duration: number) =>
    `Paused at ${formatClock(time, duration)} while out of view`,
  playOn: 'Play on',
  offline: 'You are offline.',
  offlineHelp:
    'The run is computed on this device and goes on. A part of the page that was not opened yet may be missing.',
  linkUnreadable: 'This link cannot be read',
  startFresh: 'Start with the surge',
  goOn: 'Go on with the present run',
  pasteAgain: 'Paste it again, or open a file',
  checking: 'Checking the run against the sender’s …',
  identical: 'Verified: identical to the sender’s run. Share shows the certificate.',
  different:
    'This run differs from the sender’s, although the engine is the same. Please send us the link.',
  motionReduced: 'Motion is reduced.',
  motionHelp: 'Flow is shown as numbers on arrows.',
  playMotion: 'Play motion',
  dismiss: 'Dismiss',
  moreNotices: (others: number) => counted(others, 'more notice'),
  replaying: (target: number, duration: number) =>
    `Replaying ${spokenTime(target)} of load to reach ${formatClock(target, duration)}`,
  replayingTo: (target: number, duration: number) =>
    `Replaying to ${formatClock(target, duration)}`,
  heavy: 'This is a heavy scenario',
  heavyMeans: (attempts: number) =>
    `Up to ${n.tick(attempts)} requests, with what is tried again. Every one of them is computed on this device, so the run may take minutes and much of its power.`,
  heavySpeed: (perSecond: number, speed: number) =>
    `At its peak one simulated second is ${n.tick(perSecond)} requests, and ${n.speed(speed)} asks for ${n.tick(perSecond * speed)} every second. What cannot be reached in time is shown later, never left out; under the clock stands how far that is.`,
  heavyLess: (peak: number) =>
    `With a peak of at most ${n.tick(peak)} requests/s it is not heavy any more.`,
  playAnyway: 'Play anyway',
  goAnyway: (time: number, duration: number) => `Go to ${formatClock(time, duration)} anyway`,
  lowerPeak: (peak: number) => `Lower the peak to ${n.tick(peak)}/s`,
  tryAgain: 'Try again',
  stopReplay: 'Stop here',
  simpleDrawing: 'Simple drawing.',
  simpleDrawingHelp:
    'This browser has no graphics acceleration. Numbers and timing are exactly the same.',
  partMissing: 'This part of the page could not be loaded. The run is not affected.',
  reload: 'Reload the page',
  withoutIt: 'Go on without it',
  dropHere: 'Drop a manifest, a load or a run',
  chartsMissing: 'The charts could not be loaded. Reload the page to try again.',
})
