import { describe, expect, it } from 'vitest'
import { factSources } from '@/lib/fact-sources'
import { quarterPartNames, quarterParts } from '@/lib/quarter-parts'
import { factBlocks, QuarterlyFacts } from '@/lib/quarterly/facts'
import {
  noteBars,
  noteColumns,
  noteTitles,
  writeNote,
  type NoteFigures,
  type NoteRow,
  type NoteVoice,
} from '@/lib/quarterly/note'
import { noteSections } from '@/lib/quarterly/schema'

const nothing = Object.fromEntries(quarterPartNames.map((name) => [name, null])) as NoteFigures['programme']
const figures = (voices: NoteVoice[]): NoteFigures => ({
  quarter: { year: 2026, quarter: 3 },
  asOf: '2026-09-30',
  running: false,
  due: null,
  rows: [],
  trend: [],
  indicators: [],
  voices,
  programme: { ...nothing, proposals: { hours: '0', money: '0' }, tools: { tools: 0 } },
})
const voice = (name: string, difficulties: string, needs = ''): NoteVoice => ({ name, difficulties, needs })

describe('difficulties in the note', () => {
  it('says the same words once, with everybody who wrote them, the most frequent first', () => {
    const text = writeNote(
      figures([
        voice('А', 'Нет людей.'),
        voice('Б', 'Нет данных.', 'Обучите.'),
        voice('В', ' нет \n данных. '),
        voice('Г', 'Трудностей нет.'),
      ]),
    ).difficulties
    expect(text.split('\n')).toEqual([
      'О трудностях сообщили 3\u00a0органа:',
      '«Б», «В»: Нет данных.',
      '«А»: Нет людей.',
      'Просят помощи:',
      '«Б»: Обучите.',
    ])
  })

  it('says how many agencies stand only in their reports when all wrote different words', () => {
    const text = writeNote(
      figures(Array.from({ length: 33 }, (_, i) => voice(`Орган ${i}`, `Трудность ${i}`))),
    ).difficulties
    expect(text.split('\n')).toHaveLength(32)
    expect(text).toContain('Ещё 3\u00a0органа – в отчётах.')
  })
})

describe('parts of the modules', () => {
  const row = (name: string, projects: number, filed: number): NoteRow => ({
    agencyId: name,
    name,
    state: 'ACCEPTED',
    timing: 'IN_TIME',
    parts: {
      projects: { opened: projects, finished: 1, stages: 2, late: projects },
      proposals: { filed, done: 1 },
      practices: { practices: 1 },
      roadmaps: { total: 2, accepted: 1, late: 1 },
      tools: { applied: 3 },
      processes: { registered: 4, reengineered: 0 },
    },
  })
  const full: NoteFigures = {
    ...figures([]),
    rows: [row('А', 2, 0), row('Б', 0, 5)],
    programme: { ...nothing, proposals: { hours: '12.5', money: '0' }, tools: { tools: 4 } },
  }

  it('stand in the note between its own sections, with their words, columns and bars', () => {
    expect(noteSections).toEqual([
      'summary',
      'discipline',
      'indicators',
      'projects',
      'proposals',
      'practices',
      'roadmaps',
      'tools',
      'processes',
      'difficulties',
      'conclusions',
    ])
    expect(noteSections.map((section) => noteTitles[section]).every(Boolean)).toBe(true)
    const note = writeNote(full)
    expect(note.summary).toContain(
      'Открыто 2\u00a0проекта, завершено 2; подано 5\u00a0предложений по улучшению, внедрено 2; опубликовано 2\u00a0практики.',
    )
    expect(note.projects).toContain('Больше всего проектов открыли: «А» (2).')
    expect(note.proposals).toContain('Эффект внедрённых в год: 12,5 ч.')
    expect(note.proposals).toContain('Ни одного предложения не подали работники органа: «А».')
    expect(note.processes).toContain('внесено 8\u00a0процессов, реинжиниринг прошли 0.')
    expect(note.conclusions.split('\n')[2]).toBe(
      '3. Кураторам проектов с опаздывающими этапами закрыть этапы или перенести сроки с причиной.',
    )
    expect(noteColumns(full).map(({ cell }) => cell(full.rows[1] ?? row('', 0, 0)))).toEqual([
      '0 / 1',
      '2 / 0',
      '5 / 1',
      '1',
      '1 из 2',
      '3 из 4',
      '4 / 0',
    ])
    expect(noteBars(full).map(({ part, rows }) => [part, rows.map(({ values }) => values)])).toEqual([
      [
        'projects',
        [
          [2, 1],
          [0, 1],
        ],
      ],
      ['proposals', [[0], [5]]],
    ])
  })

  it('count what the plan counts, and figures of their own', () => {
    for (const name of quarterPartNames) {
      const { counted, sums } = quarterParts[name].note
      for (const source of Object.values<string>(counted)) expect(Object.keys(factSources)).toContain(source)
      expect(sums).toEqual(expect.arrayContaining(Object.keys(counted)))
    }
    // No two parts store a field of the same name.
    const fields = quarterPartNames.flatMap((name) => Object.keys(quarterParts[name].facts))
    expect(new Set(fields).size).toBe(fields.length)
  })

  it('read facts that were frozen before there were road maps, tools and processes', () => {
    const none = { total: 0, rows: [] }
    const facts = QuarterlyFacts.parse({
      asOf: '2025-03-31',
      opened: none,
      stages: none,
      finished: { total: 1, rows: [{ id: 'p', title: '№ 1. Справки' }] },
      late: none,
      running: 0,
      proposals: { filed: 1, accepted: 1, done: 0, waiting: 1, overdue: 1, hours: '0', money: '0', rows: [] },
      practices: none,
    })
    expect(factBlocks(facts).map(({ title }) => title)).toEqual([
      'Проекты открыты',
      'Этапы закрыты',
      'Проекты завершены',
      'Этапы опаздывают',
      'Предложения по улучшению',
      'Практики опубликованы',
      'Процессы внесены в утверждённый реестр',
      'Процессы прошли реинжиниринг',
    ])
  })
})
