import type { ReactNode } from 'react'
import { NBSP } from '@/lib/core/format'
import type { Difference } from '@/lib/processes/file/difference'

const SHOWN = 30

/** What of the table of steps changes, step by step. */
export function DifferenceList({ difference }: { difference: Difference }) {
  const { added, changed, removed, start, newRoles, same } = difference
  return (
    <div className="grid gap-4">
      {start && <Cell label={start.label} before={start.before} after={start.after} />}
      <Names title="Добавятся" sign="+" tone="text-ok" names={added} />
      {changed.length > 0 && (
        <div>
          <h3 className="mb-1 text-base font-semibold text-accent">~{NBSP}Изменятся</h3>
          <ul className="grid gap-2">
            {changed.slice(0, SHOWN).map(({ title, cells }) => (
              <li key={title}>
                <p className="font-medium">{title}</p>
                {cells.map((cell) => (
                  <Cell key={cell.label} {...cell} />
                ))}
              </li>
            ))}
          </ul>
          <More number={changed.length - SHOWN} />
        </div>
      )}
      <Names title="Уйдут из таблицы" sign="−" tone="text-danger" names={removed}>
        <p className="text-sm text-muted">Неделю их можно вернуть на странице «Шаги».</p>
      </Names>
      <Names title="Новые роли – без ставки, пока её не внесут" sign="+" tone="text-ok" names={newRoles} />
      {same > 0 && <p className="text-sm text-muted">Без изменений: {same}.</p>}
    </div>
  )
}

function Cell({ label, before, after }: { label: string; before: string; after: string }) {
  return (
    <p className="pl-4 text-sm">
      <span className="text-muted">{label}:</span> было <del>{before || 'пусто'}</del>, станет{' '}
      <ins className="font-medium no-underline">{after || 'пусто'}</ins>
    </p>
  )
}

type NamesProps = { title: string; sign: string; tone: string; names: readonly string[]; children?: ReactNode }

function Names({ title, sign, tone, names, children }: NamesProps) {
  if (names.length === 0) return null
  return (
    <div>
      <h3 className={`mb-1 text-base font-semibold ${tone}`}>
        {sign}
        {NBSP}
        {title}
      </h3>
      <ul className="pl-4">
        {names.slice(0, SHOWN).map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <More number={names.length - SHOWN} />
      {children}
    </div>
  )
}

const More = ({ number }: { number: number }) => (number > 0 ? <p className="pl-4 text-muted">и ещё {number}</p> : null)
