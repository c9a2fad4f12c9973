/** Faults of a table of steps said at their rows, in the words of the table. Pure. */
import { decimalText, fractionOf, ONE, subtract, sign } from '@/lib/core/fraction'
import { lowerFirst, NBSP, oneOrMany } from '@/lib/core/format'
import type { Fault } from '../model/faults'
import { faultText, faultTextAtStep } from '../model/labels'
import type { ProcessModel, ProcessQuestion } from '../model/types'
import type { StepData, StepRow } from './data'
import { writeFigure } from './figure-text'
import { fieldLabels } from './labels'
import { readNext } from './next-text'
import { numbersOf } from './numbers'
import { takesSum } from './sub'
import { refusalOf, timeReading } from './time-text'

/** `stepId` null – of the table as a whole. */
export type Doubt = { code: Fault['code']; stepId: string | null; field: keyof StepData | null; text: string }

export function doubtsOf(
  faults: readonly Fault[],
  rows: readonly Pick<StepRow, 'id' | 'data'>[],
  model: ProcessModel,
  question: ProcessQuestion,
  dayMinutes: string,
): Doubt[] {
  return faults.flatMap((fault): Doubt[] => {
    const field = fieldOf(fault)
    if (fault.rows.length === 0)
      return [{ code: fault.code, stepId: null, field, text: faultText(fault, model, question) }]
    return fault.rows.map((at) => {
      const row = rows[at]
      const text =
        (row && ownWords(fault, row, rows, dayMinutes)) ?? faultTextAtStep({ ...fault, rows: [at] }, model, question)
      return { code: fault.code, stepId: row?.id ?? null, field, text }
    })
  })
}

/** The cell that is to be mended. */
function fieldOf(fault: Fault): keyof StepData | null {
  switch (fault.code) {
    case 'no_next':
    case 'trap':
    case 'unknown_step':
    case 'jump_into_parallel':
    case 'jump_out_of_parallel':
    case 'probability_sum':
    case 'probability_range':
      return 'next'
    case 'unknown_role':
    case 'bad_share':
      return 'roles'
    case 'three_point_order':
    case 'negative_time':
    case 'time_too_big':
      return timeField(fault.field.time)
    case 'not_a_number':
    case 'negative_amount':
      return 'time' in fault.field ? timeField(fault.field.time) : numberFields[fault.field.number]
    case 'no_steps':
    case 'no_start':
    case 'no_end':
    case 'duplicate_step':
    case 'unreachable':
    case 'bad_useful_share':
    case 'missing_price':
    case 'two_prices_from_a_day':
    case 'no_calendar':
      return null
  }
}

const timeField = (time: 'wait' | 'work' | 'waste'): keyof StepData => (time === 'waste' ? 'wastes' : time)
const numberFields = {
  probability: 'next',
  fixedCost: 'fixedCost',
  share: 'roles',
  quantity: 'materials',
  runsPerYear: null,
  oneOff: null,
  usefulShare: null,
  price: null,
} as const

/** Where the table knows better what was typed than the calculator does. */
function ownWords(
  fault: Fault,
  { data }: Pick<StepRow, 'data'>,
  rows: readonly Pick<StepRow, 'id' | 'data'>[],
  dayMinutes: string,
): string | undefined {
  if (fault.code === 'no_next' && data.next !== null && 'text' in data.next)
    return `Не понято, куда дальше: «${data.next.text}». ${readNext(data.next.text, numbersOf(rows)).why ?? ''}`.trim()
  if (fault.code === 'unknown_step') return 'Шага, к которому он ведёт, больше нет. Укажите другой.'
  if (fault.code === 'probability_sum') {
    const short = subtract(ONE, fractionOf(fault.sum))
    const by = writeFigure((decimalText(short) ?? '').replace('-', ''))
    return `Доли решений дают ${writeFigure(fault.sum)}: ${sign(short) > 0 ? 'не хватает' : 'лишние'}${NBSP}${by}.`
  }
  if (fault.code === 'not_a_number' && takesSum(data))
    return 'Сумма подпроцесса не посчитана: внесите его шаги без сомнений или возьмите время и стоимость самого шага.'
  if (fault.code === 'not_a_number' && 'time' in fault.field && fault.field.time !== 'waste')
    return unreadTime(fault.field.time, data, dayMinutes)
  return undefined
}

const unreadTime = (field: 'wait' | 'work', data: StepData, dayMinutes: string): string | undefined =>
  refusalOf(data[field], dayMinutes) === null
    ? undefined
    : `${fieldLabels[field].replace(' до', '')}: ${lowerFirst(timeReading(data[field], dayMinutes).text)}`

/** The heading of a table that cannot be reckoned. */
export function doubtTitle(
  doubts: readonly Doubt[],
  numberOf: (id: string) => number | undefined,
  said?: string,
): string {
  const steps = [...new Set(doubts.flatMap(({ stepId }) => (stepId === null ? [] : [numberOf(stepId)])))].filter(
    (number) => number !== undefined,
  )
  const [only] = doubts
  if (doubts.length === 1 && only)
    return steps.length === 1 && said !== undefined
      ? `До расчёта – одно сомнение в${NBSP}шаге${NBSP}${steps[0]}: ${lowerFirst(said).replace(/\.$/, '')}`
      : steps.length === 1
        ? `До расчёта – одно сомнение в${NBSP}шаге${NBSP}${steps[0]}`
        : `До расчёта – одно сомнение`
  const listed = steps.length > 4 ? `${steps.slice(0, 3).join(', ')} и ещё ${steps.length - 3}` : steps.join(', ')
  return `До расчёта – сомнения${steps.length > 0 ? `: ${oneOrMany(steps.length, 'шаг', 'шаги')}${NBSP}${listed}` : ''}`
}
