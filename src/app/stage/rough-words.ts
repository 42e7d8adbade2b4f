import type { stageText } from '#text/en/stage.ts'
import type { TextsOf } from '#text/messages.ts'
import { roughly } from '#text/roughly.ts'

type StageTexts = TextsOf<typeof stageText>

const made = new WeakMap<StageTexts, StageTexts>()

/** The words of the stage, with the mark of what is no exact number where they tell of requests. Made once, so that a phrase stays while it says the same. */
export function roughWords(text: StageTexts): StageTexts {
  const known = made.get(text)
  if (known !== undefined) return known
  const rough: StageTexts = {
    ...text,
    colony: (...counts) => roughly(text.colony(...counts), true),
    waiting: (requests) => roughly(text.waiting(requests), true),
    named: (name, requests) => `${name}, ${roughly(text.waiting(requests), true)}`,
    refused: (rate) => roughly(text.refused(rate), true),
    refusedShort: (rate) => roughly(text.refusedShort(rate), true),
    perSecond: (rate) => roughly(text.perSecond(rate), true),
    perSecondShort: (rate) => roughly(text.perSecondShort(rate), true),
  }
  made.set(text, rough)
  return rough
}
