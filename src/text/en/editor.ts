import { area } from '../messages.ts'
import { n } from './grammar.ts'

/** The editor of the autoscaler's manifest. */
export const editorText = area('editor', {
  title: 'Manifest',
  label: 'Manifest of the autoscaler, YAML',
  help: 'Tab leads out. What is valid is applied after a pause.',
  close: 'Close the manifest',
  reading: 'Reading …',
  agrees: 'The run follows this text, and the text the controls.',
  goesOn: 'The run goes on with what was last valid.',
  notTaken: 'The run does not take this; it goes on as it was.',
  none: 'The autoscaler that decides has no manifest. A manifest that is pasted here takes its place.',
  open: 'The run follows once this is decided',
  choose: 'Autoscaler',
  counts: (name: string) => `${name} counts`,
  pleaseChoose: 'Please choose',
  soundsLike: (guess: string) => `Please choose (sounds like ${guess})`,
  unanswered: (name: string) =>
    `What “${name}” counts is not known: requests per second, requests in flight or a queue.`,
  signals: {
    'requests-per-second': 'requests per second',
    'in-flight': 'requests in flight',
    'queue-length': 'waiting requests',
  },
  leaveOut: 'Leave it out',
  leaveOutOf: (path: string) => `Leave out ${path}`,
  leftOut: 'left out',
  goTo: (line: number) => `Line ${n.plain(line)}`,
})
