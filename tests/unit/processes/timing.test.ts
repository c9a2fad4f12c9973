import { describe, expect, it } from 'vitest'
import { exactText, formatFraction } from '@/lib/core/fraction'
import { newId } from '@/lib/core/ids'
import { secondsOf, workingSeconds } from '@/lib/processes/timing/clock'
import { nothingKept, running, tapped, type Kept, type Tap } from '@/lib/processes/timing/course'
import { partSpread, takenTime, type ObservationRow } from '@/lib/processes/timing/rules'
import type { Sent, Sheet } from '@/lib/processes/timing/sheet'
import { spreadOf, type Timed, type Verdict } from '@/lib/processes/timing/spread'
import { backHere, nextHere } from '@/lib/processes/timing/way'
import { StepData } from '@/lib/processes/steps/data'

const timed = (minutes: readonly number[], verdicts: Record<number, Verdict> = {}): Timed[] =>
  minutes.map((n, i) => ({ id: `o${String(i).padStart(3, '0')}`, seconds: n * 60, verdict: verdicts[n] ?? 'BY_RULE' }))

describe('spread of observations', () => {
  // By hand: hinges 26 and 37, fences 9,5 and 53,5; without 71 the median of eleven is 30.
  const twelve = [20, 23, 25, 27, 28, 30, 30, 33, 35, 39, 46, 71]
  it('draws Tukey fences over the hinges and leaves out what lies beyond', () => {
    const { fences, outliers, counted, figures, meanWithOutliers } = spreadOf(timed(twelve))
    expect([fences?.lowHinge, fences?.highHinge, fences?.low, fences?.high].map((f) => f && exactText(f))).toEqual([
      '1560',
      '2220',
      '570',
      '3210',
    ])
    expect(outliers.map(({ seconds }) => seconds / 60)).toEqual([71])
    expect(counted).toHaveLength(11)
    expect(figures && [figures.least / 60, formatFraction(figures.usual, 0), figures.most / 60]).toEqual([
      20,
      '1800',
      46,
    ])
    expect(figures && exactText(figures.mean)).toBe('20160/11')
    expect(meanWithOutliers && exactText(meanWithOutliers)).toBe('2035')
  })
  it('gives an odd one out to both halves, and a value on the fence counts', () => {
    // 1 2 3 4 5: hinges 2 and 4, fences −1 and 7.
    const { fences } = spreadOf(timed([1, 2, 3, 4, 5]))
    expect(fences && [exactText(fences.low), exactText(fences.high)]).toEqual(['-60', '420'])
    // 1 2 3 4 7: hinges 2 and 4, the upper fence is 7 itself.
    expect(spreadOf(timed([1, 2, 3, 4, 7])).outliers).toEqual([])
    expect(spreadOf(timed([1, 2, 3, 4, 8])).outliers).toHaveLength(1)
  })
  it('judges nothing of four, and takes nothing of two', () => {
    expect(spreadOf(timed([1, 1, 1, 500]))).toMatchObject({ fences: null, outliers: [] })
    expect(takenTime(spreadOf(timed([1, 2])))).toBeNull()
    expect(spreadOf([])).toMatchObject({ figures: null, counted: [] })
  })
  it('lets a person decide: counted over the fence, left out within it', () => {
    const kept = spreadOf(timed(twelve, { 71: 'COUNTED' }))
    expect(kept.outliers).toEqual([])
    expect(kept.figures?.most).toBe(71 * 60)
    const without = spreadOf(timed(twelve, { 20: 'LEFT_OUT' }))
    expect(without.leftOut).toHaveLength(1)
    expect(without.figures?.least).toBe(23 * 60)
  })
  it('is taken exactly: seconds as parts of a minute, one time where all are equal', () => {
    const rows = [61, 62, 64, 65].map((seconds, i) => ({ id: `o${i}`, seconds, verdict: 'BY_RULE' as const }))
    expect(takenTime(spreadOf(rows))?.time).toEqual({ least: '61/60', usual: '1.05', most: '13/12' })
    expect(takenTime(spreadOf(timed([5, 5, 5])))?.time).toEqual({ fixed: '5' })
  })
  it('of a part leaves out what was not measured', () => {
    const row = (workSeconds: number | null, waitSeconds: number | null) =>
      ({ id: newId(), workSeconds, waitSeconds, verdict: 'BY_RULE' }) as ObservationRow
    const rows = [row(60, null), row(null, null), row(120, 0)]
    expect(partSpread(rows, 'WORK').counted).toHaveLength(2)
    expect(partSpread(rows, 'WAIT').counted.map(({ seconds }) => seconds)).toEqual([0])
  })
})

