import { describe, expect, it } from 'vitest'
import { splitFragment } from './fragment.ts'

describe('what stands behind the # of an address', () => {
  const valuesOf = (text: string) => {
    const split = splitFragment(text)
    return split.ok
      ? { ...Object.fromEntries(split.value.values), ...unknownOf(split.value) }
      : null
  }
  const unknownOf = ({ hasUnknown }: { readonly hasUnknown: boolean }) =>
    hasUnknown ? { hasUnknown } : {}

  it.each([
    ['s=surge&t=20', { s: 'surge', t: '20' }],
    ['https://example.org/app/#s=surge&t=20', { s: 'surge', t: '20' }],
    ['example.org/app#s=surge', { s: 'surge' }],
    ['/app/?lang=de#s=surge', { s: 'surge' }],
    ['#s=surge', { s: 'surge' }],
    ['https://example.org/app/', {}],
    ['example.org/app/?a=b', {}],
    ['', {}],
    ['code/MYewdgzgLgBAllApgWwjAvDA', { hasUnknown: true }],
    ['/url/vega-lite/N4IgJAzgxgFgpgWwIYgFwhgF0', { hasUnknown: true }],
  ])('[L11] is found in “%s”', (text, expected) => {
    expect(valuesOf(text)).toEqual(expected)
  })

  it('[L11] [L12] keeps a slash in it: it is told, not taken for an address without a link', () => {
    expect(valuesOf('s=surge~seed=77/')).toEqual({ s: 'surge~seed=77/' })
    expect(valuesOf('#s=surge~seed=77/')).toEqual({ s: 'surge~seed=77/' })
    expect(valuesOf('s=steady&utm=a/b')).toEqual({ s: 'steady', hasUnknown: true })
  })
})
