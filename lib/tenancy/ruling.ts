/**
 * What an authority may change in a methodology without a new act: how an unclear place is read, and what a step costs.
 * Pure.
 */
import { compareDecimals, readDecimal, toDecimalString } from '@/lib/core/decimal'
import { parseMethodology, type Level, type Methodology } from '@/lib/rating/methodology/parse'

export type Boundary = {
  /** A decimal string. */
  value: string
  /** Which level the value itself belongs to. */
  belongs: 'above' | 'below'
}
export type Changed =
  { ok: true; methodology: Methodology } | { ok: false; fields: Record<string, string>; message: string }

/** The scale as boundaries between neighbours, highest first: by construction without gaps and overlaps. */
export const boundariesOf = ({ levels }: Methodology): Boundary[] =>
  levels
    .slice(0, -1)
    .map((level) =>
      level.over !== undefined
        ? { value: level.over, belongs: 'below' }
        : { value: level.from ?? '0', belongs: 'above' },
    )

/** The levels with other boundaries. `typed` are people's decimals («8,5»); refused when they do not descend. */
export function withBoundaries(methodology: Methodology, typed: readonly Boundary[]): Changed {
  const fields: Record<string, string> = {}
  const values = typed.map(({ value }, i) => {
    const read = readDecimal(value)
    if (!read || read.units < 0) fields[`boundaries.${i}.value`] = 'Граница – число, например 8 или 7,5.'
    return read ? toDecimalString(read) : '0'
  })
  values.forEach((value, i) => {
    const higher = values[i - 1]
    if (higher !== undefined && compareDecimals(value, higher) >= 0)
      fields[`boundaries.${i}.value`] ??= 'Граница должна быть ниже, чем у уровня над ней.'
  })
  if (typed.length !== methodology.levels.length - 1)
    return { ok: false, fields, message: 'Границы указаны не для всех уровней. Обновите страницу.' }
  if (Object.keys(fields).length > 0) return { ok: false, fields, message: 'Проверьте границы уровней.' }
  const levels = methodology.levels.map((level, i): Level => {
    const { from: _from, over: _over, to: _to, under: _under, ...rest } = level
    const [lower, upper] = [typed[i], typed[i - 1]]
    return {
      ...rest,
      ...(lower && (lower.belongs === 'above' ? { from: values[i] } : { over: values[i] })),
      ...(upper && (upper.belongs === 'above' ? { under: values[i - 1] } : { to: values[i - 1] })),
    }
  })
  return checked({ ...methodology, levels })
}

/** A criterion's options with other scores, in the same order. */
export function withScores(methodology: Methodology, criterion: number, typed: readonly string[]): Changed {
  const found = methodology.criteria.find(({ number }) => number === criterion)
  if (!found || found.options.length !== typed.length)
    return { ok: false, fields: {}, message: 'Ответы критерия изменились. Обновите страницу.' }
  const fields: Record<string, string> = {}
  typed.forEach((text, i) => {
    if (!/^\d{1,3}$/.test(text.trim())) fields[`scores.${i}`] = 'Балл – целое число.'
  })
  if (Object.keys(fields).length > 0) return { ok: false, fields, message: 'Проверьте баллы.' }
  const options = found.options.map((option, i) => ({ ...option, score: Number(typed[i]) }))
  return checked({
    ...methodology,
    criteria: methodology.criteria.map((one) => (one.number === criterion ? { ...one, options } : one)),
  })
}

/** The efforts of steps, `c5` → `s3` → typed decimal; what is not named stays. An empty text means the usual 1. */
export function withEffort(
  methodology: Methodology,
  effort: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Changed {
  const fields: Record<string, string> = {}
  const criteria = methodology.criteria.map((criterion) => ({
    ...criterion,
    options: criterion.options.map((option) => {
      const typed = effort[`c${criterion.number}`]?.[`s${option.score}`]
      if (typed === undefined || option.score === 0) return option
      const { effort: _before, ...rest } = option
      if (typed.trim() === '') return rest
      const value = readDecimal(typed)
      if (!value || value.units < 0 || !/^\d{1,4}(\.\d{1,2})?$/.test(toDecimalString(value))) {
        fields[`effort.c${criterion.number}.s${option.score}`] =
          `Критерий ${criterion.number}, ${option.score}: трудоёмкость – число от 0 до 9999, например 2 или 1,5.`
        return option
      }
      const text = toDecimalString(value)
      return text === '1' ? rest : { ...rest, effort: text }
    }),
  }))
  return Object.keys(fields).length > 0
    ? { ok: false, fields, message: 'Проверьте трудоёмкость.' }
    : checked({ ...methodology, criteria })
}

function checked(methodology: Methodology): Changed {
  const parsed = parseMethodology(methodology)
  return parsed.ok
    ? { ok: true, methodology: parsed.methodology }
    : { ok: false, fields: {}, message: parsed.problems.map((problem) => problem.message).join(' ') }
}
