import { afterEach, describe, expect, it, vi } from 'vitest'
import { type ImportPart, importerFor } from '#app/fetch-first.ts'

const from = 'https://host.example/assets/index.js'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const preload: ImportPart = (importPart) => importPart()
const fetchFirst = importerFor(preload, firefox)

/** A network that answers what it is told to, and writes down what it was asked for. */
function network(answer: (address: string) => Response) {
  const asked: string[] = []
  vi.stubGlobal('document', { querySelectorAll: () => [{ href: new URL('page.js', from).href }] })
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address.slice(from.lastIndexOf('/') + 1))
    return Promise.resolve().then(() => answer(address))
  })
  return asked
}

afterEach(() => vi.unstubAllGlobals())

describe('a part of the code', () => {
  it('[U46] is imported only once all of its files are here, and each is fetched once', async () => {
    const asked = network(() => new Response('code'))
    const imported = vi.fn(() => Promise.resolve('part'))
    const files = ['./a.js', './b.js', './page.js']
    const parts = [fetchFirst(imported, files, from), fetchFirst(imported, ['./a.js'], from)]
    expect(imported).not.toHaveBeenCalled()
    expect(await Promise.all(parts)).toEqual(['part', 'part'])
    expect(asked).toEqual(['a.js', 'b.js'])
  })

  it('[U46] is not imported while a file of it is missing, and comes with the next try', async () => {
    let isOnline = false
    const asked = network((address) => {
      if (!isOnline && address.endsWith('d.js')) throw new TypeError('no connection')
      return new Response('code', { status: isOnline || address.endsWith('c.js') ? 200 : 503 })
    })
    const imported = vi.fn(() => Promise.resolve('part'))
    const ask = (file: string) => fetchFirst(imported, ['./c.js', file], from)
    await expect(ask('./d.js')).rejects.toThrow('no connection')
    await expect(ask('./e.js')).rejects.toThrow('503')
    expect(imported).not.toHaveBeenCalled()
    isOnline = true
    expect(await ask('./d.js')).toBe('part')
    expect(await ask('./e.js')).toBe('part')
    expect(asked).toEqual(['c.js', 'd.js', 'e.js', 'd.js', 'e.js'])
  })

  it('[U46] is left to an engine that asks again', () => {
    const chromium = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'
    expect(importerFor(preload, chromium)).toBe(preload)
    expect(fetchFirst).not.toBe(preload)
  })

  it('is imported at once where it has no files of its own, as on the development server', async () => {
    const asked = network(() => new Response('code'))
    expect(await fetchFirst(() => Promise.resolve('part'))).toBe('part')
    expect(asked).toEqual([])
  })
})
