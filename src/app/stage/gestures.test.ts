import { describe, expect, it } from 'vitest'
import { type Gestures, listen } from './gestures.ts'

/** A canvas of which only what hands need is there: events, a box and the capture of pointers. */
function handsOn(plainWheelZooms: boolean) {
  const target = new EventTarget()
  const canvas = Object.assign(target, {
    getBoundingClientRect: () => ({ left: 10, top: 20 }),
    currentCSSZoom: 1,
    hasPointerCapture: () => true,
    setPointerCapture: () => {},
  })
  const told: string[] = []
  const round = (...values: readonly number[]) => values.map((v) => Number(v.toFixed(3))).join(' ')
  const gestures: Gestures = {
    pan: (dx, dy) => void told.push(`pan ${round(dx, dy)}`),
    zoom: (factor, x, y) => void told.push(`zoom ${round(factor, x, y)}`),
    point: (x, y) => void told.push(`point ${round(x, y)}`),
    hover: () => {},
    fit: () => void told.push('fit'),
    walk: (dx, dy) => void told.push(`walk ${round(dx, dy)}`),
    choose: () => void told.push('choose'),
    clear: () => false,
  }
  // Only what is listed above is asked of it.
  const hands = listen(canvas as unknown as HTMLCanvasElement, gestures, plainWheelZooms)
  const send = (type: string, values: Record<string, unknown>) => {
    const event = Object.assign(new Event(type, { cancelable: true }), {
      button: 0,
      pointerType: 'touch',
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      deltaMode: 0,
      ...values,
    })
    canvas.dispatchEvent(event)
    return event.defaultPrevented
  }
  const touch = (type: string, pointerId: number, x: number, y: number) =>
    send(`pointer${type}`, { pointerId, clientX: x + 10, clientY: y + 20 })
  return { told, send, touch, hands }
}

describe('hands on the stage', () => {
  it('[S56] the plain wheel is left to the page, with Ctrl or ⌘ it zooms at the pointer', () => {
    const { told, send } = handsOn(false)
    const at = { clientX: 110, clientY: 70 }
    expect(send('wheel', { ...at, deltaY: 120 })).toBe(false)
    expect(told).toEqual([])
    expect(send('wheel', { ...at, deltaY: -10, ctrlKey: true })).toBe(true)
    expect(send('wheel', { ...at, deltaY: 10, metaKey: true })).toBe(true)
    expect(told).toEqual(['zoom 1.105 100 50', 'zoom 0.961 100 50'])
  })

  it('[S56] one finger moves the view, two bring it closer around the point between them', () => {
    const { told, touch } = handsOn(false)
    touch('down', 1, 100, 100)
    touch('move', 1, 120, 108)
    expect(told).toEqual(['pan 20 8'])
    touch('down', 2, 220, 108)
    touch('move', 2, 320, 108)
    // Each of two fingers moves the view by half of its way.
    expect(told.slice(1)).toEqual(['pan 50 0', 'zoom 2 220 108'])
    touch('up', 2, 320, 108)
    touch('up', 1, 120, 108)
    expect(told.filter((word) => word.startsWith('point'))).toEqual([])
  })

  it('[S56] a press that hardly moved points, and a lost finger is forgotten', () => {
    const { told, touch, hands } = handsOn(false)
    touch('down', 1, 40, 40)
    touch('move', 1, 42, 41)
    touch('up', 1, 42, 41)
    expect(told).toEqual(['point 42 41'])
    touch('down', 1, 40, 40)
    touch('cancel', 1, 40, 40)
    touch('move', 1, 90, 90)
    hands.destroy()
    touch('down', 1, 40, 40)
    touch('move', 1, 90, 90)
    expect(told).toHaveLength(1)
  })

  it('[S56] keys with a modifier belong to the browser', () => {
    const { told, send } = handsOn(false)
    expect(send('keydown', { key: 'ArrowLeft', altKey: true })).toBe(false)
    expect(send('keydown', { key: 'ArrowLeft' })).toBe(true)
    expect(told).toEqual(['walk -1 0'])
  })
})
