import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { FileLink } from '@/components/results/FileLink'
import { LevelMark } from '@/components/tools/LevelMark'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatDateTimeShort, formatShort } from '@/lib/core/dates'
import { requireActor } from '@/lib/platform/actor'
import { levelLabels, unitLabel } from '@/lib/tools/labels'
import {
  getAgencyTools,
  type AdoptionEvent,
  type AgencyTools,
  type ToolLine,
  type VisitLine,
} from '@/lib/tools/queries'
import { differs } from '@/lib/tools/rules'
import { LevelForm } from './LevelForm'

export const metadata: Metadata = { title: 'Инструменты органа' }

type Props = { params: Promise<{ tenant: string; agencyId: string }> }

export default async function AgencyToolsPage({ params }: Props) {
  const { tenant, agencyId } = await params
  const at = `/${tenant}/office/tools`
  const actor = await requireActor(tenant, `${at}/${agencyId}`)
  const view = await getAgencyTools(actor, { id: agencyId })
  const titles = new Map(view.tools.map(({ key, title }) => [key, title]))
  const { timeZone } = actor.tenant
  const apart = view.claims.filter(differs)
  const visits: Column<VisitLine>[] = [
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
  const events: Column<AdoptionEvent>[] = [
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
            <Tool key={tool.key} tenant={tenant} view={view} tool={tool} />
          ))}
      </ul>
      <Section title="Посещения" rule>
        {view.visits.length > 0 ? (
          <DataTable caption="Листы посещения" dense columns={visits} rows={view.visits} rowKey={({ id }) => id} />
        ) : (
          <p className="text-muted">Уполномоченный орган ещё не приходил.</p>
        )}
      </Section>
      <Section title="История" rule>
        {view.events.length > 0 ? (
          <DataTable caption="История уровней" dense columns={events} rows={view.events} rowKey={({ id }) => id} />
        ) : (
          <p className="text-muted">Уровни ещё не отмечались.</p>
        )}
      </Section>
    </>
  )
}

function Tool({ tenant, view, tool }: { tenant: string; view: AgencyTools; tool: ToolLine }) {
  const claims = view.claims.filter((one) => one.tool === tool.key)
  const shown =
    claims.length > 0
      ? claims
      : [
          {
            unit: '',
            level: 'NOT_BEGUN' as const,
            since: '',
            seen: null,
            seenOn: null,
            changedAfter: false,
            version: 0,
          },
        ]
  const form = {
    tenant,
    agencyId: view.agency.id,
    tool: tool.key,
    today: view.today,
    uploadFor: view.uploadFor,
    units: view.units,
  }
  return (
    <li className="grid gap-x-8 border-t border-line-strong pt-3 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <div>
        <h2 className="text-lg">{tool.title}</h2>
        {tool.hint && <p className="text-sm text-muted">{tool.hint}</p>}
      </div>
      <ul className="mt-2 grid gap-2 lg:mt-0.5">
        {shown.map((claim) => (
          <li key={claim.unit} className="grid gap-x-6 gap-y-1 text-dense md:grid-cols-[13rem_minmax(0,1fr)]">
            <span>{unitLabel(claim.unit)}</span>
            <div className="min-w-0">
              <LevelMark
                level={claim.level}
                inline
                note={claim.since && claim.level !== 'NOT_BEGUN' ? `с\u00a0${formatShort(claim.since)}` : undefined}
              />
              {claim.seen && claim.seenOn && (
                <span className="block">
                  <StatusMark kind={differs(claim) ? 'warn' : 'ok'}>
                    {formatShort(claim.seenOn)}{' '}
                    {differs(claim)
                      ? `увидено «${levelLabels[claim.seen]}»`
                      : claim.changedAfter
                        ? `увидено «${levelLabels[claim.seen]}», уровень изменён после посещения`
                        : 'подтверждено на месте'}
                  </StatusMark>
                </span>
              )}
              {view.can.edit && (
                <details className="mt-1">
                  <summary className="cursor-pointer text-sm text-accent">
                    Изменить уровень
                    <span className="sr-only">
                      : {tool.title}, {unitLabel(claim.unit)}
                    </span>
                  </summary>
                  <div className="my-3 max-w-[36rem]">
                    <LevelForm
                      key={claim.version}
                      {...form}
                      unit={claim.unit}
                      level={claim.level}
                      version={claim.version}
                    />
                  </div>
                </details>
              )}
            </div>
          </li>
        ))}
      </ul>
      {view.can.edit && (
        <details className="mt-2 lg:col-start-2">
          <summary className="cursor-pointer text-sm text-accent">
            Добавить подразделение<span className="sr-only">: {tool.title}</span>
          </summary>
          <div className="my-3 max-w-[36rem]">
            <LevelForm key={claims.length} {...form} unit={null} level="PILOT" version={0} />
          </div>
        </details>
      )}
    </li>
  )
}
