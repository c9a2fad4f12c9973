import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/core/dates'
import { transitionRefusal } from '@/lib/rating/status/labels'
import {
  aheadOf,
  areResultsOut,
  assessmentMachine,
  assessmentStatuses,
  decideRestore,
  decideTakeUp,
  decideWithdraw,
  isNotSubmitted,
  isVerifiedNext,
  transition,
  type AssessmentEvent,
  type AssessmentStatus,
} from '@/lib/rating/status/rules'
import { decidePublish, publicationChecklist, type ChecklistInput } from '@/lib/rating/publication/checklist'
import { levelValidity, validUntil } from '@/lib/rating/award/validity'
import { objectionStateText } from '@/lib/rating/settlement/labels'
import { decideFinalise, decideObject } from '@/lib/rating/settlement/window'
import { objectionOpen, objectionState, objectionWindow } from '@/lib/rating/methodology/window'

const after = (status: AssessmentStatus, ...events: AssessmentEvent[]): AssessmentStatus | string => {
  let at = status
  for (const event of events) {
    const next = transition(at, event)
    if (!next.ok) return `${at}: ${event} ${next.reason}`
    at = next.value
  }
  return at
}

describe('statuses of a self-assessment', () => {
  it('go from start to end with and without an objection', () => {
    const toReceipt: AssessmentEvent[] = ['START', 'SUBMIT', 'TAKE_UP', 'VERIFY', 'SEND_RESULTS', 'RECEIVE']
    expect(after('NOT_STARTED', ...toReceipt, 'FINALISE')).toBe('FINAL')
    expect(after('NOT_STARTED', ...toReceipt, 'OBJECT', 'SETTLE', 'FINALISE')).toBe('FINAL')
    expect(after('FINAL', 'REOPEN')).toBe('FINAL: REOPEN WRONG_STATUS')
    expect(after('SUBMITTED', 'RETURN', 'SUBMIT', 'TAKE_UP', 'RETURN')).toBe('DRAFT')
    expect(after('VERIFIED', 'REOPEN')).toBe('VERIFICATION')
  })

  it('allow exactly these moves', () => {
    const table = Object.fromEntries(assessmentStatuses.map((status) => [status, assessmentMachine.events(status)]))
    expect(table).toEqual({
      NOT_STARTED: ['START', 'TAKE_UP_OVERDUE', 'WITHDRAW'],
      DRAFT: ['SUBMIT', 'TAKE_UP_OVERDUE', 'WITHDRAW'],
      SUBMITTED: ['RETURN', 'TAKE_UP', 'WITHDRAW'],
      VERIFICATION: ['RETURN', 'VERIFY', 'WITHDRAW'],
      VERIFIED: ['SEND_RESULTS', 'REOPEN', 'WITHDRAW'],
      RESULTS_SENT: ['RECEIVE', 'WITHDRAW'],
      RECEIVED: ['OBJECT', 'FINALISE', 'WITHDRAW'],
      OBJECTED: ['SETTLE', 'WITHDRAW'],
      SETTLED: ['FINALISE', 'WITHDRAW'],
      FINAL: ['WITHDRAW'],
      WITHDRAWN: [],
    })
  })

  it('nothing is changed by the agency once submitted', () => {
    expect(assessmentStatuses.filter(isNotSubmitted)).toEqual(['NOT_STARTED', 'DRAFT'])
    expect(assessmentStatuses.filter(isVerifiedNext)).toEqual(['SUBMITTED', 'VERIFICATION'])
    expect(assessmentStatuses.filter(areResultsOut)).toEqual([
      'RESULTS_SENT',
      'RECEIVED',
      'OBJECTED',
      'SETTLED',
      'FINAL',
    ])
    expect(aheadOf('resultsSentDue')).toEqual(['NOT_STARTED', 'DRAFT', 'SUBMITTED', 'VERIFICATION', 'VERIFIED'])
  })

  it('let an agency leave at any stage and come back to where it was, until the rating is published', () => {
    for (const status of assessmentStatuses.filter((one) => one !== 'WITHDRAWN')) {
      expect(decideWithdraw({ status, campaign: 'OPEN' })).toEqual({ ok: true, value: 'WITHDRAWN' })
      expect(decideWithdraw({ status, campaign: 'PUBLISHED' })).toEqual({ ok: false, reason: 'CAMPAIGN_OVER' })
      expect(decideRestore({ withdrawnFrom: status, campaign: 'OPEN', agencyActive: true })).toEqual({
        ok: true,
        value: status,
      })
    }
    expect(decideWithdraw({ status: 'WITHDRAWN', campaign: 'OPEN' })).toEqual({ ok: false, reason: 'WRONG_STATUS' })
    expect(decideRestore({ withdrawnFrom: null, campaign: 'OPEN', agencyActive: true })).toEqual({
      ok: false,
      reason: 'WRONG_STATUS',
    })
    expect(decideRestore({ withdrawnFrom: 'DRAFT', campaign: 'PUBLISHED', agencyActive: true })).toEqual({
      ok: false,
      reason: 'CAMPAIGN_OVER',
    })
    expect(decideRestore({ withdrawnFrom: 'DRAFT', campaign: 'OPEN', agencyActive: false })).toEqual({
      ok: false,
      reason: 'AGENCY_ENDED',
    })
  })

  it('are refused in words', () => {
    expect(transition('VERIFICATION', 'SUBMIT')).toEqual({ ok: false, reason: 'WRONG_STATUS' })
    expect(transitionRefusal('VERIFICATION', 'SUBMIT')).toBe(
      'Отправить самооценку нельзя: идёт проверка. Обновите страницу.',
    )
  })

  it('let the authority rate who did not submit, but only past the due day', () => {
    const due = '2026-12-15'
    expect(decideTakeUp({ status: 'SUBMITTED', due, today: '2026-12-01' })).toEqual({ ok: true, value: 'VERIFICATION' })
    expect(decideTakeUp({ status: 'DRAFT', due, today: due })).toEqual({ ok: false, reason: 'NOT_OVERDUE' })
    expect(decideTakeUp({ status: 'NOT_STARTED', due, today: '2026-12-16' })).toEqual({
      ok: true,
      value: 'VERIFICATION',
    })
    expect(decideTakeUp({ status: 'FINAL', due, today: '2026-12-16' })).toEqual({ ok: false, reason: 'WRONG_STATUS' })
  })
})

