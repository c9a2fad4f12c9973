import { DataTable } from '@/components/ui/DataTable'
import { fieldLabel, valueText } from '@/lib/records/labels'
import type { Difference } from '@/lib/records/rules'

const changeWords = { added: 'добавлено', removed: 'убрано', changed: 'изменено', same: 'без изменений' } as const

type Props = { operation: string; values: Difference[]; timeZone: string }

/** Field by field, the value before the action and after it. */
export function ChangeTable({ operation, values, timeZone }: Props) {
  return (
    <DataTable
      caption="Значения до и после действия"
      dense
      rows={values}
      rowKey={(value) => value.path.join('.')}
      columns={[
        {
          key: 'field',
          header: 'Поле',
          width: '16rem',
          phone: 'title',
          cell: ({ path }) => <span className="wrap-anywhere">{fieldLabel(path, operation)}</span>,
        },
        {
          key: 'before',
          header: 'Было',
          cell: ({ before, change }) => (
            <span
              className={
                change === 'changed' || change === 'removed' ? 'bg-danger-soft wrap-anywhere' : 'wrap-anywhere'
              }
            >
              {valueText(before, timeZone, operation)}
            </span>
          ),
        },
        {
          key: 'after',
          header: 'Стало',
          cell: ({ after, change }) => (
            <span className={change === 'changed' || change === 'added' ? 'bg-ok-soft wrap-anywhere' : 'wrap-anywhere'}>
              {valueText(after, timeZone, operation)}
            </span>
          ),
        },
        {
          key: 'change',
          header: 'Изменение',
          width: '9rem',
          cell: ({ change }) => <span className="text-muted">{changeWords[change]}</span>,
        },
      ]}
    />
  )
}
