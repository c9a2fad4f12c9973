import { describe, expect, it } from 'vitest'
import { writeNote, type NoteFigures, type NoteVoice } from '@/lib/quarterly/note'

const figures = (voices: NoteVoice[]): NoteFigures => ({
  quarter: { year: 2026, quarter: 3 },
  asOf: '2026-09-30',
  running: false,
  due: null,
  rows: [],
  trend: [],
  indicators: [],
  voices,
  toolCount: 0,
  effect: { hours: '0', money: '0' },
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