describe('the objection window', () => {
  it('is fifteen working days from the day after receipt', () => {
    expect(objectionWindow('2026-02-20')).toEqual({ lastDay: '2026-03-17', workingDays: 15, calendarKnown: true })
    expect(objectionWindow('2027-02-19')).toEqual({ lastDay: '2027-03-16', workingDays: 15, calendarKnown: true })
    expect(objectionWindow('2028-02-18').calendarKnown).toBe(false)
  })

  it('is open through its last day', () => {
    expect(objectionState(null, 15, '2026-02-20')).toEqual({ code: 'NOT_RECEIVED' })
    expect(objectionState('2026-02-20', 15, '2026-02-20')).toMatchObject({ code: 'OPEN', workingDaysLeft: 15 })
    expect(objectionState('2026-02-20', 15, '2026-02-24')).toMatchObject({ code: 'OPEN', workingDaysLeft: 15 })
    expect(objectionState('2026-02-20', 15, '2026-02-25')).toMatchObject({ code: 'OPEN', workingDaysLeft: 14 })
    expect(objectionState('2026-02-20', 15, '2026-03-17')).toMatchObject({ code: 'OPEN', workingDaysLeft: 1 })
    expect(objectionState('2026-02-20', 15, '2026-03-18')).toMatchObject({ code: 'CLOSED', lastDay: '2026-03-17' })
    expect(objectionOpen('2026-02-20', 15, '2026-03-17')).toBe(true)
    expect(objectionOpen('2026-02-20', 15, '2026-03-18')).toBe(false)
    expect(objectionOpen(null, 15, '2026-03-18')).toBe(false)
  })

  it('says when it guesses', () => {
    const state = objectionState('2028-02-18', 15, '2028-02-21')
    expect(objectionStateText(state)).toContain('Производственного календаря на этот год ещё нет')
    expect(objectionStateText(objectionState('2026-02-20', 15, '2026-03-17'))).toBe(
      'Несогласие можно направить до 17\u00a0марта\u00a02026\u00a0г. включительно, в запасе 1\u00a0рабочий день.',
    )
  })

  it('runs down by one each working day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 1, max: 30 }), (start, workingDays) => {
        const received = addDays('2024-01-01', start)
        const { lastDay } = objectionWindow(received, workingDays)
        let previous = workingDays
        for (let day = received; day <= lastDay; day = addDays(day, 1)) {
          const state = objectionState(received, workingDays, day)
          if (state.code !== 'OPEN') throw new Error(`closed on ${day}`)
          expect([previous, previous - 1]).toContain(state.workingDaysLeft)
          previous = state.workingDaysLeft
        }
        expect(previous).toBe(1)
        expect(objectionOpen(received, workingDays, addDays(lastDay, 1))).toBe(false)
      }),
      { numRuns: 50 },
    )
  })

  it('decides who may object and when the result is final', () => {
    const window = { receivedDate: '2026-02-20', workingDays: 15 }
    const inside = '2026-03-17'
    const past = '2026-03-18'
    expect(decideObject({ status: 'RECEIVED', today: inside, ...window })).toEqual({ ok: true, value: 'OBJECTED' })
    expect(decideObject({ status: 'RECEIVED', today: past, ...window })).toEqual({ ok: false, reason: 'WINDOW_CLOSED' })
    expect(decideObject({ status: 'RESULTS_SENT', today: inside, receivedDate: null, workingDays: 15 })).toEqual({
      ok: false,
      reason: 'NOT_RECEIVED',
    })
    expect(decideObject({ status: 'FINAL', today: inside, ...window })).toEqual({ ok: false, reason: 'WRONG_STATUS' })
    const finalise = (status: AssessmentStatus, today: string, waived = false) =>
      decideFinalise({ status, today, waived, ...window })
    expect(finalise('RECEIVED', inside)).toEqual({ ok: false, reason: 'WINDOW_OPEN' })
    expect(finalise('RECEIVED', inside, true)).toEqual({ ok: true, value: 'FINAL' })
    expect(finalise('RECEIVED', past)).toEqual({ ok: true, value: 'FINAL' })
    expect(finalise('SETTLED', inside)).toEqual({ ok: true, value: 'FINAL' })
    expect(finalise('OBJECTED', past)).toEqual({ ok: false, reason: 'WRONG_STATUS' })
    expect(finalise('RESULTS_SENT', past)).toEqual({ ok: false, reason: 'NOT_RECEIVED' })
  })
})

