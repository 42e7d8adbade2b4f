import type { Warm } from './bench-warm.ts'

/**
 * Programs of which it is known what V8 must say of them, so that a count of nothing is worth
 * something: `quiet` does neither between the marks and both outside of them.
 */
const controls = { quiet, allocating, deoptimised }

/** Whether a control has this name. */
export function isControl(name: string): name is keyof typeof controls {
  return Object.hasOwn(controls, name)
}

/** A control, ready for its marks. */
export function prepareControl(name: keyof typeof controls): Warm {
  return controls[name]()
}

const repeats = 200
const length = 20_000

/**
 * Small whole numbers alone, which lie on no heap even in code that is not compiled: so it is quiet whatever the compiler does.
 * Short calls come first, or code would be made of it before its end was ever seen, and thrown away there.
 */
function quiet(): Warm {
  const column = Int32Array.from({ length }, (_, i) => i)
  const start = column.subarray(0, 8)
  let sum = 0
  const add = (times: number, numbers: Int32Array) => {
    for (let i = 0; i < times; i++) sum = totalOf(numbers, sum)
  }
  for (let i = 0; i < length; i++) add(1, start)
  add(repeats, column)
  allocating().go()
  deoptimised().go()
  return {
    go: () => add(repeats, column),
    check() {
      allocating().go()
      deoptimised().go()
      return { ok: true, value: sum > 0 ? repeats : 0 }
    },
  }
}

function allocating(): Warm {
  const kept: number[][] = []
  const allocate = (times: number) => {
    for (let i = 0; i < times; i++) kept[i % 64] = [i, i + 0.5, i + 1]
  }
  return {
    go: () => allocate(500_000),
    check: () => ({ ok: true, value: kept.length }),
  }
}

function deoptimised(): Warm {
  // A function of its own each time: one that was deoptimised once may be right for everything.
  const lengthOf = ({ x, y }: { readonly x: number; readonly y: number }) => x * x + y * y
  let sum = 0
  const measure = (places: readonly { readonly x: number; readonly y: number }[]) => {
    for (const place of places) sum += lengthOf(place)
  }
  const usual = Array.from({ length }, (_, i) => ({ x: i, y: 1 }))
  for (let i = 0; i < repeats; i++) measure(usual)
  // Another shape, and numbers of another kind, than the code was made for.
  const others = Array.from({ length }, (_, i) => ({ y: i + 0.5, name: 'other', x: 0.5 }))
  return {
    go: () => measure(others),
    check: () => ({ ok: true, value: sum > 0 ? 1 : 0 }),
  }
}

/** Sum of a column and what was before, of which the low bits are kept. */
function totalOf(column: Int32Array, before: number): number {
  let total = before
  for (let i = 0; i < column.length; i++) total = (total + (column[i] ?? 0)) & 0xffffff
  return total
}
