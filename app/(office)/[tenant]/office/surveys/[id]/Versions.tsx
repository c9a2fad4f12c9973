import { DataTable } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { formatShort } from '@/lib/core/dates'
import { questionsText, answeredText } from '@/lib/feedback/survey/labels'
import type { SurveyView, VersionDifference } from '@/lib/feedback/survey/view'
import { StageMark } from '../StageMark'

const quoted = (titles: readonly string[]): string => titles.map((title) => `«${title || '…'}»`).join(', ')

/** What changed, and which answers can still be compared. */
export function Difference({ difference }: { difference: VersionDifference }) {
  const { added, gone, worded, rescaled, same } = difference
  const lines = [
    added.length > 0 && `Новые: ${quoted(added)}.`,
    gone.length > 0 && `Убраны: ${quoted(gone)}.`,
    worded.length > 0 && `Другие слова или условие, ответы сравнимы: ${quoted(worded)}.`,
    rescaled.length > 0 && `Другая шкала, ответы не сравнить: ${quoted(rescaled.map(({ title }) => title))}.`,
    same > 0 && `Без изменений: ${questionsText(same)}.`,
  ].filter((line) => line !== false)
  return (
    <ul className="w-full text-sm">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** What was started; answers stay with the version that asked them. */
export function Versions({ survey }: { survey: SurveyView }) {
  if (survey.versions.length === 0) return null
  return (
    <Section title="Версии" lead="Запущенная версия не меняется; ответы остаются с той, по которой их дали.">
      <DataTable
        caption="Версии анкеты"
        dense
        rows={survey.versions}
        rowKey={({ id }) => id}
        columns={[
          { key: 'number', header: 'Версия', phone: 'title', cell: ({ number }) => `Версия ${number}` },
          { key: 'on', header: 'Запущена', cell: ({ startedOn }) => formatShort(startedOn) },
          { key: 'by', header: 'Кем', cell: ({ startedBy }) => startedBy },
          { key: 'questions', header: 'Вопросов', numeric: true, cell: ({ questions }) => questions },
          {
            key: 'difference',
            header: 'Что изменилось',
            phone: 'wide',
            width: '45%',
            cell: ({ difference }) => (difference ? <Difference difference={difference} /> : 'первая'),
          },
        ]}
      />
    </Section>
  )
}

/** The same questions at other times. */
export function Waves({ at, survey }: { at: string; survey: SurveyView }) {
  if (survey.waves.length === 0) return null
  return (
    <Section title="Волны" lead="Те же вопросы в другое время: их ответы сравнивают.">
      <DataTable
        caption="Волны опроса"
        dense
        rows={survey.waves}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'title',
            header: 'Опрос',
            phone: 'title',
            width: '50%',
            cell: ({ id, title }) => (id === survey.id ? <b>{title}</b> : <a href={`${at}/${id}`}>{title}</a>),
          },
          { key: 'stage', header: 'Состояние', cell: ({ stage }) => <StageMark stage={stage} /> },
          { key: 'on', header: 'Первый день', cell: ({ opensOn }) => (opensOn ? formatShort(opensOn) : '–') },
          {
            key: 'answered',
            header: 'Ответили',
            numeric: true,
            cell: ({ stage, answered }) => (stage === 'DRAFT' ? '–' : answeredText({ answered, asked: null })),
          },
        ]}
      />
    </Section>
  )
}
