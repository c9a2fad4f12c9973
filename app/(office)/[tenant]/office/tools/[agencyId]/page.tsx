import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { FileLink } from '@/components/results/FileLink'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatDateTimeShort, formatShort } from '@/lib/core/dates'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { getTakeup } from '@/lib/processes/takeup/queries'
import { takeupOf } from '@/lib/processes/takeup/takeup'
import { levelLabels, unitLabel } from '@/lib/tools/labels'
import { getAgencyTools, type AdoptionEvent, type AgencyTools } from '@/lib/tools/queries'
import { differs } from '@/lib/tools/rules'
import type { VisitLine } from '@/lib/tools/view'
import { Tool } from './Tool'

export const metadata: Metadata = { title: 'Инструменты органа' }

type Props = { params: Promise<{ tenant: string; agencyId: string }> }

export default async function AgencyToolsPage({ params }: Props) {
  const { tenant, agencyId } = await params
  const at = `/${tenant}/office/tools`
  const actor = await requireActor(tenant, `${at}/${agencyId}`)
  const view = await getAgencyTools(actor, { id: agencyId })
  const records = may(actor, 'process.read') ? await getTakeup(actor, { agencyId }) : null
  const apart = view.claims.filter(differs)
  return (
    <>
      <Breadcrumbs items={[{ label: 'Инструменты', href: at }, { label: view.agency.name }]} />
      <PageTitle
        title="Как применяются инструменты"
        kicker={view.agency.name}
        actions={view.can.visit && <ButtonLink href={`${at}/${agencyId}/visit`}>Заполнить лист посещения</ButtonLink>}
      />
      {apart.length > 0 && (
        <Notice tone="warn" title={`На посещении увидели другой уровень: ${apart.length}`} className="mb-6">
          {view.can.edit
            ? 'Исправьте уровень или приложите подтверждение: пометка уйдёт, когда вы измените уровень.'
            : 'Орган ещё не изменил уровень после посещения.'}
        </Notice>
      )}
      <ul className="grid gap-5">
        {view.tools
          .filter(({ retired }) => !retired)
          .map((tool) => (
            <Tool
              key={tool.key}
              tenant={tenant}
              view={view}
              tool={tool}
              takeup={records && takeupOf(tool.title, records)}
            />
          ))}
      </ul>
      <Section title="Посещения" rule>
        {view.visits.length > 0 ? (
          <DataTable
            caption="Листы посещения"
            dense
            columns={visitColumnsOf(at)}
            rows={view.visits}
            rowKey={({ id }) => id}
          />
        ) : (
          <p className="text-muted">Уполномоченный орган ещё не приходил.</p>
        )}
      </Section>
      <Section title="История" rule>
        {view.events.length > 0 ? (
          <DataTable
            caption="История уровней"
            dense
            columns={eventColumnsOf(tenant, view, actor.tenant.timeZone)}
            rows={view.events}
            rowKey={({ id }) => id}
          />
        ) : (
          <p className="text-muted">Уровни ещё не отмечались.</p>
        )}
      </Section>
    </>
  )
}

const visitColumnsOf = (at: string): Column<VisitLine>[] => [
  {
    key: 'day',
    header: 'День',
    phone: 'title',
    width: '9rem',
    cell: (row) => (
      <a href={`${at}/visits/${row.id}`}>
        № {row.number}, {formatShort(row.visitedOn)}
      </a>
    ),
  },
  { key: 'who', header: 'Кто приходил', cell: ({ visitors }) => visitors },
  {
    key: 'result',
    header: 'Что увидели',
    cell: (row) =>
      row.withdrawn ? (
        <StatusMark kind="none">аннулирован</StatusMark>
      ) : row.differences > 0 ? (
        <StatusMark kind="warn">
          увидено другое: {row.differences} из {row.tools}
        </StatusMark>
      ) : (
        <StatusMark kind="ok">подтверждено: {row.tools}</StatusMark>
      ),
  },
  { key: 'words', header: 'Вывод', phone: 'wide', cell: ({ conclusion }) => conclusion },
]

function eventColumnsOf(tenant: string, view: AgencyTools, timeZone: string): Column<AdoptionEvent>[] {
  const titles = new Map(view.tools.map(({ key, title }) => [key, title]))
  return [
    { key: 'at', header: 'Когда', width: '10rem', cell: ({ at: when }) => formatDateTimeShort(timeZone, when) },
    {
      key: 'tool',
      header: 'Инструмент',
      phone: 'title',
      cell: (row) => (
        <>
          {titles.get(row.tool)}
          <span className="block text-sm font-normal text-muted">{unitLabel(row.unit)}</span>
        </>
      ),
    },
    {
      key: 'level',
      header: 'Уровень',
      width: '14rem',
      cell: (row) => (
        <>
          {row.fromLevel ? `${levelLabels[row.fromLevel]} → ` : ''}
          <b className="font-semibold">{levelLabels[row.level]}</b> с{'\u00a0'}
          {formatShort(row.since)}
        </>
      ),
    },
    {
      key: 'proof',
      header: 'Подтверждение',
      phone: 'wide',
      cell: (row) => (
        <>
          {row.note && <span className="block">{row.note}</span>}
          <FileLink tenant={tenant} file={row.file} />
          {row.url && (
            <a href={row.url} rel="noreferrer nofollow" target="_blank" className="block wrap-anywhere">
              {row.url}
            </a>
          )}
        </>
      ),
    },
    { key: 'by', header: 'Кто', width: '13rem', cell: ({ byName }) => byName },
  ]
}
