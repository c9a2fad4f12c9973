import { DataTable, type Column } from '@/components/ui/DataTable'
import { cx } from '@/components/ui/cx'
import { typeset } from '@/lib/core/format'
import type { LineState, RegistryLine } from '@/lib/processes/registry/entry'
import { changeText, kindText, lineStateLabels } from '@/lib/processes/registry/labels'

type Props = {
  caption: string
  lines: readonly RegistryLine[]
  /** Where processes are opened; left out – they are not. */
  base?: string
  /** What is said of a line beside its changes, by the process. */
  notes?: (line: RegistryLine) => string[]
}

const tones: Record<LineState, string> = {
  changed: 'text-accent',
  added: 'text-ok',
  removed: 'text-danger',
  same: 'text-muted',
}

const columnsOf = ({ base, notes }: Pick<Props, 'base' | 'notes'>): Column<RegistryLine>[] => [
  {
    key: 'state',
    header: 'Состояние',
    width: '6.5rem',
    phone: 'bare',
    cell: ({ state }) => (
      <span className={cx('whitespace-nowrap font-medium', tones[state])}>
        <b aria-hidden="true">{lineStateLabels[state].sign}</b> {lineStateLabels[state].word}
      </span>
    ),
  },
  {
    key: 'code',
    header: 'Код',
    width: '5rem',
    phone: 'bare',
    cell: ({ entry }) => <span className="text-muted">{entry.code}</span>,
  },
  {
    key: 'name',
    header: 'Процесс',
    phone: 'title',
    cell: ({ entry, state }) => (
      <>
        <NameOf line={{ id: entry.id, name: entry.name, removed: state === 'removed' }} base={base} />
        <span className="block text-sm font-normal text-muted">{kindText(entry)}</span>
      </>
    ),
  },
  {
    key: 'who',
    header: 'Представитель владельца',
    width: '19%',
    phone: 'wide',
    cell: ({ entry }) => entry.representative || <span className="text-muted">не указан</span>,
  },
  {
    key: 'what',
    header: 'Что изменилось',
    width: '32%',
    phone: 'wide',
    cell: (line) => {
      const words = [...line.changes.map(changeText), ...(notes?.(line) ?? [])]
      return words.length === 0 ? null : (
        <ul>
          {words.map((one) => (
            <li key={one} className="wrap-anywhere">
              {typeset(one)}
            </li>
          ))}
        </ul>
      )
    },
  },
]

function NameOf({
  line: { id, name, removed },
  base,
}: {
  line: { id: string; name: string; removed: boolean }
  base?: string
}) {
  const look = cx('font-medium', removed && 'line-through decoration-danger')
  return base ? (
    <a href={`${base}/${id}`} className={look}>
      {name}
    </a>
  ) : (
    <span className={look}>{name}</span>
  )
}

/** Lines of a registry with what became of each between two of its states. */
export function LineTable({ caption, lines, base, notes }: Props) {
  return (
    <DataTable
      caption={caption}
      dense
      columns={columnsOf({ base, notes })}
      rows={[...lines]}
      rowKey={({ entry }) => entry.id}
    />
  )
}
