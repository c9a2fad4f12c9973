/** Results as rows of a table file: a row a value of a question, every figure as on the page. Pure. */
import type { SurveyResults } from './view-page'
import { changeText, figureText, groupName, intervalText, measureText } from './words'

type Row = (string | number | null)[]

const head: Row = [
  '№',
  'Вопрос',
  'Ответ',
  'Человек',
  '%',
  'Ответили на вопрос',
  'Не знаю',
  'Показатель',
  'Интервал 95 %',
]

/** Every question by its number; hidden ones say so and hold no figure. */
export function resultRows({ questions }: SurveyResults): Row[] {
  return [
    head,
    ...questions.flatMap(({ question, number, status, n, dontKnow, values, rows, measure, measureHidden }): Row[] => {
      if (status === 'hidden') return [[number, question.title, 'скрыто', null, null, null, null, '', '']]
      const own: Row = [
        ...[number, question.title, '', null, null, n, dontKnow],
        measure ? measureText(measure) : measureHidden ? 'скрыто' : '',
        measure?.kind === 'marks'
          ? intervalText(measure.satisfied)
          : measure?.kind === 'nps' && measure.interval
            ? intervalText(measure.interval)
            : '',
      ]
      return [
        own,
        ...values.map(({ label, count, share }): Row => [
          ...[number, question.title, label, count, figureText(share), n, null, '', ''],
        ]),
        ...rows.flatMap(({ label, hidden, n: people, mean, importance, values: chosen }): Row[] =>
          hidden
            ? [[number, question.title, label, null, null, null, null, 'скрыто', '']]
            : [
                [
                  ...[number, question.title, label, people, null, n, null],
                  [mean && `в среднем ${figureText(mean)}`, importance && `важность ${figureText(importance)}`]
                    .filter(Boolean)
                    .join(', '),
                  '',
                ],
                ...chosen.map((one): Row => [
                  ...[number, question.title, `${label}: ${one.label}`, one.count, figureText(one.share)],
                  ...[people, null, '', ''],
                ]),
              ],
        ),
      ]
    }),
  ]
}

/** The main question by waves and by the groups of the chosen attribute. */
export function compareRows({ waves, groups, splits, by }: SurveyResults): Row[] {
  const title = splits.find(({ key }) => key === by)?.label ?? ''
  return [
    [
      'Что',
      'Название',
      'Ответили на главный вопрос',
      'Показатель',
      'Интервал 95 %',
      'Против остальных или прошлой волны',
    ],
    ...waves.map(({ title: name, result, change }): Row => [
      ...['Волна', name, result.status === 'shown' ? result.n : null],
      result.status === 'hidden' ? 'скрыто' : result.measure ? measureText(result.measure) : '',
      result.measure?.kind === 'marks' ? intervalText(result.measure.satisfied) : '',
      changeText(change),
    ]),
    ...(groups?.lines ?? []).map(({ result, against, ...group }): Row => [
      ...[title, groupName(group), result && result.n],
      result === null ? 'скрыто' : result.measure ? measureText(result.measure) : '',
      result?.measure?.kind === 'marks' ? intervalText(result.measure.satisfied) : '',
      changeText(against),
    ]),
    ...(groups && groups.notSplit > 0 ? [[title, 'Не разложено', groups.notSplit, '', '', ''] as Row] : []),
  ]
}
