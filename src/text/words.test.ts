import { describe, expect, it } from 'vitest'
import { headerText } from './en/header.ts'
import { numbersOf } from './numbers.ts'
import { createWords, fixedWords } from './words.ts'

describe('the words of a page', () => {
  it('[X6] change at once and tell who listens', async () => {
    const words = createWords()
    const heard: string[] = []
    words.subscribe(() => heard.push(words.now().text(headerText).share))
    expect(words.now().text(headerText).share).toBe('Share')
    expect(await words.take('de')).toBe(true)
    expect(await words.take('rtl')).toBe(true)
    expect(words.now().direction).toBe('rtl')
    expect(heard).toEqual(['Teilen', '\u202eShare\u202c'])
    expect(words.now().text(headerText)).toBe(words.now().text(headerText))
  })

  it('[X6] only the latest wish counts, in whatever order the catalogues arrive', async () => {
    const words = createWords()
    await Promise.all([words.take('de'), words.take('en')])
    expect(words.now().locale).toBe('en')
    expect(fixedWords().now().locale).toBe('en')
  })

  it('[X4] numbers are those of the language', () => {
    const [english, german] = [numbersOf('en-US'), numbersOf('de-DE')]
    expect([english.count(63_912_004), german.count(63_912_004)]).toEqual([
      '63,912,004',
      '63.912.004',
    ])
    expect([english.latency(2.5), german.latency(2.5)]).toEqual(['2.5\u00a0s', '2,5\u00a0s'])
    expect([english.money(1.06), german.money(1.06)]).toEqual(['$1.06', '1,06\u00a0$'])
    expect(numbersOf('de-DE')).toBe(german)
  })
})
