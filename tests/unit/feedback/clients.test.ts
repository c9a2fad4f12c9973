import { describe, expect, it } from 'vitest'
import { addMonths, askBy, askingState, type Asking } from '@/lib/feedback/clients/asking'
import { compareLists, countLines, hasChanges, type ListEntry } from '@/lib/feedback/clients/entry'
import { inForce, orderState } from '@/lib/feedback/clients/order'
import { alikeNames, likelyDoubles, personalIn } from '@/lib/feedback/clients/segment'
import { readTouchpointFilter, touchpointQuery } from '@/lib/feedback/clients/touchpoint-schema'
import { decisionRefusal, decisionStates, statusAfter, subjectOf } from '@/lib/feedback/situation/decide'
import type { Decision } from '@/lib/feedback/situation/content'
import { basisText, decisionKeys } from '@/lib/feedback/situation/labels'
import { byRank, placeOf, rankOf, readMarks } from '@/lib/feedback/situation/rank'
import { FeedbackSettingsInput } from '@/lib/feedback/settings-schema'

const asking = (more: Partial<Asking>): Asking => ({
  askedOn: null,
  open: false,
  since: '2026-01-31',
  months: 12,
  ...more,
})

describe('when clients are to be asked', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-05-15', 12, '2027-05-15'],
    ['2026-12-31', 36, '2029-12-31'],
  ])('%s and %i months: %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })
  it.each([
    [asking({ open: true, askedOn: '2020-01-01' }), '2026-11-30', 'OPEN'],
    [asking({ askedOn: '2025-11-30' }), '2026-11-30', 'SOON'],
    [asking({ askedOn: '2025-11-29' }), '2026-11-30', 'LATE'],
    [asking({ askedOn: '2025-12-30' }), '2026-11-30', 'SOON'],
    [asking({ askedOn: '2025-12-31' }), '2026-11-30', 'ASKED'],
    [asking({ since: '2026-11-01' }), '2026-11-30', 'NEVER'],
    [asking({ since: '2025-11-01' }), '2026-11-30', 'LATE'],
    [asking({ askedOn: '2026-05-29', months: 6 }), '2026-11-30', 'LATE'],
  ] as const)('%o on %s is %s', (one, today, state) => {
    expect(askingState(one, today)).toBe(state)
  })
  it('counts from the last asking, not from the beginning', () => {
    expect(askBy(asking({ askedOn: '2026-03-10' }))).toBe('2027-03-10')
  })
})

describe('an order', () => {
  const first = { edition: 1, from: '2026-01-01', until: null }
  const second = { edition: 2, from: '2026-06-01', until: '2026-12-31' }
  const all = [second, first]
  it.each([
    ['2025-12-31', 'AHEAD', 'AHEAD', undefined],
    ['2026-05-31', 'IN_FORCE', 'AHEAD', 1],
    ['2026-06-01', 'REPLACED', 'IN_FORCE', 2],
    ['2026-12-31', 'REPLACED', 'IN_FORCE', 2],
    ['2027-01-01', 'REPLACED', 'ENDED', undefined],
  ] as const)('on %s', (today, one, two, edition) => {
    expect(orderState(first, all, today)).toBe(one)
    expect(orderState(second, all, today)).toBe(two)
    expect(inForce(all, today)?.edition).toBe(edition)
  })
})

describe('a list against its act', () => {
  const entry = (id: string, name: string, place: string, unit?: { id: string; text: string }): ListEntry => ({
    id,
    name,
    values: { place: { id: '', text: place }, ...(unit && { unit }) },
  })
  it('tells what is new, gone, changed; a renamed unit is no change', () => {
    const before = [
      entry('1', 'Окно', 'кабинет 1'),
      entry('2', 'Линия', '122'),
      entry('3', 'Сайт', '', { id: 'u', text: 'Отдел' }),
    ]
    const after = [
      entry('1', 'Окно', 'кабинет 2'),
      entry('3', 'Сайт', '', { id: 'u', text: 'Отдел связи' }),
      entry('4', 'Чат', ''),
    ]
    const lines = compareLists('TOUCHPOINTS', before, after)
    expect(lines.map(({ state, entry: { id } }) => `${state} ${id}`)).toEqual([
      'changed 1',
      'added 4',
      'removed 2',
      'same 3',
    ])
    expect(lines[0]?.changes).toEqual([{ field: 'место', from: 'кабинет 1', to: 'кабинет 2' }])
    expect(hasChanges(countLines(lines))).toBe(true)
    expect(hasChanges(countLines(compareLists('TOUCHPOINTS', after, after)))).toBe(false)
  })
})