describe('seconds of working time', () => {
  const zone = 'Europe/Moscow'
  const at = (text: string): Date => new Date(`${text}+03:00`)
  it.each([
    ['one day as it passed', '2026-11-24T09:00:00', '2026-11-24T10:00:01', 3601],
    ['an evening of one day too', '2026-11-24T20:00', '2026-11-24T21:00', 3600],
    ['a night does not count', '2026-11-24T17:50', '2026-11-25T09:10', 1200],
    ['neither does the end of the week', '2026-11-27T17:00', '2026-11-30T10:00', 7200],
    ['a whole day between does', '2026-11-24T17:00', '2026-11-26T10:00', 2 * 3600 + 9 * 3600],
    ['before opening the next day nothing has passed', '2026-11-24T18:30', '2026-11-25T08:00', 0],
    ['a clock put back is nothing', '2026-11-24T10:00', '2026-11-24T09:00', 0],
  ])('%s', (_what, from, to, seconds) => {
    expect(workingSeconds(at(from), at(to), zone)).toBe(seconds)
  })
  it('tells waiting from work and takes the pauses out', () => {
    const times = {
      waitedFrom: at('2026-11-24T09:00'),
      startedAt: at('2026-11-24T09:10'),
      endedAt: at('2026-11-24T09:30'),
    }
    expect(secondsOf({ ...times, pausedSeconds: 300 }, zone)).toEqual({ wait: 600, work: 900 })
    expect(secondsOf({ ...times, waitedFrom: null, pausedSeconds: 5000 }, zone)).toEqual({ wait: null, work: 0 })
  })
})

const ids = [newId(), newId(), newId()] as const
const sheet: Sheet = {
  who: 'a',
  whoName: 'Анна',
  seriesId: newId(),
  processId: newId(),
  state: 'AS_IS',
  processName: 'Выплата',
  place: 'Окно 3',
  runWord: 'заявление',
  planned: 15,
  closed: false,
  timeZone: 'Europe/Moscow',
  steps: ids.map((id, i) => ({
    id,
    number: i + 1,
    name: `Шаг ${i + 1}`,
    usual: '',
    check: '',
    next: ids[i + 1] ?? null,
    back: i > 0 ? (ids[i - 1] ?? null) : null,
  })),
  lastRun: 12,
  runs: 12,
}

/** Taps at minutes. */
function play(taps: readonly (readonly [minute: number, tap: Tap])[], from: Kept = nothingKept) {
  const sent: Sent[] = []
  let kept = from
  for (const [minute, tap] of taps) {
    const made = tapped(sheet, kept, tap, { now: Date.parse('2026-11-24T06:00:00Z') + minute * 60_000, newId })
    kept = made.kept
    sent.push(...made.sent)
  }
  return { kept, sent }
}
const clock = (text: string): string => text.slice(11, 16)

