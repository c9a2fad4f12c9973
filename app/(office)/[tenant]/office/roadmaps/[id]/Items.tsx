import { StateMark } from '@/components/roadmaps/StateMark'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { dueLabel } from '@/lib/roadmaps/labels'
import type { RoadmapRow, RoadmapView } from '@/lib/roadmaps/view'
import { isUnapproved } from '@/lib/roadmaps/rules'
import { Bodies } from './Bodies'
import { removeDraftItemAction } from './items/action'

/** A draft's item is changed and taken out freely. */
function DraftSteps({ tenant, at, row, version }: { tenant: string; at: string; row: RoadmapRow; version: number }) {
  return (
    <span className="flex flex-wrap gap-2">
      <ButtonLink size="s" variant="text" href={`${at}/items/${row.id}/edit`}>
        Изменить<span className="sr-only"> мероприятие {row.number}</span>
      </ButtonLink>
      <ActionForm
        action={removeDraftItemAction}
        tenant={tenant}
        hidden={{ id: row.id, version }}
        submitLabel="Убрать"
        variant="text"
        size="s"
        quiet
        confirm={{
          title: `Убрать мероприятие ${row.number}?`,
          text: 'Вернуть его можно, только набрав заново.',
          confirmLabel: 'Убрать',
          tone: 'danger',
        }}
      />
    </span>
  )
}

/** A draft has no states yet; a map of one agency names no bodies once it is in force. */
function columnsOf(tenant: string, map: RoadmapView): Column<RoadmapRow>[] {
  const at = `/${tenant}/office/roadmaps/${map.id}`
  const draft = isUnapproved(map.status)
  const own = map.kind === 'DEPARTMENTAL'
  return [
    {
      key: 'title',
      header: 'Мероприятие',
      phone: 'title',
      cell: (row) => (
        <span className="flex gap-3">
          <span className="shrink-0 text-muted">{row.number}</span>
          <span className="min-w-0">{draft ? row.title : <a href={`${at}/items/${row.id}`}>{row.title}</a>}</span>
        </span>
      ),
    },
    {
      key: 'due',
      header: 'Срок',
      width: '7.5rem',
      cell: (row) => (
        <>
          {dueLabel(row.dueOn, row.dueText)}
          {row.moved && <span className="block text-sm text-muted">менялся</span>}
        </>
      ),
    },
    ...(draft
      ? []
      : [
          {
            key: 'state',
            header: map.focus === 'BODY' ? 'Ваша часть' : 'Состояние',
            width: '15%',
            phone: 'wide' as const,
            cell: (row: RoadmapRow) =>
              map.focus === 'BODY' && row.named.length === 0 ? (
                <span className="text-sm text-muted">не участвуете</span>
              ) : (
                <StateMark state={row.state} />
              ),
          },
        ]),
    ...(own && !draft
      ? []
      : [
          {
            key: 'bodies',
            header: 'Исполнители',
            width: '26%',
            phone: 'wide' as const,
            cell: (row: RoadmapRow) => <Bodies row={row} plain={draft || map.focus === 'BODY'} />,
          },
        ]),
    {
      key: 'result',
      header: 'Документ (результат)',
      width: own ? '22%' : '20%',
      phone: 'hide',
      cell: (row) => <span className="text-sm">{row.result}</span>,
    },
    ...(map.can.edit
      ? [
          {
            key: 'edit',
            header: 'Действия',
            width: '10rem',
            phone: 'bare' as const,
            cell: (row: RoadmapRow) => <DraftSteps tenant={tenant} at={at} row={row} version={map.version} />,
          },
        ]
      : []),
  ]
}

/** The items of one section: what, by when, who with how each stands, and which document comes out. */
export function Items({
  tenant,
  map,
  section,
  rows,
}: {
  tenant: string
  map: RoadmapView
  section: { number: string; title: string }
  rows: RoadmapRow[]
}) {
  return (
    <section className="mt-8" aria-labelledby={`section-${section.number}`}>
      <h2 id={`section-${section.number}`} className="mb-2 text-lg">
        {section.number}. {section.title}
      </h2>
      <DataTable
        caption={`${section.number}. ${section.title}`}
        dense
        className="[&_td]:align-top"
        columns={columnsOf(tenant, map)}
        rows={rows}
        rowKey={({ id }) => id}
      />
    </section>
  )
}
