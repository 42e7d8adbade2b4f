import { useLayoutEffect } from 'react'
import { adoptSheet } from '../parts/adopt-sheet.ts'
import sheet from './compare.css?inline'

let users = 0
let undress: () => void = () => undefined

/** The looks of a comparison come with its first part, and weigh nothing before. */
export function useCompareSheet(): void {
  useLayoutEffect(() => {
    users += 1
    if (users === 1) undress = adoptSheet(sheet)
    return () => {
      users -= 1
      if (users === 0) undress()
    }
  }, [])
}
