import { describe, expect, it } from 'vitest'
import { FeedbackSettings } from '@/lib/core/tenant'
import { feedbackReadings } from '@/lib/feedback/readings'
import { FeedbackSettingsInput } from '@/lib/feedback/settings-schema'
import { termsOf, termText } from '@/lib/feedback/terms'
import { addressGoesOn, addressKeptWords } from '@/lib/feedback/told/address-term'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const settings = FeedbackSettings.parse({ sortDays: 7, internalTellDays: 2 })

describe('the days of each side', () => {
  it('are those of external clients until somebody decides of internal ones', () => {
    expect(termsOf(settings, 'EXTERNAL')).toEqual({ sortDays: 7, tellDays: 5, answerDays: 10 })
    expect(termsOf(settings, 'INTERNAL')).toEqual({ sortDays: 7, tellDays: 2, answerDays: 10 })
  })
  it('stand apart in words only where they differ, in the readings too', () => {
    expect(plain(termText(settings, 'sortDays'))).toBe('7 рабочих дней')
    expect(plain(termText(settings, 'tellDays'))).toBe('5 рабочих дней, по внутренним клиентам – 2 рабочих дня')
    const reading = feedbackReadings(settings, null).find(({ key }) => key === 'clients:problems')
    expect(plain(reading?.value ?? '')).toContain('по внутренним клиентам – 2 рабочих дня')
  })
  it('are left empty or typed in the settings', () => {
    const { internalSortDays, internalTellDays } = FeedbackSettingsInput.shape
    expect(internalSortDays.parse('')).toBeNull()
    expect(internalTellDays.parse(' 3 ')).toBe(3)
    expect(internalTellDays.safeParse('61').success).toBe(false)
  })
})

describe('an address left to be told at', () => {
  const left = { leftOn: '2026-03-01', surveyEndedOn: null, surveyOpen: false, waits: false }
  it.each([
    ['beside a word without a letter to come', left, '2026-05-30'],
    ['beside a survey that goes on', { ...left, surveyOpen: true }, null],
    ['beside a survey that ended later', { ...left, surveyEndedOn: '2026-04-01' }, '2026-06-30'],
    ['after the end of the survey', { ...left, surveyEndedOn: '2026-02-01' }, '2026-05-30'],
    ['while a problem of it is open', { ...left, surveyEndedOn: '2026-02-01', waits: true }, null],
  ])('%s goes on %s', (_name, facts, day) => {
    expect(addressGoesOn(facts, 90)).toBe(day)
  })
  it('is asked for with the very term', () => {
    expect(plain(addressKeptWords.survey(21))).toContain('через 21 день после окончания опроса')
    expect(plain(addressKeptWords.word(90))).toContain('через 90 дней')
  })
})
