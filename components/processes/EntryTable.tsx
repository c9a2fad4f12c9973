import { ListTable } from '@/components/ui/ListTable'
import { formatNumber } from '@/lib/core/format'
import { partyText, type Entry } from '@/lib/processes/registry/entry'
import { kindText } from '@/lib/processes/registry/labels'

/** A registry as it stood: its lines with who answers, what goes in and what comes out. */
export function EntryTable({ entries, base }: { entries: readonly Entry[]; base: string }) {
  return (
    <ListTable
      caption="Процессы реестра"
      columns={[
        { key: 'code', header: 'Код', width: '6rem', phone: 'bare' },
        { key: 'name', header: 'Процесс', phone: 'title' },
        { key: 'owner', header: 'Владелец и представитель', width: '17rem', phone: 'wide' },
        { key: 'in', header: 'Входы', width: '13rem' },
        { key: 'out', header: 'Результаты', width: '13rem' },
        { key: 'runs', header: 'В год', width: '5rem', numeric: true },
      ]}
      rows={entries.map((entry) => ({
        key: entry.id,
        cells: [
          entry.code,
          {
            text: entry.name,
            href: `${base}/${entry.id}`,
            strong: true,
            notes: [kindText(entry)],
          },
          { text: partyText(entry.owner), notes: entry.representative ? [entry.representative] : [] },
          entry.inputs.join('; ') || null,
          entry.outputs.join('; ') || null,
          entry.runsPerYear === null ? null : formatNumber(entry.runsPerYear),
        ],
      }))}
    />
  )
}
