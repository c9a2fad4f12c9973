import { DataTable } from '@/components/ui/DataTable'
import { cx } from '@/components/ui/cx'
import { formatShort } from '@/lib/core/dates'
import { formatDecimal, readDecimal } from '@/lib/core/decimal'
import { goalEffect, goalNumber } from '@/lib/projects/form/goals'
import type { ProjectOverview } from '@/lib/projects/opening/overview-queries'

const number = (text: string): string => {
  const read = readDecimal(text)
  return read ? formatDecimal(read) : text || '–'
}

/** What is to become better: now, target, last measured. */
export function Goals({ overview }: { overview: ProjectOverview }) {
  const measured = Object.keys(overview.measured).length > 0
  return (
    <DataTable
      caption="Цели проекта"
      dense
      rows={overview.passport.goals}
      rowKey={({ id }) => id}
      empty={<p className="text-muted">Целей пока нет: они ставятся в паспорте.</p>}
      columns={[
        {
          key: 'name',
          header: 'Что измеряется',
          phone: 'title',
          cell: ({ name, unit }) => (
            <>
              {name || 'Без названия'}
              {unit && <span className="text-muted">, {unit}</span>}
            </>
          ),
        },
        { key: 'current', header: 'Было', numeric: true, width: '6rem', cell: ({ current }) => number(current) },
        {
          key: 'target',
          header: 'Цель',
          phoneLabel: 'Должно стать',
          numeric: true,
          width: '6rem',
          cell: ({ target }) => number(target),
        },
        ...(measured
          ? [
              {
                key: 'measured',
                header: 'Измерено',
                numeric: true,
                width: '8rem',
                cell: ({ id }: { id: string }) =>
                  overview.measured[id] ? (
                    <>
                      {number(overview.measured[id].value)}
                      <span className="block text-sm text-muted">{formatShort(overview.measured[id].on)}</span>
                    </>
                  ) : (
                    '–'
                  ),
              },
            ]
          : []),
        {
          key: 'effect',
          header: measured ? 'Достигнуто' : 'Эффект',
          numeric: true,
          width: '6.5rem',
          phone: 'lead',
          cell: (goal) => {
            const reached = overview.measured[goal.id]?.value
            const effect = goalEffect({
              direction: goal.direction,
              current: goal.current,
              target: reached ?? (measured ? '' : (goalNumber(goal.target) ?? '')),
            })
            return effect ? <b className={cx(effect.better ? 'text-ok' : 'text-danger')}>{effect.text}</b> : '–'
          },
        },
      ]}
    />
  )
}
