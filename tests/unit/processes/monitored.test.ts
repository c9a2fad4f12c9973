import { describe, expect, it } from 'vitest'
import { monitored } from '@/lib/processes/standard/monitored'
import { StepData } from '@/lib/processes/steps/data'
import type { ObservationRow } from '@/lib/processes/timing/rules'
import { idOf } from './typed-table'

const step = (n: number, next: object) => ({ id: idOf(n), data: StepData.parse({ name: `Шаг ${n}`, next }) })
const steps = [step(1, { to: idOf(2) }), step(2, { to: 'end' })]
const since = { from: '2026-06-01' as const, start: idOf(1), dayMinutes: '480', timeZone: 'Europe/Moscow' }
const at = (day: string, hour: number) => new Date(`2026-06-${day}T${String(hour).padStart(2, '0')}:00:00+03:00`)

const row = (
  run: number,
  n: number,
  day: string,
  hour: number,
  more: Partial<ObservationRow> = {},
): ObservationRow => ({
  id: idOf(1000 + run * 10 + n),
  version: 1,
  seriesId: idOf(9),
  runId: idOf(100 + run),
  runNumber: run,
  stepId: idOf(n),
  outcome: 'DONE',
  startedAt: at(day, hour),
  endedAt: at(day, hour + 1),
  waitSeconds: n === 1 ? null : 14_400,
  workSeconds: 7200,
  defect: false,
  wastes: [],
  verdict: 'BY_RULE',
  reason: '',
  decidedBy: null,
  byName: 'Куратор',
  ...more,
})
/** 2 h of work, 4 h of waiting, 2 h of work: a working day. */
const whole = (run: number, day: string, more: Partial<ObservationRow> = {}) => [
  row(run, 1, day, 9),
  row(run, 2, day, 16, more),
]

describe('what timing answers to post-monitoring', () => {
  it('is the mean of whole runs in working days, and how many were right at once', () => {
    const rows = [...whole(1, '03'), ...whole(2, '04', { waitSeconds: 28_800 }), ...whole(3, '05', { defect: true })]
    // 8 h, 12 h, 8 h of 8 h a day: 28/24 = 1.1666…
    expect(monitored(rows, steps, since)).toEqual({
      runs: 3,
      lead: '1.17',
      right: '67',
      first: '2026-06-03',
      last: '2026-06-05',
    })
  })

  it('counts no run that was not seen whole, was left out or began before the standard', () => {
    const three = [...whole(1, '03'), ...whole(2, '04'), ...whole(3, '05')]
    const runs = (more: ObservationRow[]) => monitored([...three, ...more], steps, since)?.runs
    expect(runs([row(4, 1, '06', 9)])).toBe(3)
    expect(runs([row(4, 2, '06', 9)])).toBe(3)
    expect(runs(whole(4, '06', { waitSeconds: null }))).toBe(3)
    expect(runs(whole(4, '06', { verdict: 'LEFT_OUT' }))).toBe(3)
    expect(runs(whole(4, '06', { outcome: 'RETURNED' }))).toBe(3)
    expect(runs(whole(4, '06'))).toBe(4)
    expect(monitored(three, steps, { ...since, from: '2026-06-04' })).toBeNull()
  })

  it('says nothing where branches run side by side', () => {
    const side = [step(1, { parallel: { branches: [[idOf(2)]], join: 'end' } }), step(2, { to: 'end' })]
    expect(monitored([...whole(1, '03'), ...whole(2, '04'), ...whole(3, '05')], side, since)).toBeNull()
  })
})
