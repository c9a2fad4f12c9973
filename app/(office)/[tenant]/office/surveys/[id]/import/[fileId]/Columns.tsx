'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { cx } from '@/components/ui/cx'
import { count } from '@/lib/core/format'
import type { AnswerFileDraft } from '@/lib/feedback/import/queries'
import { chooseAnswerFileAction } from '../action'

type Props = { draft: AnswerFileDraft; tenant: string; hidden: { id: string; version: number } }
type Column = AnswerFileDraft['columns'][number]

/** The sheet as it stands there, with a field over each column: its cells answer the question that the field names. */
export function Columns({ draft, tenant, hidden }: Props) {
  const { columns, grid, groups } = draft
  const shown = columns.filter(({ title }, i) => title !== '' || grid.some(({ cells }) => (cells[i] ?? '') !== ''))
  const used = columns.filter(({ place }) => place !== '').length
  return (
    <ActionForm
      key={hidden.version}
      action={chooseAnswerFileAction}
      tenant={tenant}
      hidden={hidden}
      submitLabel="Применить столбцы"
      variant="quiet"
      size="s"
      quiet
      className="mb-6"
    >
      <div className="min-w-0">
        <p className="mb-2 max-w-[68ch] text-muted">
          {count(used, 'столбец', 'столбца', 'столбцов')} из {shown.length} берём. Если ответ на вопрос разложен по
          столбцам, выберите у каждого его вариант или строку.
        </p>
        <div
          className="overflow-x-auto rounded-card border border-line-strong bg-surface"
          role="region"
          aria-label="Таблица из файла"
          tabIndex={0}
        >
          <table className="w-full border-collapse text-dense">
            <caption className="sr-only">Начало файла и куда идёт каждый столбец</caption>
            <thead>
              <tr className="bg-accent-soft">
                <th scope="col" className="sticky left-0 bg-sunken px-2 py-1 font-normal text-muted">
                  №
                </th>
                {shown.map((column) => (
                  <Field key={column.at} column={column} groups={groups} />
                ))}
              </tr>
            </thead>
            <tbody>
              {grid.map((row) => (
                <tr key={row.number} className={cx(row.header && 'bg-sunken font-semibold')}>
                  <th scope="row" className="sticky left-0 bg-sunken px-2 py-1 text-center font-normal text-muted">
                    {row.number}
                  </th>
                  {shown.map(({ at, place }) => (
                    <td
                      key={at}
                      title={row.cells[at]}
                      className={cx(
                        'max-w-[18rem] truncate border border-line px-2 py-1 align-top',
                        place === '' && !row.header && 'text-muted',
                      )}
                    >
                      {row.cells[at]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </ActionForm>
  )
}

function Field({ column, groups }: { column: Column; groups: AnswerFileDraft['groups'] }) {
  const { at, letter, title, place, how, hidden, forbidden } = column
  return (
    <th scope="col" className="min-w-44 border border-line px-1.5 py-1.5 text-left align-top font-normal">
      <span className="block text-center text-sm text-muted">
        {letter}
        {hidden && ' · скрыт'}
      </span>
      {forbidden ? (
        <span className="block text-sm text-muted">личные данные, не берём</span>
      ) : (
        <select
          name={`columns.c${at}`}
          defaultValue={place}
          aria-label={`Что в столбце ${letter}${title === '' ? '' : ` «${title.slice(0, 100)}»`}`}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
          className={cx(
            'w-full max-w-[18rem] rounded-ctl border bg-surface px-1.5 py-1.5',
            place === '' ? 'border-control text-muted' : 'border-accent font-semibold',
          )}
        >
          <option value="">не брать</option>
          <option value="moment">Когда ответили (останется день)</option>
          <option value="key">Ключ ответа (останется след)</option>
          {groups
            .filter(({ places }) => places.length > 0)
            .map((group) => (
              <optgroup key={group.label} label={group.label}>
                {group.places.map((one) => (
                  <option key={one.place} value={one.place}>
                    {one.label === 'ответ целиком' ? group.label : one.label}
                  </option>
                ))}
              </optgroup>
            ))}
        </select>
      )}
      {how && !forbidden && place !== '' && (
        <small className="mt-1 block text-sm leading-tight text-muted">
          {how === 'hand' ? 'выбрали вы' : 'узнано по названию'}
        </small>
      )}
    </th>
  )
}
