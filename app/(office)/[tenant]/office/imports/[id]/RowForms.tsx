'use client'
import { decideImportAction } from '../action'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { controlClass } from '@/components/ui/Field'
import { cx } from '@/components/ui/cx'
import { sentence } from '@/lib/core/format'
import type { RowView, Trouble } from '@/lib/imports/view'

type Props = { row: RowView; id: string; version: number; tenant: string }

/** What a person may say of a row: each fault and doubt at its place, and the row as a whole. */
export function RowForms({ row, id, version, tenant }: Props) {
  const shared = { tenant, hidden: { id, version, row: row.at } }
  const whole = row.troubles.find(({ field }) => field === '_row')
  return (
    <>
      {row.state !== 'skipped' &&
        row.troubles.map((trouble) =>
          trouble.field === '_row' ? (
            <p key="_row" className={cx('mt-2', trouble.mark.level === 'refuse' ? 'text-danger' : 'text-warn')}>
              {sentence(trouble.mark.why)}
            </p>
          ) : (
            <TroubleForm key={`${trouble.field} ${version}`} trouble={trouble} row={row.at} {...shared} />
          ),
        )}
      <div className="mt-2 flex flex-wrap gap-2">
        {whole && row.state !== 'skipped' && <Deed {...shared} deed="take" label={`Взять строку ${row.at}`} />}
        {row.state !== 'same' && row.state !== 'skipped' && (
          <Deed
            {...shared}
            deed="skip"
            label={row.state === 'changed' ? `Оставить как было, строка ${row.at}` : `Пропустить строку ${row.at}`}
          />
        )}
        {row.decided && <Deed {...shared} deed="undo" label={`Снять решения, строка ${row.at}`} />}
      </div>
    </>
  )
}

type Shared = { tenant: string; hidden: Record<string, string | number> }

function Deed({ tenant, hidden, deed, label }: Shared & { deed: string; label: string }) {
  return (
    <ActionForm
      key={`${deed} ${hidden.version}`}
      action={decideImportAction}
      tenant={tenant}
      hidden={{ ...hidden, deed }}
      submitLabel={label}
      variant="text"
      size="s"
      quiet
    />
  )
}

function TroubleForm({ trouble, row, tenant, hidden }: Shared & { trouble: Trouble; row: number }) {
  const { field, title, column, typed, suggestion, mark, choices } = trouble
  const bad = mark.level === 'refuse'
  const label = `${title}, строка ${row}`
  const start = suggestion || (bad ? typed : '')
  return (
    <div className="mt-2">
      <p className={bad ? 'text-danger' : 'text-warn'}>
        <b className="font-semibold">
          {column === '' ? '' : `${column}, `}
          {title}:
        </b>{' '}
        <span className="[overflow-wrap:anywhere]">{sentence(mark.why)}</span>
      </p>
      <ActionForm
        action={decideImportAction}
        tenant={tenant}
        hidden={{ ...hidden, field, deed: 'text' }}
        submitLabel="Исправить"
        variant="quiet"
        size="s"
        quiet
        className="mt-1.5 flex flex-wrap items-center gap-2 [&>div]:mt-0!"
        actions={
          <>
            {!bad && suggestion !== '' && (
              <Button type="submit" name="deed" value="accept" variant="quiet" size="s">
                Так и есть
              </Button>
            )}
            {!trouble.required && (
              <Button type="submit" name="deed" value="empty" variant="quiet" size="s">
                Без «{title}»
              </Button>
            )}
          </>
        }
      >
        {choices.length > 0 ? (
          <select
            name="text"
            aria-label={label}
            defaultValue={choices.find((one) => one.title === suggestion)?.key ?? ''}
            className={cx(controlClass(), 'w-[min(22rem,100%)]')}
          >
            <option value="">выберите</option>
            {choices.map((one) => (
              <option key={one.key} value={one.key}>
                {one.title}
              </option>
            ))}
          </select>
        ) : (
          <input
            name="text"
            aria-label={label}
            defaultValue={start}
            className={cx(controlClass(), 'w-[min(30rem,100%)]')}
          />
        )}
      </ActionForm>
    </div>
  )
}
