import { describe, expect, it } from 'vitest'
import { stage as german } from '#text/de/stage.ts'
import { stageText } from '#text/en/stage.ts'
import { fixedWords } from '#text/words.ts'
import { roughWords } from './rough-words.ts'

const english = fixedWords().now().text(stageText)

describe('words on the stage of a run that is counted by level', () => {
  it('[P27] mark what they tell of requests, and nothing else', () => {
    for (const text of [english, german]) {
      const rough = roughWords(text)
      expect(roughWords(text)).toBe(rough)
      const marked = [
        rough.colony(7, 0, 0, 0.7, 1),
        rough.waiting(5),
        rough.named('web', 5),
        rough.refused(5),
        rough.refusedShort(5),
        rough.perSecond(5),
        rough.perSecondShort(5),
      ]
      expect(marked.filter((words) => !words.includes('≈'))).toEqual([])
      expect(rough.named('web', 5).replace('≈\u00a0', '')).toBe(text.named('web', 5))
      expect(rough.movingDot(50)).toBe(text.movingDot(50))
    }
  })
})
