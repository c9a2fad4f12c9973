import { expect, it } from 'vitest'
import { problemsOn, statusOn } from '../../../prisma/seed/problems-on'

const problem = {
  ...{ title: 'Очередь', said: 'Очередь до часа', measure: 'Ещё два окна и запись', answer: 'Открыли два окна' },
  ...{ heardOn: '2026-05-11', publishedOn: '2026-06-01', toldOn: '2026-08-03', declinedOn: null },
  editions: [
    { title: 'Очередь', said: 'Очередь', measure: 'Ещё два окна', answer: '', on: '2026-07-06' },
    { title: 'Очередь', said: 'Очередь', measure: 'Ещё одно окно', answer: '', on: '2026-06-10' },
  ],
}

it('a results page of the demonstration tells of problems what could be told on its day', () => {
  const on = (day: string) => problemsOn([problem], day)
  expect(on('2026-05-10')).toEqual({ problems: [], problemsUnshown: 0 })
  expect(on('2026-05-31')).toEqual({ problems: [], problemsUnshown: 1 })
  expect(on('2026-06-09').problems).toEqual([{ title: 'Очередь', state: 'DOING', text: 'Ещё одно окно' }])
  expect(on('2026-06-24').problems).toEqual([{ title: 'Очередь', state: 'DOING', text: 'Ещё два окна' }])
  expect(on('2026-08-02').problems).toEqual([
    { title: 'Очередь до часа', state: 'DOING', text: 'Ещё два окна и запись' },
  ])
  expect(on('2026-08-03').problems).toEqual([{ title: 'Очередь до часа', state: 'DONE', text: 'Открыли два окна' }])
})

it('a signed report of the demonstration knows of problems what was known on its day', () => {
  const days = { toldOn: '2026-08-03', doneOn: '2026-07-31', declinedOn: null }
  expect(['2026-06-14', '2026-07-31', '2026-08-03'].map((day) => statusOn(days, day))).toEqual([
    'IN_WORK',
    'DONE',
    'TOLD',
  ])
})
