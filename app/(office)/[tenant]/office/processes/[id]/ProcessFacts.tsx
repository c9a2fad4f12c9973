import type { ReactNode } from 'react'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { DefinitionList, type Definition } from '@/components/ui/DefinitionList'
import { Section } from '@/components/ui/Section'
import { formatNumber } from '@/lib/core/format'
import { partyText, type Consumer, type ProcessIndicator } from '@/lib/processes/registry/entry'
import { consumerSideLabels, processKindLabels } from '@/lib/processes/registry/labels'
import type { ProcessView } from '@/lib/processes/registry/process-queries'

/** Lines of a list, one under another; nothing – a dash. */
const listed = (all: readonly string[]): ReactNode =>
  all.length === 0 ? (
    <span className="text-muted">–</span>
  ) : (
    <ul>
      {all.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  )

/** What the registry says of the process. */
export function ProcessFacts({ process }: { process: ProcessView }) {
  const { entry, typical, person, mergedFrom } = process
  const facts: Definition[] = [
    { term: 'Код', value: entry.code },
    { term: 'Владелец', value: partyText(entry.owner) },
    {
      term: 'Представитель владельца',
      value: [entry.representative, person && person !== entry.representative ? `на портале – ${person}` : '']
        .filter(Boolean)
        .join('; '),
    },
    { term: 'Вид', value: processKindLabels[entry.kind] },
    { term: 'Участники', value: listed(entry.participants.map(partyText)) },
    { term: 'Входы', value: listed(entry.inputs) },
    { term: 'Результаты', value: listed(entry.outputs) },
    { term: 'Регламенты', value: listed(entry.regulations) },
    { term: 'Информационные системы', value: listed(entry.systems) },
    { term: 'Группа', value: entry.groupTitle },
    { term: 'Что несёт', value: entry.carriesTitle },
    { term: 'Раз в год', value: entry.runsPerYear === null ? '' : formatNumber(entry.runsPerYear) },
    { term: 'Номер в федеральном реестре', value: entry.federalId },
    { term: 'Типовой процесс', value: typical ? `${typical.code} ${typical.name}` : 'нет в типовом перечне' },
    ...(mergedFrom.length > 0
      ? [{ term: 'В него влиты', value: listed(mergedFrom.map(({ code, name }) => `${code} ${name}`)) }]
      : []),
  ].map((fact) => ({ ...fact, value: fact.value || <span className="text-muted">–</span> }))
  return (
    <>
      <DefinitionList items={facts} />
      <Section title="Потребители результата">
        <DataTable
          caption="Потребители результата"
          dense
          columns={consumerColumns}
          rows={entry.consumers}
          rowKey={({ name }) => name}
          empty={<p className="text-muted">Не указаны.</p>}
        />
      </Section>
      <Section title="Показатели">
        <DataTable
          caption="Показатели процесса"
          dense
          columns={indicatorColumns}
          rows={entry.indicators}
          rowKey={({ name }) => name}
          empty={<p className="text-muted">Не указаны.</p>}
        />
      </Section>
    </>
  )
}

const consumerColumns: Column<Consumer>[] = [
  { key: 'name', header: 'Потребитель', phone: 'title', cell: ({ name }) => name },
  { key: 'side', header: 'Вид', width: '9rem', cell: ({ side }) => consumerSideLabels[side] },
  { key: 'needs', header: 'Требования к результату', phone: 'wide', cell: ({ needs }) => needs || '–' },
]

const indicatorColumns: Column<ProcessIndicator>[] = [
  {
    key: 'name',
    header: 'Показатель',
    phone: 'title',
    cell: ({ name, key }) => (
      <>
        {name}
        {key && <span className="block text-sm text-muted">ключевой</span>}
      </>
    ),
  },
  { key: 'now', header: 'Сейчас', width: '11rem', cell: ({ now }) => now || '–' },
  { key: 'target', header: 'Цель', width: '11rem', cell: ({ target }) => target || '–' },
  { key: 'unit', header: 'Единица', width: '8rem', cell: ({ unit }) => unit || '–' },
]
