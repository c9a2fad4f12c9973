/** Numbers as people type them in the table of steps. Pure. */
import { multiplyDecimals, readDecimal, toDecimalString } from '@/lib/core/decimal'

/** '0,75' → '0.75'; what is no number stays as it was typed and is named by the check. */
export function readFigure(typed: string): string {
  const text = typed.trim()
  const value = readDecimal(text.replace(/\s*₽$/, ''))
  return value === undefined ? text.slice(0, 60) : toDecimalString(value)
}

/** A part of 1, also typed in per cent: '75 %' → '0.75'. */
export function readPart(typed: string): string {
  const percent = /^(.+?)\s*%$/.exec(typed.trim())
  const value = percent && readDecimal(percent[1] ?? '')
  return value ? multiplyDecimals(toDecimalString(value), '0.01') : readFigure(typed)
}

export const writeFigure = (figure: string): string => figure.replace('.', ',').replace(/^-/, '−')