describe('a segment', () => {
  it.each([
    ['Семьи с первым ребёнком', 'Семья с первым ребенком', true],
    ['Семьи с первым ребёнком', 'Семьи со вторым и следующими детьми', false],
    ['Жители сёл без отделения МФЦ', 'Жители сел без отделения МФЦ', true],
    ['Предприниматели', 'Пенсионеры', false],
  ])('«%s» and «%s»: %s', (a, b, same) => {
    expect(alikeNames(a, b)).toBe(same)
  })
  it('of an agency is suggested beside the common ones of the same clients alone', () => {
    const one = (id: string, agencyId: string | null, side: 'EXTERNAL' | 'INTERNAL') => ({
      ...{ id, agencyId, side },
      name: 'Семьи с детьми',
    })
    const all = [one('c', null, 'EXTERNAL'), one('a', 'x', 'EXTERNAL'), one('b', 'x', 'INTERNAL')]
    const never = () => false
    expect(likelyDoubles(all, never, never).map(({ own, common }) => [own.id, common.length])).toEqual([['a', 1]])
    expect(likelyDoubles(all, ({ id }) => id === 'a', never)).toEqual([])
    // Said to be different from this common one, not from another.
    const more = [...all, one('d', null, 'EXTERNAL')]
    const apart = (own: { id: string }, common: { id: string }) => own.id === 'a' && common.id === 'c'
    expect(likelyDoubles(more, never, apart).map(({ own, common }) => [own.id, common.map(({ id }) => id)])).toEqual([
      ['a', ['d']],
    ])
    expect(likelyDoubles(all, never, apart)).toEqual([])
  })
  it.each([
    ['Пишите на ivanova@mail.ru', 'адрес почты'],
    ['Звонила с 8 (912) 345-67-89', 'номер телефона'],
    ['СНИЛС 112-233-445 95', 'СНИЛС'],
    ['паспорт 3314 № 123456', 'номер паспорта'],
    ['8 300 семей, 24 интервью, 38 дней', null],
    ['Линия 122, кабинет 14', null],
  ])('holds nothing of one person: %s', (text, what) => {
    expect(personalIn(text)).toBe(what)
  })
})

describe('the rank of a candidate', () => {
  const criteria = [
    { key: 'people', title: 'Людей', weight: 60 },
    { key: 'effort', title: 'Визитов', weight: 40 },
  ]
  it('is per cent of the highest marks', () => {
    const rank = (people: number, effort: number) =>
      rankOf({ people: { mark: people, why: '' }, effort: { mark: effort, why: '' } }, criteria).score
    expect([rank(5, 5), rank(0, 0), rank(5, 0), rank(3, 4)]).toEqual([100, 0, 60, 68])
  })
  it('waits until every criterion has its mark, and goes last', () => {
    const rank = rankOf({ people: { mark: 5, why: '' } }, criteria)
    expect(rank).toEqual({ score: null, given: 1, of: 2 })
    const full = { title: 'Я', rank: { score: 1, given: 2, of: 2 } }
    expect([{ title: 'А', rank }, full].sort(byRank)[0]).toBe(full)
  })
  it('gives equals one place, and none without all marks', () => {
    const all = [73, 73, 60, null].map((score) => ({ rank: { score, given: 2, of: 2 } }))
    expect(all.map((one) => placeOf(one, all))).toEqual([1, 1, 3, null])
  })
  it('reads what is stored', () => {
    expect(readMarks({ people: { mark: 4 }, effort: { mark: 9 }, x: 1 })).toEqual({ people: { mark: 4, why: '' } })
  })
})