describe('a run on a device', () => {
  it('measures work, and waiting before a step apart from it', () => {
    const { kept, sent } = play([
      [0, { kind: 'run' }],
      [5, { kind: 'done', waits: true }],
      [15, { kind: 'begin' }],
      [17, { kind: 'pause' }],
      [20, { kind: 'resume' }],
      [25, { kind: 'done', waits: false }],
      [26, { kind: 'done', waits: false }],
    ])
    expect(
      sent.map(({ stepId, waitedFrom, startedAt, endedAt, pausedSeconds, runNumber }) => [
        ids.indexOf(stepId),
        waitedFrom && clock(waitedFrom),
        clock(startedAt),
        clock(endedAt),
        pausedSeconds,
        runNumber,
      ]),
    ).toEqual([
      [0, null, '06:00', '06:05', 0, 13],
      [1, '06:05', '06:15', '06:25', 180, 13],
      [2, '06:25', '06:25', '06:26', 0, 13],
    ])
    expect(kept).toMatchObject({ course: null, ended: 1, lastRun: 13 })
  })
  it('passes a step over, and the stopwatch goes on for the next', () => {
    const { kept, sent } = play([
      [0, { kind: 'run' }],
      [2, { kind: 'skip' }],
      [5, { kind: 'done', waits: false }],
    ])
    expect(sent.map(({ outcome, startedAt }) => [outcome, clock(startedAt)])).toEqual([
      ['SKIPPED', '06:02'],
      ['DONE', '06:00'],
    ])
    expect(kept.course?.stepId).toBe(ids[2])
  })
  it('sends a case back: the step is timed, the one before waits', () => {
    const { kept, sent } = play([
      [0, { kind: 'run' }],
      [1, { kind: 'done', waits: false }],
      [4, { kind: 'returned' }],
    ])
    expect(sent.at(-1)).toMatchObject({ outcome: 'RETURNED', stepId: ids[1] })
    expect(kept.course).toMatchObject({ stepId: ids[0], startedAt: null })
  })
  it('puts the time into the step that is tapped', () => {
    const { sent } = play([
      [0, { kind: 'run' }],
      [3, { kind: 'move', stepId: ids[1] }],
      [4, { kind: 'done', waits: false }],
    ])
    expect(sent).toMatchObject([{ stepId: ids[1] }])
    expect(clock(sent[0]?.startedAt ?? '')).toBe('06:00')
  })
  it('takes the last tap back, what it has sent too', () => {
    const before = play([[0, { kind: 'run' }]])
    const after = play([[5, { kind: 'done', waits: false }]], before.kept)
    const undone = play([[6, { kind: 'undo' }]], after.kept)
    expect(undone.kept.course).toEqual(before.kept.course)
    expect(undone.sent).toEqual([{ ...after.sent[0], withdrawn: true }])
    expect(play([[7, { kind: 'undo' }]], undone.kept).sent).toEqual([])
  })
  it('ignores a finger that was quicker than the screen', () => {
    expect(play([[0, { kind: 'done', waits: false }]])).toEqual({ kept: nothingKept, sent: [] })
    const { kept } = play([
      [0, { kind: 'run' }],
      [1, { kind: 'pause' }],
    ])
    expect(play([[2, { kind: 'run' }]], kept).kept).toEqual(kept)
    expect(play([[2, { kind: 'pause' }]], kept).kept).toEqual(kept)
  })
  it('shows no time below 0 when the clock was put back', () => {
    const { kept } = play([[10, { kind: 'run' }]])
    expect(kept.course && running(kept.course, 0)).toBe(0)
    const { sent } = play([[0, { kind: 'done', waits: false }]], kept)
    expect((sent[0]?.startedAt ?? '') <= (sent[0]?.endedAt ?? '')).toBe(true)
  })
})

describe('the way through the steps of a place', () => {
  const [a, b, c, d] = [newId(), newId(), newId(), newId()] as [string, string, string, string]
  const row = (id: string, next: StepData['next']) => ({ id, data: StepData.parse({ name: id, next }) })
  const rows = [
    row(a, { to: b }),
    row(b, {
      decision: [
        { to: a, p: '0.7', return: true },
        { to: c, p: '0.1' },
        { to: d, p: '0.2' },
      ],
    }),
    row(c, { to: d }),
    row(d, { to: 'end' }),
  ] as const
  it('goes the likeliest way that is no return, past steps of other places', () => {
    expect(nextHere(rows, new Set([a, b, c, d]), rows[1])).toBe(d)
    expect(nextHere(rows, new Set([a, d]), rows[0])).toBe(d)
    expect(nextHere(rows, new Set([a, c]), rows[0])).toBeNull()
    expect(nextHere(rows, new Set([a, b, c, d]), rows[3])).toBeNull()
  })
  it('goes back as the table says, otherwise to the step before', () => {
    expect(backHere(rows, new Set([a, b, c, d]), rows[1])).toBe(a)
    expect(backHere(rows, new Set([a, b, c, d]), rows[3])).toBe(c)
    expect(backHere(rows, new Set([d]), rows[3])).toBeNull()
  })
})
