import type {
  CurvePrompt,
  Lesson,
  LessonStep,
  LessonTexts,
  StepTexts,
} from '#core/organisms/lesson.ts'
import { engineVersion } from '#core/organisms/recording.ts'
import { fill, kindOf } from '#lessons/fill.ts'
import { judge } from '#lessons/judge.ts'
import type { Values } from '#lessons/measure.ts'
import { trueOptions, type PlannedStep } from '#lessons/plan.ts'
import type { PlayedRun } from '#lessons/play.ts'
import { formatClock } from '#text/clock.ts'
import type { PosterTexts } from '#text/en/poster.ts'
import { writeMeasure } from '#text/measured.ts'
import type { Numbers } from '#text/numbers.ts'
import { asText } from './markup.ts'
import { posterChart } from './poster-chart.ts'

/** The language of a poster. */
export interface PosterWords {
  readonly language: 'en' | 'de'
  readonly texts: PosterTexts
  readonly numbers: Numbers
}

interface PosterParts {
  readonly lesson: Lesson
  /** The lesson's own words. */
  readonly told: LessonTexts
  readonly steps: readonly PlannedStep[]
  readonly runs: readonly PlayedRun[]
  /** Where the page is published, with a slash at its end; empty where nobody knows. */
  readonly publicAddress: string
}

/** The poster of a lesson: its whole transcript with the numbers of its run, without any script. */
export function posterPage(parts: PosterParts, words: PosterWords): string {
  const { lesson, told, steps, publicAddress } = parts
  const { texts } = words
  // From the folder of the poster to that of the page.
  const up = words.language === 'en' ? '../../' : '../../../'
  const address = `${publicAddress === '' ? up : publicAddress}#l=${lesson.id}`
  const shownAddress = publicAddress === '' ? `#l=${lesson.id}` : address
  return `<!doctype html>
<html lang="${words.language}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${asText(told.title)} – Digital Mitosis</title>
    <meta name="description" content="${asText(told.steps.map(({ title }) => title).join(' · '))}" />
${alternates(lesson.id, words.language, publicAddress)}
    <link rel="icon" type="image/svg+xml" href="${up}favicon.svg" />
    <link rel="stylesheet" href="${up}lessons/poster.css" />
  </head>
  <body>
    <main>
      <header>
        <p class="micro">${asText(texts.lesson)}</p>
        <h1>${asText(told.title)}</h1>
        <p class="ways"><a href="${asText(address)}">${asText(texts.open)}</a> <span class="address">${asText(shownAddress)}</span> ${otherLanguage(words)}</p>
      </header>
${charts(parts, words)}
      <ol>
${steps.map((planned, at) => stepItem(parts, words, planned, at)).join('\n')}
      </ol>
      <section class="limit">
        <h2>${asText(texts.limit)}</h2>
        <p>${asText(told.limit)}</p>
      </section>
      <footer>${asText(texts.measured(engineVersion, lesson.base.seed))}</footer>
    </main>
  </body>
</html>
`
}

function alternates(id: string, language: 'en' | 'de', publicAddress: string): string {
  const own = language === 'en' ? '' : '../'
  const base = publicAddress === '' ? own : asText(`${publicAddress}lessons/${id}/`)
  return [
    ['en', `${base}index.html`],
    ['de', `${base}de/index.html`],
    ['x-default', `${base}index.html`],
  ]
    .map(([tag, href]) => `    <link rel="alternate" hreflang="${tag}" href="${href}" />`)
    .join('\n')
}

function otherLanguage({ language, texts }: PosterWords): string {
  const [to, href] = language === 'en' ? ['de', 'de/index.html'] : ['en', '../index.html']
  return `<a class="other" hreflang="${to}" lang="${to}" href="${href}">${asText(texts.other)}</a>`
}

function charts({ steps, runs }: PosterParts, words: PosterWords): string {
  return runs
    .map((run, index) => {
      const caption =
        runs.length === 1 ? '' : `<figcaption>${asText(words.texts.run(index + 1))}</figcaption>`
      return `      <figure>${caption}${posterChart(run, steps, words)}</figure>`
    })
    .join('\n')
}

function stepItem(
  { lesson, told }: PosterParts,
  words: PosterWords,
  planned: PlannedStep,
  at: number,
): string {
  const { begin, end } = planned
  const step = lesson.steps[at]
  const said = told.steps[at]
  if (step === undefined || said === undefined) throw new Error(`step ${at + 1} has no words`)
  const { outcome, values } = judge(step, said, null, planned)
  const sentence = (written: string) => filled(written, step, values, words)
  const when = words.texts.when(formatClock(begin, end), formatClock(end))
  return `        <li>
          <h2>${asText(said.title)} <span class="when">${asText(when)}</span></h2>
          <p>${sentence(said.text)}</p>
${question(step, said, planned, words)}
          <p class="outcome">${sentence(outcome)}</p>
        </li>`
}

/** What is asked, with a line to write on or the options, the true one marked. */
function question(
  step: LessonStep,
  said: StepTexts,
  planned: PlannedStep,
  words: PosterWords,
): string {
  const { prompt, measures = {} } = step
  if (prompt === undefined) return ''
  const { texts, numbers } = words
  const { truth, values } = judge(step, said, null, planned)
  const asked = `          <p class="question"><b class="micro">${asText(texts.ask)}</b> ${filled(said.question ?? '', step, values, words)}</p>`
  if (prompt.kind === 'curve')
    return `${asked}\n          <p class="answer">${asText(texts.draw)}</p>${reason(prompt, said, step, planned, words)}`
  if (prompt.kind === 'number') {
    const value = writeMeasure(numbers, truth, kindOf(prompt.truth, measures))
    return `${asked}
          <p class="answer">${asText(texts.line)} <span class="blank"></span> <span class="truth">${asText(texts.was(value))}</span></p>`
  }
  return `${asked}
          ${optionsOf(said.options ?? [], truth, words)}`
}

/** Answers, the true one marked. */
function optionsOf(options: readonly string[], truth: number, { texts }: PosterWords): string {
  const items = options.map((option, index) =>
    index === truth
      ? `<li class="true"><b>${asText(option)}</b> <span class="truth">${asText(texts.right)}</span></li>`
      : `<li>${asText(option)}</li>`,
  )
  return `<ul class="options">${items.join('')}</ul>`
}

/** Why the run went so, where that is asked: the causes with the true one marked, and what the run says. */
function reason(
  { why }: CurvePrompt,
  said: StepTexts,
  step: LessonStep,
  { values }: PlannedStep,
  words: PosterWords,
): string {
  if (why === undefined || said.why === undefined) return ''
  const [truth = -1] = trueOptions({ options: why }, values)
  return `
          <p class="question"><b class="micro">${asText(words.texts.ask)}</b> ${filled(said.why.question, step, values, words)}</p>
          ${optionsOf(said.why.causes, truth, words)}
          <p class="outcome">${filled(said.why.because, step, values, words)}</p>`
}

/** A sentence with its measures, each underlined. */
function filled(
  written: string,
  step: LessonStep,
  values: Values,
  { numbers }: PosterWords,
): string {
  return fill(written, step.measures ?? {}, values, (value, kind) =>
    writeMeasure(numbers, value, kind),
  )
    .map(({ text, isMeasured }) => (isMeasured ? `<u>${asText(text)}</u>` : asText(text)))
    .join('')
}
