import { DataTable, type Column } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { formatDecimal } from '@/lib/core/decimal'
import { count, formatNumber, upperFirst } from '@/lib/core/format'
import type { CourseItem } from '@/lib/processes/request/view'

type Props = { tenant: string; item: CourseItem; money: boolean }
type Step = CourseItem['course']['steps'][number]

const columns: Column<Step>[] = [
  { key: 'number', header: '№', width: '3rem', phone: 'hide', cell: ({ number }) => number },
  { key: 'name', header: 'Шаг', phone: 'title', cell: ({ name }) => name || 'без названия' },
  { key: 'roles', header: 'Роль', cell: ({ roles }) => roles || '–' },
  { key: 'wait', header: 'Ожидание до', numeric: true, cell: ({ wait }) => wait || '–' },
  { key: 'work', header: 'Работа', numeric: true, phone: 'lead', cell: ({ work }) => work || '–' },
]

/** «9 шагов, прогон 18,4 р. д., 1 987,09 ₽». */
const courseWords = ({ course }: CourseItem, money: boolean): string =>
  [
    course.steps.length === 0 ? 'шагов нет' : count(course.steps.length, 'шаг', 'шага', 'шагов'),
    course.lead ? `прогон ${course.lead}` : '',
    money && course.run ? `${formatDecimal(course.run)}\u00a0₽` : '',
  ]
    .filter(Boolean)
    .join(', ')

/** A process in the form of an answer: its steps are kept in their table, volume and note here. */
export function CourseItemFields({ tenant, item, index, money }: Props & { index: number }) {
  const { process, course, runsPerYear, note } = item
  const steps = `/${tenant}/office/processes/${process.id}/steps`
  return (
    <fieldset className="border-t-2 border-ink pt-4">
      <legend className="float-left mb-1 w-full text-lg font-semibold">
        {process.code} {process.name}
      </legend>
      <p className="clear-both mb-3">
        {process.dropped ? (
          <span className="text-muted">Исключён из реестра: отвечать о нём не нужно.</span>
        ) : course.steps.length === 0 ? (
          <span className="text-warn">
            ! Шагов ещё нет. <a href={steps}>Внести шаги и времена</a>
          </span>
        ) : (
          <>
            {upperFirst(courseWords(item, money))}. <a href={steps}>Проверить шаги и времена</a>
          </>
        )}
        {course.steps.length > 0 && course.doubts.length > 0 && (
          <span className="block text-warn">
            ! {course.doubts[0]}
            {course.doubts.length > 1
              ? ` И ещё ${count(course.doubts.length - 1, 'сомнение', 'сомнения', 'сомнений')}.`
              : ''}
          </span>
        )}
      </p>
      <input type="hidden" name={`items.${index}.id`} value={item.id} />
      <div className="grid gap-4 sm:grid-cols-[14rem_1fr]">
        <TextField
          name={`items.${index}.runsPerYear`}
          label="Раз в год"
          inputMode="numeric"
          defaultValue={runsPerYear === null ? '' : String(runsPerYear)}
        />
        <TextArea
          name={`items.${index}.note`}
          label="Как идёт на самом деле"
          hint="Чем отличается от регламента, где ждут, сколько возвратов"
          rows={2}
          optional
          defaultValue={note}
        />
      </div>
    </fieldset>
  )
}

/** A process of an answer to be read: as it was handed in, or as it is now. */
export function CourseTable({ tenant, item, money, answered }: Props & { answered: boolean }) {
  const { process, course, runsPerYear, cardRuns, note, frozen } = item
  return (
    <Section
      title={
        <a href={`/${tenant}/office/processes/${process.id}`}>
          {process.code} {process.name}
        </a>
      }
      rule
      lead={`${upperFirst(courseWords(item, money))}${frozen ? ' – как сдано' : ' – как сейчас в таблице'}`}
    >
      {course.doubts.map((doubt) => (
        <p key={doubt} className="text-warn">
          ! {doubt}
        </p>
      ))}
      <p className="mb-3">
        {answered && (
          <>
            Раз в год: <b>{runsPerYear === null ? 'не указано' : formatNumber(runsPerYear)}</b>
          </>
        )}
        {(!answered || runsPerYear !== cardRuns) && (
          <span className="text-muted">
            {answered ? ' · в карточке ' : 'В карточке: раз в год '}
            {cardRuns === null ? 'не указано' : formatNumber(cardRuns)}
          </span>
        )}
      </p>
      {note && <p className="mb-3 max-w-[80ch] whitespace-pre-line">{note}</p>}
      {course.steps.length > 0 && (
        <details>
          <summary className="cursor-pointer">Шаги и времена</summary>
          <div className="mt-3">
            <DataTable
              caption={`Шаги: ${process.name}`}
              dense
              columns={columns}
              rows={course.steps}
              rowKey={({ number }) => String(number)}
            />
          </div>
        </details>
      )}
    </Section>
  )
}