describe('a level that runs out', () => {
  it('holds through the same day next year', () => {
    expect(validUntil({ validityYears: 1 }, '2026-03-27')).toBe('2027-03-27')
    expect(validUntil({ validityYears: 1 }, '2028-02-29')).toBe('2029-02-28')
    expect(validUntil({}, '2026-03-27')).toBeNull()
  })

  it('asks to be confirmed in good time', () => {
    expect(levelValidity(null, '2027-03-27')).toBe('UNLIMITED')
    expect(levelValidity('2027-03-27', '2027-01-25')).toBe('VALID')
    expect(levelValidity('2027-03-27', '2027-01-26')).toBe('CONFIRM_SOON')
    expect(levelValidity('2027-03-27', '2027-03-27')).toBe('CONFIRM_SOON')
    expect(levelValidity('2027-03-27', '2027-03-28')).toBe('EXPIRED')
  })
})

describe('publishing', () => {
  const participant = (status: AssessmentStatus, more: Partial<ChecklistInput['participants'][number]> = {}) => ({
    agencyId: status,
    name: `Орган ${status}`,
    status,
    windowLastDay: null,
    openMaterialRequests: 0,
    ...more,
  })
  const checklist = (participants: ChecklistInput['participants'], today = '2026-03-27') =>
    publicationChecklist({ today, publicationDue: '2026-04-01', participants })

  it('has nothing to say when all is final', () => {
    expect(checklist([participant('FINAL')])).toEqual([])
  })

  it('lists what is unfinished, blocking items first', () => {
    const items = checklist([
      ...assessmentStatuses.map((status) =>
        participant(status, status === 'RECEIVED' ? { windowLastDay: '2026-03-27' } : {}),
      ),
      participant('RECEIVED', {
        agencyId: 'late',
        name: 'Орган после срока',
        windowLastDay: '2026-03-26',
        openMaterialRequests: 1,
      }),
    ])
    expect(items.map(({ code, count, blocking }) => [code, count, blocking])).toEqual([
      ['OBJECTION_OPEN', 1, true],
      ['WINDOW_OPEN', 1, true],
      ['NOT_RECEIVED', 1, true],
      ['RESULTS_NOT_SENT', 1, true],
      ['NOT_VERIFIED', 2, true],
      ['NOT_FINALISED', 2, true],
      ['NOT_SUBMITTED', 1, false],
      ['NOT_STARTED', 1, false],
      ['MATERIAL_OPEN', 1, false],
    ])
    expect(items.find(({ code }) => code === 'MATERIAL_OPEN')?.agencies).toEqual([
      { agencyId: 'late', name: 'Орган после срока' },
    ])
  })

  it('knows an empty campaign and a late one', () => {
    expect(checklist([participant('DRAFT')], '2026-04-02').map(({ code, blocking }) => [code, blocking])).toEqual([
      ['NOBODY_FINAL', true],
      ['NOT_SUBMITTED', false],
      ['PAST_DUE', false],
    ])
    expect(checklist([])).toMatchObject([{ code: 'NOBODY_FINAL', count: 0, blocking: true }])
  })

  it('wants a reason for a correction and for leaving somebody out', () => {
    const clean = checklist([participant('FINAL')])
    const leftOut = checklist([participant('FINAL'), participant('DRAFT')])
    expect(decidePublish('OPEN', clean, '')).toEqual({ ok: true, value: 'PUBLISHED' })
    expect(decidePublish('OPEN', leftOut, ' ')).toEqual({ ok: false, reason: 'REASON_REQUIRED' })
    expect(decidePublish('OPEN', leftOut, 'не представил самооценку')).toEqual({ ok: true, value: 'PUBLISHED' })
    expect(decidePublish('PUBLISHED', clean, '')).toEqual({ ok: false, reason: 'REASON_REQUIRED' })
    expect(decidePublish('PUBLISHED', clean, 'исправлен балл')).toEqual({ ok: true, value: 'PUBLISHED' })
    const blocked = checklist([participant('FINAL'), participant('OBJECTED')])
    expect(decidePublish('OPEN', blocked, 'спешим')).toEqual({ ok: false, reason: 'CHECKLIST_BLOCKS' })
  })
})
