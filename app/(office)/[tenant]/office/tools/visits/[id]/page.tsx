import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { FileLink } from '@/components/results/FileLink'
import { LevelMark } from '@/components/tools/LevelMark'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { TextArea } from '@/components/ui/TextArea'
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { requireActor } from '@/lib/platform/actor'
import { unitLabel } from '@/lib/tools/labels'
import { getVisit } from '@/lib/tools/queries'
import { withdrawVisitAction } from '../../action'
import type { VisitView } from '@/lib/tools/view'

export const metadata: Metadata = { title: 'Лист посещения' }

type Props = { params: Promise<{ tenant: string; id: string }> }

export default async function VisitSheetPage({ params }: Props) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/tools`
  const actor = await requireActor(tenant, `${at}/visits/${id}`)
  const visit = await getVisit(actor, { id })
  const columns: Column<VisitView['findings'][number]>[] = [
    {
      key: 'tool',
      header: 'Инструмент',
      phone: 'title',
      cell: (row) => (
        <>
          {row.title}
          <span className="block text-sm font-normal text-muted">{unitLabel(row.unit)}</span>
        </>
      ),
    },
    { key: 'claimed', header: 'Заявлено', width: '10rem', cell: ({ claimed }) => <LevelMark level={claimed} /> },
    { key: 'seen', header: 'Увидено', width: '10rem', cell: ({ seen }) => <LevelMark level={seen} /> },
    {
      key: 'result',
      header: 'Итог',
      width: '10rem',
      cell: (row) =>
        row.claimed === row.seen ? (
          <StatusMark kind="ok">подтверждено</StatusMark>
        ) : (
          <StatusMark kind="warn">другой уровень</StatusMark>
        ),
    },
    { key: 'remark', header: 'Замечание', phone: 'wide', cell: ({ remark }) => remark || '–' },
  ]
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('tools'), href: at },
          { label: visit.agency.name, href: `${at}/${visit.agency.id}` },
          { label: `Посещение № ${visit.number}` },
        ]}
      />
      <PageTitle
        title={`Лист посещения № ${visit.number}`}
        kicker={visit.agency.name}
        meta={formatLong(visit.visitedOn)}
        actions={
          <ButtonLink size="s" variant="quiet" href={`/api/${tenant}/documents/visits/${id}.pdf`} download="">
            PDF
          </ButtonLink>
        }
      />
      {visit.withdrawn && (
        <Notice tone="warn" title="Лист аннулирован" className="mb-5">
          {visit.withdrawn.reason} – {visit.withdrawn.by}, {formatLong(visit.withdrawn.on)}
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: 'Кто приходил', value: visit.visitors },
          ...(visit.hosts ? [{ term: 'Кто принимал', value: visit.hosts }] : []),
          { term: 'Записал', value: `${visit.byName}, ${formatDateTime(actor.tenant.timeZone, visit.at)}` },
          ...(visit.file ? [{ term: 'Файл', value: <FileLink tenant={tenant} file={visit.file} /> }] : []),
        ]}
      />
      <Section title="Что увидели">
        <DataTable
          caption="Что увидели на посещении"
          dense
          columns={columns}
          rows={visit.findings}
          rowKey={(row) => `${row.tool} ${row.unit}`}
        />
      </Section>
      <Section title="Вывод">
        <p className="max-w-[80ch] whitespace-pre-line">{visit.conclusion}</p>
      </Section>
      {visit.canWithdraw && (
        <details className="mt-8 print:hidden">
          <summary className="cursor-pointer text-accent">Аннулировать лист</summary>
          <div className="mt-4 max-w-[44rem]">
            <ActionForm
              action={withdrawVisitAction}
              tenant={tenant}
              hidden={{ id, version: visit.version }}
              submitLabel="Аннулировать лист"
              variant="danger"
            >
              <TextArea
                name="reason"
                label="Почему"
                hint="Лист останется в истории, новый можно заполнить сразу."
                rows={2}
              />
            </ActionForm>
          </div>
        </details>
      )}
    </>
  )
}