describe('decisions on a situation', () => {
  const scenario = { history: '', asIs: '', toBe: 'Один визит', hypotheses: [], insights: [], measures: [] }
  const service = {
    id: '1',
    name: 'Справка',
    kind: 'service',
    agencyId: null,
    processId: null,
    proactive: 'no',
    consent: false,
    channels: '',
    barriers: '',
  } as const
  const base = {
    title: 'Рождение',
    services: [service],
    scenario,
    roadmapId: null,
    status: 'CANDIDATE' as const,
    decisions: {},
  }
  const made = (key: (typeof decisionKeys)[number], outcome: Decision['outcome'] = 'approved'): Decision => ({
    ...{ body: 'Совет', number: '1', on: '2026-01-01', text: '', by: '' },
    outcome,
    seen: subjectOf(key, base),
  })
  const states = (more: object, needed = decisionKeys) =>
    decisionStates({ ...base, ...more }, needed).map(({ state }) => state)
  it('wait for one another in Kirov', () => {
    expect(states({})).toEqual(['WAITS', 'LATER', 'LATER', 'LATER'])
    expect(states({ decisions: { choice: made('choice') } })).toEqual(['APPROVED', 'WAITS', 'LATER', 'LATER'])
    expect(decisionRefusal(base, decisionKeys, 'services')).toBe('LATER')
    expect(decisionRefusal(base, decisionKeys, 'choice')).toBeNull()
  })
  it('are only of the plan in Kuzbass', () => {
    expect(states({}, ['plan'])).toEqual(['NOT_NEEDED', 'NOT_NEEDED', 'NOT_NEEDED', 'EMPTY'])
    expect(states({ roadmapId: 'r' }, ['plan'])[3]).toBe('WAITS')
  })
  it('tell when what was approved has changed', () => {
    const decisions = { choice: made('choice'), services: made('services') }
    expect(states({ decisions })[1]).toBe('APPROVED')
    expect(states({ decisions, services: [{ ...service, name: 'Выписка' }] })[1]).toBe('CHANGED')
  })
  it('are refused where there is nothing to decide, or the situation is over', () => {
    expect(decisionRefusal({ ...base, services: [] }, ['services'], 'services')).toBe('EMPTY')
    expect(decisionRefusal({ ...base, status: 'CLOSED' }, decisionKeys, 'choice')).toBe('CLOSED')
    expect(states({ decisions: { choice: made('choice', 'declined') } })).toEqual([
      'REFUSED',
      'LATER',
      'LATER',
      'LATER',
    ])
  })
  it('make it chosen or declined', () => {
    expect(statusAfter('CANDIDATE', 'choice', 'approved')).toBe('CHOSEN')
    expect(statusAfter('CANDIDATE', 'choice', 'declined')).toBe('DECLINED')
    expect(statusAfter('CHOSEN', 'plan', 'declined')).toBe('CHOSEN')
  })
})

describe('what a journey stands on', () => {
  it.each([
    ['INTERVIEW', 1, 24, '24\u00a0интервью'],
    ['OBSERVATION', 1, 6, '6\u00a0наблюдений'],
    ['OWN_EXPERIENCE', 1, 3, '3\u00a0пройденных пути'],
    ['DESK', 2, 0, '2\u00a0изучения документов'],
  ] as const)('%s', (kind, n, people, text) => {
    expect(basisText({ kind, n, people })).toBe(text)
  })
})

describe('the address of a list', () => {
  it('keeps what was asked for and passes over what is strange', () => {
    const filter = readTouchpointFilter({ q: ' окно ', side: 'INTERNAL', status: 'all', agency: 'x', page: '-2' })
    expect(filter).toMatchObject({ q: 'окно', side: 'INTERNAL', status: null, agency: null, page: 1 })
    expect(readTouchpointFilter(Object.fromEntries(new URLSearchParams(touchpointQuery(filter))))).toEqual(filter)
    expect(touchpointQuery(readTouchpointFilter({}))).toBe('')
  })
})

describe('settings of clients', () => {
  const input = {
    ...{ threshold: '5', batchLeast: '20', periodMonths: '12', sortDays: '10', tellDays: '5', answerDays: '10' },
    addressDays: '90',
    channels: { 0: { key: 'desk', title: 'у окна' }, 1: { title: 'в чате' }, 2: { title: '' } },
    criteria: { 0: { key: 'people', title: 'Людей', weight: '40' } },
  }
  it('give a key of its own to what is added and drop what is empty', () => {
    const read = FeedbackSettingsInput.parse(input)
    expect(read.channels.map(({ title }) => title)).toEqual(['у окна', 'в чате'])
    expect(read.channels[1]?.key).toMatch(/^own-[a-z-]+$/)
    expect(read.criteria).toEqual([{ key: 'people', title: 'Людей', weight: 40 }])
  })
  it.each([
    [{ batchLeast: '4' }, 'batchLeast'],
    [{ threshold: '2' }, 'threshold'],
    [{ channels: {} }, 'channels'],
    [{ channels: { 0: { title: 'Окно' }, 1: { title: 'окно' } } }, 'channels'],
    [{ appealUrl: 'javascript:alert(1)' }, 'appealUrl'],
  ])('refuse %o', (more, field) => {
    const read = FeedbackSettingsInput.safeParse({ ...input, ...more })
    expect(read.error?.issues[0]?.path[0]).toBe(field)
  })
})
