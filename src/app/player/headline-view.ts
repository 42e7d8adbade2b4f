import './headline.css'
import { element } from '#app/charts/element.ts'
import { createThrottle } from '#app/charts/throttle.ts'
import { headlineText } from '#text/en/headline.ts'
import type { WordsSource } from '#text/words.ts'
import { createAnnouncer } from './announcer.ts'
import { headline } from './headline.ts'
import { heldMoment, type Pace } from './headline-detail.ts'
import type { Headline, HeadlineFacts } from './headline.ts'
import { createObjectiveVoice } from './objective-voice.ts'

/** The sentence on the stage and its voice for screen readers. */
export interface HeadlineView {
  readonly element: HTMLElement
  update(facts: HeadlineFacts, pace: Pace): void
  /** Another run begins, as a rewind and another service also do: news of the one before are over. */
  begin(): void
  destroy(): void
}

const heldMs = 1000
const spokenMs = 5000

/** Mounts the sentence: held for a second at least, told aloud every five seconds at most. */
export function createHeadline(host: HTMLElement, words: WordsSource): HeadlineView {
  const sentence = element('p', { class: 'headline-sentence' })
  const detail = element('p', { class: 'headline-detail' })
  const voice = createAnnouncer(spokenMs)
  const news = createObjectiveVoice(words, spokenMs)
  const root = element('div', { class: 'headline' }, sentence, detail, voice.element, news.element)
  host.append(root)
  let facts: HeadlineFacts | null = null
  let pace: Pace = { isPlaying: false, speed: 1, duration: 0 }
  let toldTime = 0
  const show = createThrottle(heldMs, () => {
    if (facts === null) return
    const text = words.now().text(headlineText)
    const said = headline(facts, text)
    render(sentence, said, facts.figures === null ? '' : heldMoment(facts.figures.time, pace, text))
    renderDetail(detail, said.detail)
    voice.say([textOf(said), ...said.detail].join(' '))
  })
  const begin = () => {
    facts = null
    voice.forget()
    news.begin()
  }
  const stopWords = words.subscribe(() => {
    // What was told in another language is not told again.
    news.forget()
    show.now()
  })

  return {
    element: root,
    update(next, nextPace) {
      const time = next.figures?.time ?? toldTime
      const isOther = facts !== null && facts.service !== next.service
      const isRewound = time < toldTime
      if (isRewound || isOther) begin()
      facts = next
      pace = nextPace
      toldTime = time
      const isStill = next.status === 'paused' || next.status === 'finished'
      // What was said of a later time or of another service is wrong now, and a picture that stands is read beside its sentence:
      // only what goes on has to wait.
      if (isRewound || isOther || isStill) show.now()
      else show.request()
      news.see(next)
    },
    begin,
    destroy() {
      stopWords()
      show.destroy()
      voice.destroy()
      news.destroy()
      root.remove()
    },
  }
}

function textOf({ sentence }: Headline): string {
  return sentence
    .map(({ text }) => text)
    .join('')
    .replaceAll('\n', ' ')
}

function render(target: HTMLElement, said: Headline, moment: string): void {
  const whole = moment === '' ? textOf(said) : `${textOf(said)} ${moment}`
  if (target.textContent.replaceAll('\n', ' ') === whole) return
  const second = element('span', { class: 'headline-second' })
  const first: Node[] = []
  let isSecond = false
  for (const { text, strong } of said.sentence) {
    for (const [n, line] of text.split('\n').entries()) {
      if (n > 0) {
        first.push(document.createTextNode('\n'))
        isSecond = true
      }
      const piece = strong ? element('b', {}, line) : document.createTextNode(line)
      if (isSecond) second.append(piece)
      else first.push(piece)
    }
  }
  const held = moment === '' ? [] : [' ', element('span', { class: 'headline-moment' }, moment)]
  if (isSecond) second.append(...held)
  target.replaceChildren(...first, ...(isSecond ? [second] : held))
}

// Each sentence is whole or not there at all where the line is short.
function renderDetail(target: HTMLElement, sentences: readonly string[]): void {
  if (target.textContent === sentences.join(' ')) return
  target.replaceChildren(
    ...sentences.flatMap((sentence, n) => [...(n > 0 ? [' '] : []), element('span', {}, sentence)]),
  )
}
